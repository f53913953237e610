"""Rules of a moment's pauses: on hold, taken up again, opened again after its close, and asking for more time."""

from home.domain.refusal import Refused
from workshops.domain import commands as c
from workshops.domain import events as e
from workshops.domain.actors import Actor, SeatActor
from workshops.domain.script import Kind
from workshops.domain.state import MomentState, Phase, TableState

REOPENING_REASONS = ("late", "mistake", "more_time", "other")


def check_not_held(state: TableState) -> None:
    if state.is_on_hold:
        raise Refused("table_on_hold")


def _present(state: TableState, moment: int) -> MomentState:
    if state.is_concluded:
        raise Refused("table_concluded")
    if state.moment is None or state.moment.number != moment:
        raise Refused("moment_not_open")
    return state.moment


def _running(state: TableState, number: int, now: int) -> MomentState:
    """The present moment while nothing announces its end. A timer that has run out is an announced end."""
    moment = _present(state, number)
    if moment.phase is not Phase.OPEN or (moment.ends_at is not None and moment.ends_at <= now):
        raise Refused("moment_closed")
    return moment


def hold(state: TableState, command: c.Hold, _by: Actor, now: int) -> list[e.Event]:
    """The timer stops and nothing is taken until the table goes on. What was typed waits on the phones."""
    moment = _running(state, command.moment, now)
    if moment.is_held:
        raise Refused("already_so")
    return [e.MomentHeld(moment=moment.number, left=moment.ends_at - now if moment.ends_at is not None else None)]


def resume(state: TableState, command: c.Resume, _by: Actor, now: int) -> list[e.Event]:
    """The timer goes on with what it had."""
    moment = _running(state, command.moment, now)
    if not moment.is_held:
        raise Refused("already_so")
    return [e.MomentResumed(moment=moment.number, ends_at=now + moment.left if moment.left is not None else None)]


def reopen_moment(state: TableState, command: c.ReopenMoment, _by: Actor, _now: int) -> list[e.Event]:
    """The last moment, closed, takes contributions again. Never a ballot: its result was shown and stays."""
    if command.reason not in REOPENING_REASONS:
        raise Refused("malformed")
    moment = _present(state, command.moment)
    if moment.phase is not Phase.CLOSED:
        raise Refused("already_so")
    if state.script[moment.number - 1].kind is Kind.CHOOSE:
        raise Refused("result_was_shown")
    return [e.MomentReopenedAfterClose(moment=moment.number, reason=command.reason)]


def ask_time(state: TableState, command: c.AskTime, by: Actor, now: int) -> list[e.Event]:
    """Once for each seat and moment. Who facilitates sees how many, never who."""
    assert isinstance(by, SeatActor)
    moment = _present(state, command.moment)
    last = state.announced_end()
    if moment.phase is Phase.CLOSED or (last is not None and now >= last):
        raise Refused("moment_closed")
    check_not_held(state)
    if by.seat in moment.asked:
        raise Refused("time_already_asked")
    return [e.TimeAsked(moment=moment.number, seat=by.seat)]
