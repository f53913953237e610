"""What everybody sees of families: a name, its cards, how many voices stand behind them."""

from typing import Any

from workshops.domain.families import SMALLEST, standing, voices_of
from workshops.domain.script import Kind
from workshops.domain.state import BallotState, TableState


def has_families(state: TableState) -> bool:
    return any(spec.kind is Kind.GROUP for spec in state.script)


def family_views(state: TableState) -> list[dict[str, Any]]:
    """Cards that were hidden or withdrawn are left out; who is left alone with that is no family."""
    shown = [(family, standing(state, family)) for family in state.families.values()]
    return [
        {
            "number": family.number,
            "name": family.name,
            "cards": list(cards),
            "organisations": (voices := voices_of(state, cards)).organisations,
            "people": voices.people,
        }
        for family, cards in shown
        if len(cards) >= SMALLEST
    ]


def ballot_families(ballot: BallotState) -> list[dict[str, Any]]:
    """The families that stand in a ballot, as they were when it opened."""
    return [
        {"option": option, "name": family.name, "cards": list(family.cards)}
        for option, family in ballot.families.items()
    ]
