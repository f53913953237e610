"""What happened to requests for a correction. The original stays: a correction is told beside it, with its date."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import ClassVar, TypeAlias


@dataclass(frozen=True, slots=True)
class CorrectionAsked:
    """About a card, a sentence, or with both 0 the account as a whole."""

    sealed: ClassVar[tuple[str, ...]] = ("text", "seat")
    correction: int
    card: int
    sentence: int
    text: str | None
    seat: int | None


@dataclass(frozen=True, slots=True)
class CorrectionWithdrawn:
    correction: int


@dataclass(frozen=True, slots=True)
class CorrectionAccepted:
    """`reason` may be empty."""

    sealed: ClassVar[tuple[str, ...]] = ("reason",)
    correction: int
    reason: str | None


@dataclass(frozen=True, slots=True)
class CorrectionDeclined:
    sealed: ClassVar[tuple[str, ...]] = ("reason",)
    correction: int
    reason: str | None


@dataclass(frozen=True, slots=True)
class CorrectionHidden:
    correction: int
    reason: str


@dataclass(frozen=True, slots=True)
class CorrectionRestored:
    correction: int


@dataclass(frozen=True, slots=True)
class CorrectionErased:
    """The sealed parts at these places of the log were deleted."""

    correction: int
    parts: tuple[int, ...]


Event: TypeAlias = (
    CorrectionAsked
    | CorrectionWithdrawn
    | CorrectionAccepted
    | CorrectionDeclined
    | CorrectionHidden
    | CorrectionRestored
    | CorrectionErased
)

# Log name and newest version.
EVENTS: Mapping[str, tuple[type[Event], int]] = {
    "correction_asked": (CorrectionAsked, 1),
    "correction_withdrawn": (CorrectionWithdrawn, 1),
    "correction_accepted": (CorrectionAccepted, 1),
    "correction_declined": (CorrectionDeclined, 1),
    "correction_hidden": (CorrectionHidden, 1),
    "correction_restored": (CorrectionRestored, 1),
    "correction_erased": (CorrectionErased, 1),
}
