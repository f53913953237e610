"""What can be asked of the account once a table has concluded."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TypeAlias

from workshops.domain.actors import Actor, DirectorActor, FacilitatorActor, SeatActor


@dataclass(frozen=True, slots=True)
class AskCorrection:
    """`card` or `sentence` is what it is about; both 0 means the account as a whole."""

    text: str
    card: int = 0
    sentence: int = 0


@dataclass(frozen=True, slots=True)
class WithdrawCorrection:
    correction: int


@dataclass(frozen=True, slots=True)
class AcceptCorrection:
    correction: int
    text: str


@dataclass(frozen=True, slots=True)
class DeclineCorrection:
    """`text` is the reason, which who asked and everybody reads."""

    correction: int
    text: str


@dataclass(frozen=True, slots=True)
class HideCorrection:
    correction: int
    reason: str


@dataclass(frozen=True, slots=True)
class RestoreCorrection:
    correction: int


@dataclass(frozen=True, slots=True)
class EraseCorrection:
    correction: int


Command: TypeAlias = (
    AskCorrection
    | WithdrawCorrection
    | AcceptCorrection
    | DeclineCorrection
    | HideCorrection
    | RestoreCorrection
    | EraseCorrection
)

# Wire and log name, and who may send it.
COMMANDS: Mapping[str, tuple[type[Command], tuple[type[Actor], ...]]] = {
    "ask_correction": (AskCorrection, (SeatActor,)),
    "withdraw_correction": (WithdrawCorrection, (SeatActor,)),
    "accept_correction": (AcceptCorrection, (FacilitatorActor, DirectorActor)),
    "decline_correction": (DeclineCorrection, (FacilitatorActor, DirectorActor)),
    "hide_correction": (HideCorrection, (FacilitatorActor, DirectorActor)),
    "restore_correction": (RestoreCorrection, (FacilitatorActor, DirectorActor)),
    "erase_correction": (EraseCorrection, (DirectorActor,)),
}
