"""What happened to cards."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import ClassVar, TypeAlias


@dataclass(frozen=True, slots=True)
class CardPosted:
    """`channel`: `seat`, or `facilitator` who wrote for somebody without a phone."""

    sealed: ClassVar[tuple[str, ...]] = ("text", "seat", "lang", "area", "point")
    card: int
    moment: int
    channel: str
    text: str | None
    seat: int | None
    lang: str | None = None
    area: str | None = None
    point: tuple[int, ...] | None = None


@dataclass(frozen=True, slots=True)
class CardAmended:
    """`remark` is the suggested wording that its author accepted, None where the author wrote anew.

    Without `lang` language and place stay as they were; with it all three are as said here.
    """

    sealed: ClassVar[tuple[str, ...]] = ("text", "lang", "area", "point")
    card: int
    remark: int | None
    text: str | None
    lang: str | None = None
    area: str | None = None
    point: tuple[int, ...] | None = None


@dataclass(frozen=True, slots=True)
class CardWithdrawn:
    card: int


@dataclass(frozen=True, slots=True)
class CardHidden:
    card: int
    reason: str


@dataclass(frozen=True, slots=True)
class CardRestored:
    card: int


@dataclass(frozen=True, slots=True)
class CardErased:
    """The sealed parts at these places of the log were deleted."""

    card: int
    parts: tuple[int, ...]


Event: TypeAlias = CardPosted | CardAmended | CardWithdrawn | CardHidden | CardRestored | CardErased

# Log name and newest version.
EVENTS: Mapping[str, tuple[type[Event], int]] = {
    "card_posted": (CardPosted, 2),
    "card_amended": (CardAmended, 3),
    "card_withdrawn": (CardWithdrawn, 1),
    "card_hidden": (CardHidden, 1),
    "card_restored": (CardRestored, 1),
    "card_erased": (CardErased, 1),
}
