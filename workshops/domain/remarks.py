"""What is said about a card: questions with their answers, wordings that its author weighs, objections to it."""

from dataclasses import dataclass
from enum import StrEnum


class RemarkKind(StrEnum):
    QUESTION = "question"
    WORDING = "wording"
    OBJECTION = "objection"


class Outcome(StrEnum):
    """What the card's author made of a suggested wording, or what became of an objection."""

    ACCEPTED = "accepted"
    DECLINED = "declined"
    WITHDRAWN = "withdrawn"
    AMENDED = "amended"
    NOTED = "noted"


@dataclass(frozen=True, slots=True)
class RemarkState:
    """`text`, `answer`, `seat` and `voter` are None once erased. `parts` are the log places of its sealed parts.

    Of an objection: `moment` is its ballot, `answer` how it was resolved, in words.
    """

    number: int
    card: int
    moment: int
    kind: RemarkKind
    at: int
    text: str | None
    seat: int | None
    parts: tuple[int, ...]
    answer: str | None = None
    is_answered: bool = False
    outcome: Outcome | None = None
    concern: str | None = None
    voter: str | None = None
    hidden_reason: str | None = None
    is_erased: bool = False

    @property
    def is_standing(self) -> bool:
        return self.hidden_reason is None and not self.is_erased


@dataclass(frozen=True, slots=True)
class Change:
    """A text that a shown card had before; `at` (ms) and `remark` say when and on whose wording it was changed."""

    text: str | None
    at: int
    remark: int | None
