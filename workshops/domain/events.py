"""What happened at a table. Past tense; frozen; versioned for ever.

Each event says which of its fields are sealed: texts, the author's seat, the choice of an open ballot. Names of people
never stand here. Adding a field means a new version and an upcaster in `codec`, never a change to a recorded event.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, ClassVar, TypeAlias


@dataclass(frozen=True, slots=True)
class TableOpened:
    script: tuple[Mapping[str, Any], ...]
    rules: tuple[str, ...]
    capacity: int


@dataclass(frozen=True, slots=True)
class SeatTaken:
    seat: int
    organisation: int | None
    sector: str
    is_resident: bool
    has_phone: bool


@dataclass(frozen=True, slots=True)
class SeatReopened:
    seat: int
    generation: int


@dataclass(frozen=True, slots=True)
class SeatFreed:
    seat: int


@dataclass(frozen=True, slots=True)
class SeatRestored:
    seat: int


@dataclass(frozen=True, slots=True)
class FacilitationTaken:
    card: int
    generation: int


@dataclass(frozen=True, slots=True)
class FacilitationRevoked:
    card: int


@dataclass(frozen=True, slots=True)
class VoterConfirmed:
    organisation: int
    seat: int


@dataclass(frozen=True, slots=True)
class VoteHandedOver:
    organisation: int
    from_seat: int
    seat: int


@dataclass(frozen=True, slots=True)
class TableLocked:
    pass


@dataclass(frozen=True, slots=True)
class TableUnlocked:
    pass


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


@dataclass(frozen=True, slots=True)
class CardPosted:
    """`channel`: `seat`, or `facilitator` who wrote for somebody without a phone."""

    sealed: ClassVar[tuple[str, ...]] = ("text", "seat")
    card: int
    moment: int
    channel: str
    text: str | None
    seat: int | None


@dataclass(frozen=True, slots=True)
class CardAmended:
    sealed: ClassVar[tuple[str, ...]] = ("text",)
    card: int
    text: str | None


@dataclass(frozen=True, slots=True)
class CardWithdrawn:
    card: int


@dataclass(frozen=True, slots=True)
class CardHidden:
    card: int
    reason: str


@dataclass(frozen=True, slots=True)
class CardRestored:
    card: int


@dataclass(frozen=True, slots=True)
class CardErased:
    """The sealed parts at these places of the log were deleted."""

    card: int
    parts: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class BallotOpened:
    """`options` are card numbers in the order in which everybody sees them."""

    ballot: int
    options: tuple[int, ...]
    rules: str


@dataclass(frozen=True, slots=True)
class BallotCast:
    """`voter`: `organisation:12` or `seat:7`. The latest per voter counts."""

    sealed: ClassVar[tuple[str, ...]] = ("voter", "seat", "choice")
    ballot: int
    channel: str
    voter: str | None
    seat: int | None
    choice: tuple[int, ...] | None


@dataclass(frozen=True, slots=True)
class BallotClosed:
    """The frozen result; `result` is what workshops.domain.ballots.tally returned."""

    ballot: int
    result: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class TableConcluded:
    pass


Event: TypeAlias = (
    TableOpened
    | SeatTaken
    | SeatReopened
    | SeatFreed
    | SeatRestored
    | FacilitationTaken
    | FacilitationRevoked
    | VoterConfirmed
    | VoteHandedOver
    | TableLocked
    | TableUnlocked
    | MomentOpened
    | MomentClosing
    | MomentReopened
    | MomentClosed
    | TimeAdded
    | CardPosted
    | CardAmended
    | CardWithdrawn
    | CardHidden
    | CardRestored
    | CardErased
    | BallotOpened
    | BallotCast
    | BallotClosed
    | TableConcluded
)

# Log name and newest version of every event.
EVENTS: Mapping[str, tuple[type[Event], int]] = {
    "table_opened": (TableOpened, 1),
    "seat_taken": (SeatTaken, 1),
    "seat_reopened": (SeatReopened, 1),
    "seat_freed": (SeatFreed, 1),
    "seat_restored": (SeatRestored, 1),
    "facilitation_taken": (FacilitationTaken, 1),
    "facilitation_revoked": (FacilitationRevoked, 1),
    "voter_confirmed": (VoterConfirmed, 1),
    "vote_handed_over": (VoteHandedOver, 1),
    "table_locked": (TableLocked, 1),
    "table_unlocked": (TableUnlocked, 1),
    "moment_opened": (MomentOpened, 1),
    "moment_closing": (MomentClosing, 1),
    "moment_reopened": (MomentReopened, 1),
    "moment_closed": (MomentClosed, 1),
    "time_added": (TimeAdded, 1),
    "card_posted": (CardPosted, 1),
    "card_amended": (CardAmended, 1),
    "card_withdrawn": (CardWithdrawn, 1),
    "card_hidden": (CardHidden, 1),
    "card_restored": (CardRestored, 1),
    "card_erased": (CardErased, 1),
    "ballot_opened": (BallotOpened, 1),
    "ballot_cast": (BallotCast, 1),
    "ballot_closed": (BallotClosed, 1),
    "table_concluded": (TableConcluded, 1),
}
KIND_OF: Mapping[type[Event], str] = {event: kind for kind, (event, _version) in EVENTS.items()}
