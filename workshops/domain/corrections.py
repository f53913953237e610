"""Corrections of a concluded table's account: asked by who took part, decided with a reason, told with the account."""

from dataclasses import dataclass
from enum import StrEnum

DAY_MS = 24 * 60 * 60 * 1000


class Decision(StrEnum):
    ACCEPTED = "accepted"
    DECLINED = "declined"


@dataclass(frozen=True, slots=True)
class CorrectionState:
    """`card` or `sentence` is what it is about, 0 where it is the account as a whole.

    `text`, `reason` and `seat` are None once erased; nobody but the seat is ever told whose it is.
    """

    number: int
    at: int
    card: int
    sentence: int
    text: str | None
    seat: int | None
    parts: tuple[int, ...]
    decision: Decision | None = None
    decided_at: int | None = None
    reason: str | None = None
    hidden_reason: str | None = None
    is_withdrawn: bool = False
    is_erased: bool = False

    @property
    def is_standing(self) -> bool:
        return self.hidden_reason is None and not self.is_withdrawn and not self.is_erased
