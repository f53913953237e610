"""What questions, answers, suggested wordings and objections make of a state."""

from collections.abc import Mapping
from dataclasses import replace

from workshops.domain import events as e
from workshops.domain.evolving import Step, changed, with_one
from workshops.domain.places import USUAL, Setting
from workshops.domain.records import without_persons
from workshops.domain.remarks import Change, Outcome, RemarkKind, RemarkState
from workshops.domain.state import CardState, TableState


def setting_of(event: e.CardPosted | e.CardAmended) -> Setting | None:
    """Language and place as an event says them; None where it says nothing of them."""
    if event.lang is None:
        return None
    point = event.point
    return Setting(event.lang, event.area, (point[0], point[1], point[2]) if point else None)


def _put(state: TableState, remark: RemarkState) -> TableState:
    return replace(state, remarks=with_one(state.remarks, remark.number, remark))


def _change(state: TableState, number: int, **changes: object) -> TableState:
    return replace(state, remarks=changed(state.remarks, number, **changes))


def _said(kind: RemarkKind) -> Step:
    def step(state: TableState, event: e.QuestionAsked | e.WordingSuggested, seq: int, at: int) -> TableState:
        said = RemarkState(
            number=event.remark,
            card=event.card,
            moment=event.moment,
            kind=kind,
            at=at,
            text=event.text,
            seat=event.seat,
            parts=(seq,),
        )
        return _put(state, said)

    return step


def _answered(state: TableState, event: e.QuestionAnswered, seq: int, _at: int) -> TableState:
    parts = (*state.remarks[event.remark].parts, seq)
    return _change(state, event.remark, answer=event.text, is_answered=True, parts=parts)


def _objected(state: TableState, event: e.ObjectionRaised, seq: int, at: int) -> TableState:
    raised = RemarkState(
        number=event.remark,
        card=event.card,
        moment=event.ballot,
        kind=RemarkKind.OBJECTION,
        at=at,
        text=event.text,
        seat=event.seat,
        parts=(seq,),
        concern=event.concern,
        voter=event.voter,
    )
    return _put(state, raised)


def _resolved(state: TableState, event: e.ObjectionResolved, seq: int, _at: int) -> TableState:
    parts = (*state.remarks[event.remark].parts, seq)
    return _change(state, event.remark, outcome=Outcome(event.how), answer=event.text, parts=parts)


def _wordless(remark: RemarkState) -> RemarkState:
    return replace(remark, text=None, answer=None, seat=None, voter=None, is_erased=True)


def _erased(state: TableState, event: e.RemarkErased, _seq: int, _at: int) -> TableState:
    return replace(_put(state, _wordless(state.remarks[event.remark])), entries=without_persons(state, event.parts))


def card_erased(state: TableState, event: e.CardErased, _seq: int, _at: int) -> TableState:
    """With a card go its earlier words and all that was said about it."""
    card = state.cards[event.card]
    earlier = tuple(replace(change, text=None) for change in card.earlier)
    wordless: CardState = replace(card, text=None, seat=None, is_erased=True, earlier=earlier, setting=USUAL)
    said = {number: _wordless(each) if each.card == event.card else each for number, each in state.remarks.items()}
    cards = {**state.cards, event.card: wordless}
    return replace(state, cards=cards, remarks=said, entries=without_persons(state, event.parts))


def card_amended(state: TableState, event: e.CardAmended, seq: int, at: int) -> TableState:
    """Of a card that everybody may read, what it said before is kept beside it."""
    card = state.cards[event.card]
    before = (Change(text=card.text, at=at, remark=event.remark),) if card.moment in state.revealed else ()
    amended = replace(
        card,
        text=event.text,
        parts=(*card.parts, seq),
        earlier=(*card.earlier, *before),
        setting=setting_of(event) or card.setting,
    )
    return replace(state, cards={**state.cards, event.card: amended})


STEPS: Mapping[type[e.Event], Step] = {
    e.QuestionAsked: _said(RemarkKind.QUESTION),
    e.QuestionAnswered: _answered,
    e.WordingSuggested: _said(RemarkKind.WORDING),
    e.WordingAccepted: lambda state, event, _seq, _at: _change(state, event.remark, outcome=Outcome.ACCEPTED),
    e.WordingDeclined: lambda state, event, _seq, _at: _change(state, event.remark, outcome=Outcome.DECLINED),
    e.ObjectionRaised: _objected,
    e.ObjectionWithdrawn: lambda state, event, _seq, _at: _change(state, event.remark, outcome=Outcome.WITHDRAWN),
    e.ObjectionResolved: _resolved,
    e.RemarkHidden: lambda state, event, _seq, _at: _change(state, event.remark, hidden_reason=event.reason),
    e.RemarkRestored: lambda state, event, _seq, _at: _change(state, event.remark, hidden_reason=None),
    e.RemarkErased: _erased,
    e.CardAmended: card_amended,
    e.CardErased: card_erased,
}
