"""What happened to seats, voters and who facilitates."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TypeAlias


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


Event: TypeAlias = (
    SeatTaken
    | SeatReopened
    | SeatFreed
    | SeatRestored
    | FacilitationTaken
    | FacilitationRevoked
    | VoterConfirmed
    | VoteHandedOver
)

# Log name and newest version.
EVENTS: Mapping[str, tuple[type[Event], int]] = {
    "seat_taken": (SeatTaken, 1),
    "seat_reopened": (SeatReopened, 1),
    "seat_freed": (SeatFreed, 1),
    "seat_restored": (SeatRestored, 1),
    "facilitation_taken": (FacilitationTaken, 1),
    "facilitation_revoked": (FacilitationRevoked, 1),
    "voter_confirmed": (VoterConfirmed, 1),
    "vote_handed_over": (VoteHandedOver, 1),
}
