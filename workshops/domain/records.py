"""What was entered for people without a phone: who wrote it, from which paper. Each has a receipt for it."""

from dataclasses import dataclass, replace
from enum import StrEnum

from home.domain.refusal import Refused
from workshops.domain import events as e
from workshops.domain.actors import Actor, FacilitatorActor
from workshops.domain.state import TableState

PAPER_MAX = 999


class Of(StrEnum):
    CARD = "card"
    BALLOT = "ballot"
    OBJECTION = "objection"
    SENTENCE = "sentence"


def recorded(of: Of, number: int, *, seat: int, by: Actor, paper: int | None = None) -> e.EntryRecorded:
    assert isinstance(by, FacilitatorActor)
    return e.EntryRecorded(of=of.value, number=number, facilitator=by.card, paper=paper, seat=seat)


def check_paper(state: TableState, paper: int | None) -> None:
    """A sheet is entered once. Raises Refused: `paper_unknown`, or `paper_taken` with the card that has it."""
    if paper is None:
        return
    if not 1 <= paper <= PAPER_MAX:
        raise Refused("paper_unknown", limit=PAPER_MAX)
    taken = next((card.number for card in state.cards.values() if card.paper == paper), None)
    if taken is not None:
        raise Refused("paper_taken", paper=paper, card=taken)


def entries_about(state: TableState, of: Of, *numbers: int) -> tuple[int, ...]:
    """Places in the log of what says for whom these were entered: it is erased with them."""
    return tuple(seq for seq, entry in state.entries.items() if entry.of == of and entry.number in numbers)


def without_persons(state: TableState, parts: tuple[int, ...]) -> dict[int, e.EntryRecorded]:
    """The entries where those at these places are erased: for whom something was entered goes with it."""
    return {seq: replace(entry, seat=None) if seq in parts else entry for seq, entry in state.entries.items()}


@dataclass(frozen=True, slots=True)
class Receipt:
    """All that was entered for one seat, in order."""

    seat: int
    entries: tuple[e.EntryRecorded, ...]


def receipts_of(state: TableState) -> dict[int, Receipt]:
    """By seat; the latest choice in a ballot counts, so each ballot stands once."""
    found: dict[int, dict[tuple[str, int], e.EntryRecorded]] = {}
    for entry in state.entries.values():
        if entry.seat is not None:
            found.setdefault(entry.seat, {})[entry.of, entry.number] = entry
    return {seat: Receipt(seat, tuple(entries.values())) for seat, entries in sorted(found.items())}
