"""What happened to the sentences of the synthesis. Who proposes and who signs is sealed, like every author."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import ClassVar, TypeAlias


@dataclass(frozen=True, slots=True)
class SentenceProposed:
    """`channel`: `seat`, or `facilitator` who wrote for the table (seat None) or for somebody without a phone."""

    sealed: ClassVar[tuple[str, ...]] = ("text", "seat")
    sentence: int
    moment: int
    channel: str
    is_minority: bool
    cards: tuple[int, ...]
    families: tuple[int, ...]
    ballots: tuple[int, ...]
    text: str | None
    seat: int | None


@dataclass(frozen=True, slots=True)
class SentenceAmended:
    """By its author, while nobody else signs it. Other words are another sentence: it is no longer accepted."""

    sealed: ClassVar[tuple[str, ...]] = ("text",)
    sentence: int
    cards: tuple[int, ...]
    families: tuple[int, ...]
    ballots: tuple[int, ...]
    text: str | None


@dataclass(frozen=True, slots=True)
class SentenceWithdrawn:
    sentence: int


@dataclass(frozen=True, slots=True)
class SentenceSigned:
    sealed: ClassVar[tuple[str, ...]] = ("seat",)
    sentence: int
    seat: int | None


@dataclass(frozen=True, slots=True)
class SentenceUnsigned:
    sealed: ClassVar[tuple[str, ...]] = ("seat",)
    sentence: int
    seat: int | None


@dataclass(frozen=True, slots=True)
class SentenceAccepted:
    """Into the synthesis, at its end."""

    sentence: int


@dataclass(frozen=True, slots=True)
class SentenceSetAside:
    sentence: int


@dataclass(frozen=True, slots=True)
class SentenceMoved:
    """`place` counts from 1 among the accepted ones, the hidden among them."""

    sentence: int
    place: int


@dataclass(frozen=True, slots=True)
class SentenceHidden:
    sentence: int
    reason: str


@dataclass(frozen=True, slots=True)
class SentenceRestored:
    sentence: int


@dataclass(frozen=True, slots=True)
class SentenceErased:
    """The sealed parts at these places of the log were deleted, those of the signatures among them."""

    sentence: int
    parts: tuple[int, ...]


Event: TypeAlias = (
    SentenceProposed
    | SentenceAmended
    | SentenceWithdrawn
    | SentenceSigned
    | SentenceUnsigned
    | SentenceAccepted
    | SentenceSetAside
    | SentenceMoved
    | SentenceHidden
    | SentenceRestored
    | SentenceErased
)

# Log name and newest version.
EVENTS: Mapping[str, tuple[type[Event], int]] = {
    "sentence_proposed": (SentenceProposed, 1),
    "sentence_amended": (SentenceAmended, 1),
    "sentence_withdrawn": (SentenceWithdrawn, 1),
    "sentence_signed": (SentenceSigned, 1),
    "sentence_unsigned": (SentenceUnsigned, 1),
    "sentence_accepted": (SentenceAccepted, 1),
    "sentence_set_aside": (SentenceSetAside, 1),
    "sentence_moved": (SentenceMoved, 1),
    "sentence_hidden": (SentenceHidden, 1),
    "sentence_restored": (SentenceRestored, 1),
    "sentence_erased": (SentenceErased, 1),
}
