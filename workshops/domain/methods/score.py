"""Score: every voter gives each card a whole number from 0 to `max_score`; the greatest sum comes first.

Source: Smith, "Range Voting" (2000), https://rangevoting.org/WarrenSmithPages/homepage/rangevote.pdf, in the form that
adds up: a card without a score counts 0, so that nobody gains by being known to few.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any

from home.domain.refusal import Refused
from workshops.domain.methods.rules import (
    Choice,
    Rules,
    Said,
    checked_pairs,
    figure_of,
    leaders,
    pairs_of,
    positions,
)


def check(rules: Rules, choice: Choice) -> None:
    given = checked_pairs(rules, choice)
    if any(not 0 <= score <= rules.max_score for score in given.values()):
        raise Refused("score_out_of_range", limit=rules.max_score)


def favours(choice: Choice) -> frozenset[int]:
    """Whoever gave a card more than nothing."""
    return frozenset(card for card, score in pairs_of(choice).items() if score)


def count(rules: Rules, choices: Sequence[Choice]) -> dict[str, Any]:
    points, givers = Counter[int](), Counter[int]()
    for choice in choices:
        points.update(pairs_of(choice))
        givers.update(favours(choice))
    places = positions(rules.options, lambda card: points[card])
    return {
        "rows": [
            {"card": card, "in_favour": givers[card], "position": places[card], "points": points[card]}
            for card in rules.options
        ],
    }


def said(result: Mapping[str, Any]) -> Said:
    return Said(leaders(result), figure_of(result, "points"), sum(row["points"] for row in result["rows"]), "points")
