"""What can be asked of moments and time."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TypeAlias

from workshops.domain.actors import Actor, ClockActor, DirectorActor, FacilitatorActor, SeatActor


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
class Hold:
    moment: int


@dataclass(frozen=True, slots=True)
class Resume:
    moment: int


@dataclass(frozen=True, slots=True)
class ReopenMoment:
    moment: int
    reason: str


@dataclass(frozen=True, slots=True)
class AskTime:
    moment: int


@dataclass(frozen=True, slots=True)
class Tick:
    """`due` (ms) has come for this moment: its timer or the end of its grace."""

    moment: int
    due: int


Command: TypeAlias = OpenMoment | CloseMoment | UndoClose | AddTime | Hold | Resume | ReopenMoment | AskTime | Tick

# Wire and log name, and who may send it.
COMMANDS: Mapping[str, tuple[type[Command], tuple[type[Actor], ...]]] = {
    "open_moment": (OpenMoment, (FacilitatorActor, DirectorActor)),
    "close_moment": (CloseMoment, (FacilitatorActor, DirectorActor)),
    "undo_close": (UndoClose, (FacilitatorActor, DirectorActor)),
    "add_time": (AddTime, (FacilitatorActor, DirectorActor)),
    "hold": (Hold, (FacilitatorActor, DirectorActor)),
    "resume": (Resume, (FacilitatorActor, DirectorActor)),
    "reopen_moment": (ReopenMoment, (FacilitatorActor, DirectorActor)),
    "ask_time": (AskTime, (SeatActor,)),
    "tick": (Tick, (ClockActor,)),
}
