"""What can be asked of seats, voters and who facilitates."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TypeAlias

from workshops.domain.actors import Actor, DirectorActor, DoorActor, FacilitatorActor


@dataclass(frozen=True, slots=True)
class TakeSeat:
    """`organisation` None and `is_resident` False is nobody in particular: refused."""

    organisation: int | None
    sector: str
    is_resident: bool
    has_phone: bool = True


@dataclass(frozen=True, slots=True)
class ReopenSeat:
    seat: int


@dataclass(frozen=True, slots=True)
class TakeFacilitation:
    card: int


@dataclass(frozen=True, slots=True)
class RevokeFacilitation:
    card: int


@dataclass(frozen=True, slots=True)
class ConfirmVoter:
    seat: int


@dataclass(frozen=True, slots=True)
class HandOverVote:
    seat: int


@dataclass(frozen=True, slots=True)
class FreeSeat:
    seat: int


@dataclass(frozen=True, slots=True)
class RestoreSeat:
    seat: int


Command: TypeAlias = (
    TakeSeat | ReopenSeat | TakeFacilitation | RevokeFacilitation | ConfirmVoter | HandOverVote | FreeSeat | RestoreSeat
)

# Wire and log name, and who may send it.
COMMANDS: Mapping[str, tuple[type[Command], tuple[type[Actor], ...]]] = {
    "take_seat": (TakeSeat, (DoorActor, FacilitatorActor)),
    "reopen_seat": (ReopenSeat, (DoorActor,)),
    "take_facilitation": (TakeFacilitation, (DoorActor,)),
    "revoke_facilitation": (RevokeFacilitation, (DirectorActor,)),
    "confirm_voter": (ConfirmVoter, (FacilitatorActor,)),
    "hand_over_vote": (HandOverVote, (FacilitatorActor,)),
    "free_seat": (FreeSeat, (FacilitatorActor,)),
    "restore_seat": (RestoreSeat, (FacilitatorActor,)),
}
