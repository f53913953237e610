"""Consent with objections: nobody is asked whether they like a card, but whether they can live with it.

Source: Endenburg, "Sociocracy: The Organization of Decision-Making" (Eburon 1998): a proposal is adopted when nobody
has a reasoned objection left. Each voter consents, stands aside, or objects. An objection has a reason and may be
resolved by who raised it or by who facilitates; the record says by whom. Nothing said about a card is not consent.
"""

from collections.abc import Mapping, Sequence
from enum import IntEnum
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


class Stance(IntEnum):
    CONSENTS = 0
    ASIDE = 1
    OBJECTS = 2
    # Nobody begins with it: what OBJECTS becomes once its objection is resolved (workshops.domain.objections).
    RESOLVED = 3


def check(rules: Rules, choice: Choice) -> None:
    given = checked_pairs(rules, choice)
    if not set(given.values()) <= set(Stance):
        raise Refused("malformed")


def favours(choice: Choice) -> frozenset[int]:
    """Whoever consents."""
    return frozenset(card for card, stance in pairs_of(choice).items() if stance == Stance.CONSENTS)


def count(rules: Rules, choices: Sequence[Choice]) -> dict[str, Any]:
    """`objections` counts all that were raised and stand, `open` those of them that are not resolved."""
    stances = [pairs_of(choice) for choice in choices]

    def how_many(card: int, *wanted: Stance) -> int:
        return sum(1 for given in stances if given.get(card) in wanted)

    rows = [
        {
            "card": card,
            "in_favour": how_many(card, Stance.CONSENTS),
            "aside": how_many(card, Stance.ASIDE),
            "objections": how_many(card, Stance.OBJECTS, Stance.RESOLVED),
            "open": how_many(card, Stance.OBJECTS),
        }
        for card in rules.options
    ]
    # Without an open objection before with one; then who consents. Fewer objections do not make one less open.
    merits = {row["card"]: (row["open"] == 0, row["in_favour"]) for row in rows}
    places = positions(rules.options, lambda card: merits[card])
    return {"rows": [{**row, "position": places[row["card"]]} for row in rows]}


def said(result: Mapping[str, Any]) -> Said:
    """The cards that nobody objects to any more and most consent to."""
    adopted = {row["card"] for row in result["rows"] if row["open"] == 0}
    first = tuple(card for card in leaders(result) if card in adopted)
    return Said(first, figure_of(result, "in_favour") if first else 0, result["voters"], "consents")
