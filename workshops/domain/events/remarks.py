"""What happened to questions and suggested wordings. An accepted wording is followed by the card's `card_amended`."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import ClassVar, TypeAlias


@dataclass(frozen=True, slots=True)
class QuestionAsked:
    sealed: ClassVar[tuple[str, ...]] = ("text", "seat")
    remark: int
    card: int
    moment: int
    text: str | None
    seat: int | None


@dataclass(frozen=True, slots=True)
class QuestionAnswered:
    """`channel`: `seat`, or `facilitator` who answered for an author without a phone."""

    sealed: ClassVar[tuple[str, ...]] = ("text",)
    remark: int
    channel: str
    text: str | None


@dataclass(frozen=True, slots=True)
class WordingSuggested:
    sealed: ClassVar[tuple[str, ...]] = ("text", "seat")
    remark: int
    card: int
    moment: int
    text: str | None
    seat: int | None


@dataclass(frozen=True, slots=True)
class WordingAccepted:
    remark: int


@dataclass(frozen=True, slots=True)
class WordingDeclined:
    remark: int


@dataclass(frozen=True, slots=True)
class RemarkHidden:
    remark: int
    reason: str


@dataclass(frozen=True, slots=True)
class RemarkRestored:
    remark: int


@dataclass(frozen=True, slots=True)
class RemarkErased:
    """The sealed parts at these places of the log were deleted."""

    remark: int
    parts: tuple[int, ...]


Event: TypeAlias = (
    QuestionAsked
    | QuestionAnswered
    | WordingSuggested
    | WordingAccepted
    | WordingDeclined
    | RemarkHidden
    | RemarkRestored
    | RemarkErased
)

# Log name and newest version.
EVENTS: Mapping[str, tuple[type[Event], int]] = {
    "question_asked": (QuestionAsked, 1),
    "question_answered": (QuestionAnswered, 1),
    "wording_suggested": (WordingSuggested, 1),
    "wording_accepted": (WordingAccepted, 1),
    "wording_declined": (WordingDeclined, 1),
    "remark_hidden": (RemarkHidden, 1),
    "remark_restored": (RemarkRestored, 1),
    "remark_erased": (RemarkErased, 1),
}
