"""What happened to moments and time."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import ClassVar, TypeAlias


@dataclass(frozen=True, slots=True)
class MomentOpened:
    moment: int
    ends_at: int | None
    rules: str


@dataclass(frozen=True, slots=True)
class MomentClosing:
    moment: int
    closes_at: int


@dataclass(frozen=True, slots=True)
class MomentReopened:
    moment: int
    ends_at: int | None


@dataclass(frozen=True, slots=True)
class MomentClosed:
    moment: int


@dataclass(frozen=True, slots=True)
class MomentHeld:
    """`left` (ms) is what the timer still had; it stops."""

    moment: int
    left: int | None


@dataclass(frozen=True, slots=True)
class MomentResumed:
    moment: int
    ends_at: int | None


@dataclass(frozen=True, slots=True)
class MomentReopenedAfterClose:
    """A moment that was closed takes contributions again, without a timer, for a reason."""

    moment: int
    reason: str


@dataclass(frozen=True, slots=True)
class TimeAsked:
    """Somebody asks for more time. Who it was is sealed: it is kept only so that each seat asks once."""

    sealed: ClassVar[tuple[str, ...]] = ("seat",)
    moment: int
    seat: int | None


@dataclass(frozen=True, slots=True)
class TimeAdded:
    moment: int
    ends_at: int


Event: TypeAlias = (
    MomentOpened
    | MomentClosing
    | MomentReopened
    | MomentClosed
    | MomentHeld
    | MomentResumed
    | MomentReopenedAfterClose
    | TimeAsked
    | TimeAdded
)

# Log name and newest version.
EVENTS: Mapping[str, tuple[type[Event], int]] = {
    "moment_opened": (MomentOpened, 1),
    "moment_closing": (MomentClosing, 1),
    "moment_reopened": (MomentReopened, 1),
    "moment_closed": (MomentClosed, 1),
    "moment_held": (MomentHeld, 1),
    "moment_resumed": (MomentResumed, 1),
    "moment_reopened_after_close": (MomentReopenedAfterClose, 1),
    "time_asked": (TimeAsked, 1),
    "time_added": (TimeAdded, 1),
}
