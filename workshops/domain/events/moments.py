"""What happened to moments and time."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TypeAlias


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
class TimeAdded:
    moment: int
    ends_at: int


Event: TypeAlias = MomentOpened | MomentClosing | MomentReopened | MomentClosed | TimeAdded

# Log name and newest version.
EVENTS: Mapping[str, tuple[type[Event], int]] = {
    "moment_opened": (MomentOpened, 1),
    "moment_closing": (MomentClosing, 1),
    "moment_reopened": (MomentReopened, 1),
    "moment_closed": (MomentClosed, 1),
    "time_added": (TimeAdded, 1),
}
