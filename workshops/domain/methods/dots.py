"""Dots: every voter spreads up to `budget` dots over the cards as they like, also all on one.

It is cumulative voting. Source: Cole, "Legal and Mathematical Aspects of Cumulative Voting", South Carolina Law
Quarterly 2 (1950), 225-244; Glasser, "Game Theory and Cumulative Voting for Corporate Directors", Management Science 5
(1959), 151-156. Dots that are kept back count for nothing.
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
    if any(dots < 1 for dots in given.values()):
        # No dots on a card is spelled by leaving it out: one choice has one spelling.
        raise Refused("malformed")
    if sum(given.values()) > rules.budget:
        raise Refused("too_many_dots", limit=rules.budget)


def favours(choice: Choice) -> frozenset[int]:
    """Whoever gave a card at least one dot."""
    return frozenset(pairs_of(choice))


def count(rules: Rules, choices: Sequence[Choice]) -> dict[str, Any]:
    dots, givers = Counter[int](), Counter[int]()
    for choice in choices:
        given = pairs_of(choice)
        dots.update(given)
        givers.update(given.keys())
    places = positions(rules.options, lambda card: dots[card])
    return {
        "rows": [
            {"card": card, "in_favour": givers[card], "position": places[card], "dots": dots[card]}
            for card in rules.options
        ],
    }


def said(result: Mapping[str, Any]) -> Said:
    return Said(leaders(result), figure_of(result, "dots"), sum(row["dots"] for row in result["rows"]), "dots")
