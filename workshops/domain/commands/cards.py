"""What can be asked of cards."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TypeAlias

from workshops.domain.actors import Actor, DirectorActor, FacilitatorActor, SeatActor
from workshops.domain.places import ITALIAN


@dataclass(frozen=True, slots=True)
class PostCard:
    """`area` and `point` as in workshops.domain.places; None where the card speaks of no place."""

    text: str
    lang: str = ITALIAN
    area: str | None = None
    point: tuple[int, ...] | None = None


@dataclass(frozen=True, slots=True)
class PostCardFor:
    """`paper`: the number printed on a paper card, where it was written on one."""

    seat: int
    text: str
    lang: str = ITALIAN
    area: str | None = None
    point: tuple[int, ...] | None = None
    paper: int | None = None


@dataclass(frozen=True, slots=True)
class AmendCard:
    """Without `lang` the words alone change; with it language, area and point are said anew."""

    card: int
    text: str
    lang: str | None = None
    area: str | None = None
    point: tuple[int, ...] | None = None


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
