"""The synthesis written together: sentences that cite what they rest on, and positions of a minority with who signs."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Cites:
    """What a sentence rests on, by number: cards, families, ballots whose result is known."""

    cards: tuple[int, ...] = ()
    families: tuple[int, ...] = ()
    ballots: tuple[int, ...] = ()

    @property
    def count(self) -> int:
        return len(self.cards) + len(self.families) + len(self.ballots)


@dataclass(frozen=True, slots=True)
class SentenceState:
    """`text`, `seat` and `signers` are gone once erased; `seat` is None too where who facilitates wrote for the table.

    `signers` are the seats that sign a position of a minority, in their order; empty for any other sentence. `version`
    is one more with each amendment.
    """

    number: int
    moment: int
    at: int
    channel: str
    is_minority: bool
    text: str | None
    seat: int | None
    parts: tuple[int, ...]
    cites: Cites
    signers: tuple[int, ...] = ()
    version: int = 1
    hidden_reason: str | None = None
    is_withdrawn: bool = False
    is_erased: bool = False

    @property
    def was_amended(self) -> bool:
        return self.version > 1

    @property
    def is_standing(self) -> bool:
        return self.hidden_reason is None and not self.is_withdrawn and not self.is_erased
