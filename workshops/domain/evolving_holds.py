"""What pauses, reopenings and requests for time make of a state."""

from collections.abc import Mapping
from dataclasses import replace

from workshops.domain import events as e
from workshops.domain.evolving import Step
from workshops.domain.state import MomentState, Phase, TableState


def _change(state: TableState, **changes: object) -> TableState:
    assert state.moment is not None
    return replace(state, moment=replace(state.moment, **changes))  # pyright: ignore[reportArgumentType] -- fields named by the caller


def _held(state: TableState, event: e.MomentHeld, _seq: int, _at: int) -> TableState:
    return _change(state, is_held=True, left=event.left, ends_at=None)


def _resumed(state: TableState, event: e.MomentResumed, _seq: int, _at: int) -> TableState:
    return _change(state, is_held=False, left=None, ends_at=event.ends_at)


def _reopened(state: TableState, event: e.MomentReopenedAfterClose, _seq: int, _at: int) -> TableState:
    asked = state.moment.asked if state.moment else frozenset[int]()
    again = MomentState(number=event.moment, phase=Phase.OPEN, ends_at=None, asked=asked)
    return replace(state, moment=again)


def _asked(state: TableState, event: e.TimeAsked, _seq: int, _at: int) -> TableState:
    assert state.moment is not None
    who = {event.seat} if event.seat is not None else set[int]()
    return _change(state, asked=state.moment.asked | who, asking=state.moment.asking + 1)


STEPS: Mapping[type[e.Event], Step] = {
    e.MomentHeld: _held,
    e.MomentResumed: _resumed,
    e.MomentReopenedAfterClose: _reopened,
    e.TimeAsked: _asked,
}
