"""Who sends a command. `key` is the name under which its command ids are unique."""

from dataclasses import dataclass
from typing import TypeAlias


@dataclass(frozen=True, slots=True)
class SeatActor:
    """A device holding a seat. A replaced device has an older generation."""

    seat: int
    generation: int = 1

    @property
    def key(self) -> str:
        return f"seat:{self.seat}"


@dataclass(frozen=True, slots=True)
class FacilitatorActor:
    """A device holding a facilitation card."""

    card: int
    generation: int = 1

    @property
    def key(self) -> str:
        return f"facilitator:{self.card}"


@dataclass(frozen=True, slots=True)
class DoorActor:
    """Somebody who is not seated yet; what they may present was checked at the edge."""

    key: str = "door"


@dataclass(frozen=True, slots=True)
class DirectorActor:
    """The regia: staff who opened the workshop. The account was checked at the edge and by the committer."""

    participant: str = ""

    @property
    def key(self) -> str:
        return f"director:{self.participant}"


@dataclass(frozen=True, slots=True)
class ClockActor:
    """Time itself: its command ids are deterministic, so two processes do the same thing once."""

    key: str = "clock"


Actor: TypeAlias = SeatActor | FacilitatorActor | DoorActor | DirectorActor | ClockActor
