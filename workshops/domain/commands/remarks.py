"""What can be asked while cards are clarified."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TypeAlias

from workshops.domain.actors import Actor, DirectorActor, FacilitatorActor, SeatActor


@dataclass(frozen=True, slots=True)
class AskQuestion:
    card: int
    text: str


@dataclass(frozen=True, slots=True)
class AnswerQuestion:
    remark: int
    text: str


@dataclass(frozen=True, slots=True)
class SuggestWording:
    card: int
    text: str


@dataclass(frozen=True, slots=True)
class AcceptWording:
    remark: int


@dataclass(frozen=True, slots=True)
class DeclineWording:
    remark: int


@dataclass(frozen=True, slots=True)
class HideRemark:
    remark: int
    reason: str


@dataclass(frozen=True, slots=True)
class RestoreRemark:
    remark: int


@dataclass(frozen=True, slots=True)
class EraseRemark:
    remark: int


Command: TypeAlias = (
    AskQuestion
    | AnswerQuestion
    | SuggestWording
    | AcceptWording
    | DeclineWording
    | HideRemark
    | RestoreRemark
    | EraseRemark
)

# Wire and log name, and who may send it. Who facilitates answers only for people without a phone.
COMMANDS: Mapping[str, tuple[type[Command], tuple[type[Actor], ...]]] = {
    "ask_question": (AskQuestion, (SeatActor,)),
    "answer_question": (AnswerQuestion, (SeatActor, FacilitatorActor)),
    "suggest_wording": (SuggestWording, (SeatActor,)),
    "accept_wording": (AcceptWording, (SeatActor, FacilitatorActor)),
    "decline_wording": (DeclineWording, (SeatActor, FacilitatorActor)),
    "hide_remark": (HideRemark, (FacilitatorActor, DirectorActor)),
    "restore_remark": (RestoreRemark, (FacilitatorActor, DirectorActor)),
    "erase_remark": (EraseRemark, (DirectorActor,)),
}
