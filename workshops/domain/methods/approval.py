"""Approval: every voter names up to `max_choices` cards, and a card's count is how many named it.

Source: Brams and Fishburn, "Approval Voting", American Political Science Review 72 (1978), 831-847; with a limit.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any

from home.domain.refusal import Refused
from workshops.domain.methods.rules import Choice, Rules, Said, check_cards, figure_of, leaders, positions


def check(rules: Rules, choice: Choice) -> None:
    if len(choice) > rules.max_choices:
        raise Refused("too_many_choices", limit=rules.max_choices)
    check_cards(rules, choice)


def favours(choice: Choice) -> frozenset[int]:
    return frozenset(choice)


def count(rules: Rules, choices: Sequence[Choice]) -> dict[str, Any]:
    counts = Counter(card for choice in choices for card in choice)
    places = positions(rules.options, lambda card: counts[card])
    return {
        "rows": [{"card": card, "in_favour": counts[card], "position": places[card]} for card in rules.options],
    }


def said(result: Mapping[str, Any]) -> Said:
    return Said(leaders(result), figure_of(result, "in_favour"), result["voters"], "voters")
