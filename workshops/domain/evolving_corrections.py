"""What requests for a correction make of a state."""

from collections.abc import Mapping
from dataclasses import replace

from workshops.domain import events as e
from workshops.domain.corrections import CorrectionState, Decision
from workshops.domain.evolving import Step, changed, with_one
from workshops.domain.state import TableState


def _put(state: TableState, correction: CorrectionState) -> TableState:
    return replace(state, corrections=with_one(state.corrections, correction.number, correction))


def _change(state: TableState, number: int, **changes: object) -> TableState:
    return replace(state, corrections=changed(state.corrections, number, **changes))


def _asked(state: TableState, event: e.CorrectionAsked, seq: int, at: int) -> TableState:
    asked = CorrectionState(
        number=event.correction,
        at=at,
        card=event.card,
        sentence=event.sentence,
        text=event.text,
        seat=event.seat,
        parts=(seq,),
    )
    return _put(state, asked)


def _decided(decision: Decision) -> Step:
    def step(state: TableState, event: e.CorrectionAccepted | e.CorrectionDeclined, seq: int, at: int) -> TableState:
        parts = (*state.corrections[event.correction].parts, seq)
        return _change(
            state, event.correction, decision=decision, decided_at=at, reason=event.reason or None, parts=parts
        )

    return step


STEPS: Mapping[type[e.Event], Step] = {
    e.CorrectionAsked: _asked,
    e.CorrectionWithdrawn: lambda state, event, _seq, _at: _change(state, event.correction, is_withdrawn=True),
    e.CorrectionAccepted: _decided(Decision.ACCEPTED),
    e.CorrectionDeclined: _decided(Decision.DECLINED),
    e.CorrectionHidden: lambda state, event, _seq, _at: _change(state, event.correction, hidden_reason=event.reason),
    e.CorrectionRestored: lambda state, event, _seq, _at: _change(state, event.correction, hidden_reason=None),
    e.CorrectionErased: lambda state, event, _seq, _at: _change(
        state, event.correction, text=None, reason=None, seat=None, is_erased=True
    ),
}
