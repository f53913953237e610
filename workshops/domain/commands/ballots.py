"""What can be asked of ballots."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TypeAlias

from workshops.domain.actors import Actor, FacilitatorActor, SeatActor


@dataclass(frozen=True, slots=True)
class CastBallot:
    ballot: int
    choice: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class CastBallotFor:
    seat: int
    ballot: int
    choice: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class CastSecretBallot:
    """`receipt`: digits that the voter's own device drew. Choice and receipt never stand beside the seat."""

    ballot: int
    choice: tuple[int, ...]
    receipt: str


Command: TypeAlias = CastBallot | CastBallotFor | CastSecretBallot

# Wire and log name, and who may send it.
COMMANDS: Mapping[str, tuple[type[Command], tuple[type[Actor], ...]]] = {
    "cast_ballot": (CastBallot, (SeatActor,)),
    "cast_ballot_for": (CastBallotFor, (FacilitatorActor,)),
    "cast_secret_ballot": (CastSecretBallot, (SeatActor,)),
}
