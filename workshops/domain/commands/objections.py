"""What can be asked where a table chooses by consent. Casting consent, or standing aside, withdraws an objection."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TypeAlias

from workshops.domain.actors import Actor, FacilitatorActor, SeatActor


@dataclass(frozen=True, slots=True)
class RaiseObjection:
    ballot: int
    card: int
    concern: str
    text: str


@dataclass(frozen=True, slots=True)
class RaiseObjectionFor:
    seat: int
    ballot: int
    card: int
    concern: str
    text: str


@dataclass(frozen=True, slots=True)
class ResolveObjection:
    """`how`: `amended`, with the words in which it falls, or `noted`, with the reason why it does not stop the card."""

    remark: int
    how: str
    text: str


Command: TypeAlias = RaiseObjection | RaiseObjectionFor | ResolveObjection

# Wire and log name, and who may send it.
COMMANDS: Mapping[str, tuple[type[Command], tuple[type[Actor], ...]]] = {
    "raise_objection": (RaiseObjection, (SeatActor,)),
    "raise_objection_for": (RaiseObjectionFor, (FacilitatorActor,)),
    "resolve_objection": (ResolveObjection, (FacilitatorActor,)),
}
