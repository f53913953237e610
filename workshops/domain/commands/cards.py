"""What can be asked of cards."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TypeAlias

from workshops.domain.actors import Actor, DirectorActor, FacilitatorActor, SeatActor


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


Command: TypeAlias = PostCard | PostCardFor | AmendCard | WithdrawCard | HideCard | RestoreCard | EraseCard

# Wire and log name, and who may send it.
COMMANDS: Mapping[str, tuple[type[Command], tuple[type[Actor], ...]]] = {
    "post_card": (PostCard, (SeatActor,)),
    "post_card_for": (PostCardFor, (FacilitatorActor,)),
    "amend_card": (AmendCard, (SeatActor,)),
    "withdraw_card": (WithdrawCard, (SeatActor,)),
    "hide_card": (HideCard, (FacilitatorActor, DirectorActor)),
    "restore_card": (RestoreCard, (FacilitatorActor, DirectorActor)),
    "erase_card": (EraseCard, (DirectorActor,)),
}
