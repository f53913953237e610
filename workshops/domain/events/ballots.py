"""What happened to ballots."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, ClassVar, TypeAlias


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
class SecretBallotCast:
    """A voter took part in a secret ballot, once more or for the first time. What was chosen is nowhere in the log."""

    sealed: ClassVar[tuple[str, ...]] = ("voter", "seat")
    ballot: int
    voter: str | None
    seat: int | None


@dataclass(frozen=True, slots=True)
class BallotClosed:
    """The frozen result; `result` is what workshops.domain.ballots.tally returned.

    A secret ballot's has its `choices` with their receipts, in the order of the receipts.
    """

    ballot: int
    result: Mapping[str, Any]


Event: TypeAlias = BallotOpened | BallotCast | SecretBallotCast | BallotClosed

# Log name and newest version.
EVENTS: Mapping[str, tuple[type[Event], int]] = {
    "ballot_opened": (BallotOpened, 1),
    "ballot_cast": (BallotCast, 1),
    "secret_ballot_cast": (SecretBallotCast, 1),
    "ballot_closed": (BallotClosed, 1),
}
