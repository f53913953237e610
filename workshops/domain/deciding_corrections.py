"""Rules of corrections: who took part asks within the announced days, who facilitates or directs decides, once."""

from home.domain.refusal import Refused
from workshops.domain import commands as c
from workshops.domain import events as e
from workshops.domain.actors import Actor, SeatActor
from workshops.domain.corrections import DAY_MS, CorrectionState
from workshops.domain.deciding_cards import HIDING_REASONS, card_of, checked_text
from workshops.domain.state import TableState

CORRECTIONS_MAX = 200
CORRECTIONS_PER_SEAT_MAX = 10


def corrections_end(state: TableState) -> int | None:
    """Until when (ms) a correction may be asked: so many days from the conclusion as the last moment says."""
    if state.concluded_at is None:
        return None
    return state.concluded_at + state.script[-1].correction_days * DAY_MS


def ask_correction(state: TableState, command: c.AskCorrection, by: Actor, now: int) -> list[e.Event]:
    assert isinstance(by, SeatActor)
    end = corrections_end(state)
    if end is None:
        raise Refused("not_concluded")
    if now >= end:
        raise Refused("corrections_over")
    if command.card and command.sentence:
        raise Refused("malformed")
    if command.card:
        card_of(state, command.card)
    if command.sentence and command.sentence not in state.sentences:
        raise Refused("sentence_unknown")
    if len(state.corrections) >= CORRECTIONS_MAX:
        raise Refused("table_full")
    if sum(each.seat == by.seat for each in state.corrections.values()) >= CORRECTIONS_PER_SEAT_MAX:
        raise Refused("too_many_corrections", limit=CORRECTIONS_PER_SEAT_MAX)
    number, text = len(state.corrections) + 1, checked_text(command.text)
    return [e.CorrectionAsked(correction=number, card=command.card, sentence=command.sentence, text=text, seat=by.seat)]


def _correction(state: TableState, number: int) -> CorrectionState:
    correction = state.corrections.get(number)
    if correction is None:
        raise Refused("correction_unknown")
    return correction


def _undecided(state: TableState, number: int) -> CorrectionState:
    correction = _correction(state, number)
    if not correction.is_standing:
        raise Refused("correction_not_shown")
    if correction.decision is not None:
        raise Refused("already_so")
    return correction


def withdraw_correction(state: TableState, command: c.WithdrawCorrection, by: Actor, _now: int) -> list[e.Event]:
    assert isinstance(by, SeatActor)
    correction = _undecided(state, command.correction)
    if correction.seat != by.seat:
        raise Refused("not_your_correction")
    return [e.CorrectionWithdrawn(correction=correction.number)]


def accept_correction(state: TableState, command: c.AcceptCorrection, _by: Actor, _now: int) -> list[e.Event]:
    """With a note where one is useful."""
    correction = _undecided(state, command.correction)
    reason = checked_text(command.text) if command.text.strip() else ""
    return [e.CorrectionAccepted(correction=correction.number, reason=reason)]


def decline_correction(state: TableState, command: c.DeclineCorrection, _by: Actor, _now: int) -> list[e.Event]:
    """Never without saying why."""
    correction = _undecided(state, command.correction)
    if not command.text.strip():
        raise Refused("reason_missing")
    return [e.CorrectionDeclined(correction=correction.number, reason=checked_text(command.text))]


def hide_correction(state: TableState, command: c.HideCorrection, _by: Actor, _now: int) -> list[e.Event]:
    if command.reason not in HIDING_REASONS:
        raise Refused("malformed")
    correction = _correction(state, command.correction)
    if not correction.is_standing:
        raise Refused("already_so")
    return [e.CorrectionHidden(correction=correction.number, reason=command.reason)]


def restore_correction(state: TableState, command: c.RestoreCorrection, _by: Actor, _now: int) -> list[e.Event]:
    correction = _correction(state, command.correction)
    if correction.hidden_reason is None or correction.is_erased:
        raise Refused("already_so")
    return [e.CorrectionRestored(correction=correction.number)]


def erase_correction(state: TableState, command: c.EraseCorrection, _by: Actor, _now: int) -> list[e.Event]:
    correction = _correction(state, command.correction)
    if correction.is_erased:
        raise Refused("already_so")
    return [e.CorrectionErased(correction=correction.number, parts=correction.parts)]
