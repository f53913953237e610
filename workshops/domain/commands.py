"""What can be asked of a table. Imperatives; frozen; numbers are the table's own (card 31, seat 7, moment 2)."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, TypeAlias

from workshops.domain.actors import (
    Actor,
    ClockActor,
    DirectorActor,
    DoorActor,
    FacilitatorActor,
    SeatActor,
)


@dataclass(frozen=True, slots=True)
class OpenTable:
    script: tuple[Mapping[str, Any], ...]
    capacity: int


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
class OpenMoment:
    moment: int


@dataclass(frozen=True, slots=True)
class CloseMoment:
    moment: int


@dataclass(frozen=True, slots=True)
class UndoClose:
    moment: int


@dataclass(frozen=True, slots=True)
class AddTime:
    minutes: int


@dataclass(frozen=True, slots=True)
class Tick:
    """`due` (ms) has come for this moment: its timer or the end of its grace."""

    moment: int
    due: int


@dataclass(frozen=True, slots=True)
class PostCard:
    text: str


@dataclass(frozen=True, slots=True)
class PostCardFor:
    seat: int
    text: str


@dataclass(frozen=True, slots=True)
class AmendCard:
    card: int
    text: str


@dataclass(frozen=True, slots=True)
class WithdrawCard:
    card: int


@dataclass(frozen=True, slots=True)
class HideCard:
    card: int
    reason: str


@dataclass(frozen=True, slots=True)
class RestoreCard:
    card: int


@dataclass(frozen=True, slots=True)
class EraseCard:
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


@dataclass(frozen=True, slots=True)
class LockTable:
    pass


@dataclass(frozen=True, slots=True)
class UnlockTable:
    pass


@dataclass(frozen=True, slots=True)
class CastBallot:
    ballot: int
    choice: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class CastBallotFor:
    seat: int
    ballot: int
    choice: tuple[int, ...]


Command: TypeAlias = (
    OpenTable
    | TakeSeat
    | ReopenSeat
    | TakeFacilitation
    | RevokeFacilitation
    | OpenMoment
    | CloseMoment
    | UndoClose
    | AddTime
    | Tick
    | PostCard
    | PostCardFor
    | AmendCard
    | WithdrawCard
    | HideCard
    | RestoreCard
    | EraseCard
    | ConfirmVoter
    | HandOverVote
    | FreeSeat
    | RestoreSeat
    | LockTable
    | UnlockTable
    | CastBallot
    | CastBallotFor
)

# Wire and log name of every command, and who may send it. A command that is not here does not exist.
COMMANDS: Mapping[str, tuple[type[Command], tuple[type[Actor], ...]]] = {
    "open_table": (OpenTable, (DirectorActor,)),
    "take_seat": (TakeSeat, (DoorActor, FacilitatorActor)),
    "reopen_seat": (ReopenSeat, (DoorActor,)),
    "take_facilitation": (TakeFacilitation, (DoorActor,)),
    "revoke_facilitation": (RevokeFacilitation, (DirectorActor,)),
    "open_moment": (OpenMoment, (FacilitatorActor, DirectorActor)),
    "close_moment": (CloseMoment, (FacilitatorActor, DirectorActor)),
    "undo_close": (UndoClose, (FacilitatorActor, DirectorActor)),
    "add_time": (AddTime, (FacilitatorActor, DirectorActor)),
    "tick": (Tick, (ClockActor,)),
    "post_card": (PostCard, (SeatActor,)),
    "post_card_for": (PostCardFor, (FacilitatorActor,)),
    "amend_card": (AmendCard, (SeatActor,)),
    "withdraw_card": (WithdrawCard, (SeatActor,)),
    "hide_card": (HideCard, (FacilitatorActor, DirectorActor)),
    "restore_card": (RestoreCard, (FacilitatorActor, DirectorActor)),
    "erase_card": (EraseCard, (DirectorActor,)),
    "confirm_voter": (ConfirmVoter, (FacilitatorActor,)),
    "hand_over_vote": (HandOverVote, (FacilitatorActor,)),
    "free_seat": (FreeSeat, (FacilitatorActor,)),
    "restore_seat": (RestoreSeat, (FacilitatorActor,)),
    "lock_table": (LockTable, (FacilitatorActor, DirectorActor)),
    "unlock_table": (UnlockTable, (FacilitatorActor, DirectorActor)),
    "cast_ballot": (CastBallot, (SeatActor,)),
    "cast_ballot_for": (CastBallotFor, (FacilitatorActor,)),
}
KIND_OF: Mapping[type[Command], str] = {command: kind for kind, (command, _actors) in COMMANDS.items()}
