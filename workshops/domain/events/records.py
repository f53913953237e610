"""What who facilitates entered for somebody else: who wrote it down, and from which sheet of paper."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import ClassVar, TypeAlias


@dataclass(frozen=True, slots=True)
class EntryRecorded:
    """Follows the event that it is about. `of`: `card`, `ballot`, `objection` or `sentence`; `number` is its.

    `facilitator` is the facilitation card of who wrote it; `paper` the number printed on a paper card.
    """

    sealed: ClassVar[tuple[str, ...]] = ("seat",)
    of: str
    number: int
    facilitator: int
    paper: int | None
    seat: int | None


Event: TypeAlias = EntryRecorded

# Log name and newest version.
EVENTS: Mapping[str, tuple[type[Event], int]] = {
    "entry_recorded": (EntryRecorded, 1),
}
