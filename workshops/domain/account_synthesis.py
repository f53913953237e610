"""The account's part on the synthesis, and on the corrections that came after."""

from dataclasses import dataclass

from workshops.domain.account_cards import HIDDEN, REMOVED, SHOWN, organisation_of, standing_of_card
from workshops.domain.corrections import CorrectionState
from workshops.domain.deciding_corrections import corrections_end
from workshops.domain.script import Authors
from workshops.domain.sentences import Cites, SentenceState
from workshops.domain.state import TableState
from workshops.domain.view_sentences import place_of, sentence_state


@dataclass(frozen=True, slots=True)
class SentenceAccount:
    """`place` among the accepted ones, None for a position of a minority and for what was proposed only.

    `signed` are organisations, `residents` people without one: who holds the position of a minority.
    """

    number: int
    at: int
    standing: str
    is_minority: bool
    place: int | None
    text: str | None
    cites: Cites
    organisation: int | None
    is_anonymous: bool
    is_of_the_table: bool
    signed: tuple[int, ...]
    residents: int


@dataclass(frozen=True, slots=True)
class CorrectionAccount:
    """A decided request. Who asked is not told: it may be about an anonymous card."""

    number: int
    at: int
    card: int
    sentence: int
    standing: str
    text: str | None
    decision: str
    decided_at: int | None
    reason: str | None


@dataclass(frozen=True, slots=True)
class CorrectionsAccount:
    """`until` (ms) one may be asked; `pending` wait for a decision, of which nothing more is told."""

    until: int
    pending: int
    decided: tuple[CorrectionAccount, ...]


def sentences_of(state: TableState) -> tuple[SentenceAccount, ...]:
    """The synthesis in its order, then positions of minorities, then what was proposed only."""
    told = [_sentence(state, sentence) for sentence in state.sentences.values()]
    return tuple(
        sorted(told, key=lambda each: (each.place is None, each.place or 0, not each.is_minority, each.number))
    )


def _sentence(state: TableState, sentence: SentenceState) -> SentenceAccount:
    standing = sentence_state(sentence)
    is_shown = standing == SHOWN
    is_anonymous = state.script[sentence.moment - 1].authors is Authors.ANONYMOUS
    signers = [state.seats[seat].organisation for seat in sentence.signers] if is_shown else []
    return SentenceAccount(
        number=sentence.number,
        at=sentence.at,
        standing=standing,
        is_minority=sentence.is_minority,
        place=place_of(state, sentence.number),
        text=sentence.text if is_shown else None,
        cites=sentence.cites,
        organisation=organisation_of(state, sentence.seat) if is_shown and not is_anonymous else None,
        is_anonymous=is_anonymous,
        is_of_the_table=is_shown and sentence.seat is None and sentence.channel == "facilitator",
        signed=tuple(sorted({number for number in signers if number is not None})),
        residents=signers.count(None),
    )


def corrections_of(state: TableState) -> CorrectionsAccount:
    asked = [each for each in state.corrections.values() if not each.is_withdrawn]
    return CorrectionsAccount(
        until=corrections_end(state) or 0,
        pending=sum(1 for each in asked if each.decision is None and each.is_standing),
        decided=tuple(_correction(state, each) for each in asked if each.decision is not None),
    )


def _correction(state: TableState, correction: CorrectionState) -> CorrectionAccount:
    """What is about something that is not shown is not told either."""
    is_shown = correction.is_standing and _is_about_shown(state, correction)
    return CorrectionAccount(
        number=correction.number,
        at=correction.at,
        card=correction.card,
        sentence=correction.sentence,
        standing=REMOVED if correction.is_erased else SHOWN if is_shown else HIDDEN,
        text=correction.text if is_shown else None,
        decision=correction.decision.value if correction.decision else "",
        decided_at=correction.decided_at,
        reason=correction.reason if is_shown else None,
    )


def _is_about_shown(state: TableState, correction: CorrectionState) -> bool:
    if correction.card:
        return standing_of_card(state.cards[correction.card]) == SHOWN
    return not correction.sentence or state.sentences[correction.sentence].is_standing
