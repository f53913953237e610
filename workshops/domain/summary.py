"""A few figures of a table for lists outside it. No text, no name, no tally before the result."""

from typing import Any

from workshops.domain.ballots import entitled
from workshops.domain.deciding_corrections import corrections_end
from workshops.domain.script import Electors
from workshops.domain.state import TableState


def wrote(state: TableState) -> int:
    """How many seats have a standing card in the present moment, or in the last one with cards."""
    return len({card.seat for card in state.cards.values() if card.is_standing and card.seat is not None})


def counts_of(state: TableState) -> dict[str, int]:
    """seated, wrote, cards, voters, voted."""
    ballot = state.ballot()
    electors = state.script[ballot.number - 1].electors if ballot else Electors.ORGANISATION
    if ballot is not None and ballot.result is not None:
        voters = int(ballot.result["voters"])
    else:
        voters = len(entitled(state, electors) | frozenset(ballot.votes if ballot else ()))
    return {
        "seated": sum(1 for seat in state.seats.values() if not seat.is_freed),
        "wrote": wrote(state),
        "cards": sum(1 for card in state.cards.values() if card.is_standing),
        "voters": voters,
        "voted": len(ballot.votes) if ballot else 0,
    }


def standing_of(state: TableState) -> str:
    """`unopened`, `waiting`, `running` or `concluded`."""
    if state.is_concluded:
        return "concluded"
    if state.moment is not None:
        return "running"
    return "waiting" if state.is_open else "unopened"


def summary_of(state: TableState) -> dict[str, Any]:
    spec = state.spec
    return {
        "state": standing_of(state),
        "moment": spec.kind.value if spec else None,
        "phase": state.moment.phase.value if state.moment else None,
        "results": sum(1 for ballot in state.ballots.values() if ballot.result is not None),
        **counts_of(state),
        **_corrections(state),
    }


def _corrections(state: TableState) -> dict[str, int]:
    """Once concluded: until when (ms) corrections may be asked, and how many requests nobody has decided yet."""
    until = corrections_end(state)
    if until is None:
        return {}
    asked = sum(1 for each in state.corrections.values() if each.is_standing and each.decision is None)
    return {"corrections_until": until, "corrections": asked}
