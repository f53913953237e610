"""Rules of clarifying: anybody asks or suggests, the card's author answers and decides."""

from home.domain.refusal import Refused
from workshops.domain import commands as c
from workshops.domain import events as e
from workshops.domain.actors import Actor, SeatActor
from workshops.domain.deciding_cards import HIDING_REASONS, amended, card_of, checked_text
from workshops.domain.deciding_holds import check_not_held
from workshops.domain.records import Of, entries_about
from workshops.domain.remarks import RemarkKind, RemarkState
from workshops.domain.script import Kind
from workshops.domain.state import CardState, TableState

REMARKS_MAX = 1000
# One seat alone must not leave the others without room, be it by objecting and consenting in turn.
REMARKS_PER_SEAT_MAX = 60


def _check_clarifying(state: TableState, now: int) -> int:
    """The number of the present moment, which must be one of clarifying that takes contributions."""
    if state.is_concluded:
        raise Refused("table_concluded")
    if state.moment is None:
        raise Refused("moment_not_open")
    check_not_held(state)
    if not state.accepts(Kind.CLARIFY, now):
        raise Refused("moment_closed")
    return state.moment.number


def _shown(state: TableState, number: int) -> CardState:
    """A card that everybody may read: about the others nothing can be said."""
    card = card_of(state, number)
    if not card.is_standing or card.moment not in state.revealed:
        raise Refused("card_not_shown")
    return card


def check_room(state: TableState, seat: int) -> None:
    if len(state.remarks) >= REMARKS_MAX:
        raise Refused("table_full")
    if sum(remark.seat == seat for remark in state.remarks.values()) >= REMARKS_PER_SEAT_MAX:
        raise Refused("too_many_remarks", limit=REMARKS_PER_SEAT_MAX)


def ask_question(state: TableState, command: c.AskQuestion, by: Actor, now: int) -> list[e.Event]:
    assert isinstance(by, SeatActor)
    moment = _check_clarifying(state, now)
    card = _shown(state, command.card)
    check_room(state, by.seat)
    number, text = len(state.remarks) + 1, checked_text(command.text)
    return [e.QuestionAsked(remark=number, card=card.number, moment=moment, text=text, seat=by.seat)]


def suggest_wording(state: TableState, command: c.SuggestWording, by: Actor, now: int) -> list[e.Event]:
    """The whole text as somebody else would put it. Authors correct their own cards instead."""
    assert isinstance(by, SeatActor)
    moment = _check_clarifying(state, now)
    card = _shown(state, command.card)
    if card.seat == by.seat:
        raise Refused("your_own_card")
    check_room(state, by.seat)
    text = checked_text(command.text)
    if text == card.text:
        raise Refused("already_so")
    number = len(state.remarks) + 1
    return [e.WordingSuggested(remark=number, card=card.number, moment=moment, text=text, seat=by.seat)]


def remark_of(state: TableState, number: int) -> RemarkState:
    remark = state.remarks.get(number)
    if remark is None:
        raise Refused("remark_unknown")
    return remark


def _to_author(state: TableState, number: int, kind: RemarkKind, by: Actor, now: int) -> RemarkState:
    """A standing remark of this kind, sent by the card's author, or for an author who has no phone."""
    _check_clarifying(state, now)
    remark = remark_of(state, number)
    card = _shown(state, remark.card)
    if not remark.is_standing or remark.kind is not kind:
        raise Refused("remark_unknown" if remark.kind is not kind else "remark_not_shown")
    if isinstance(by, SeatActor):
        if card.seat != by.seat:
            raise Refused("not_your_card")
    elif card.seat is None or state.seats[card.seat].has_phone:
        raise Refused("seat_has_a_phone")
    return remark


def answer_question(state: TableState, command: c.AnswerQuestion, by: Actor, now: int) -> list[e.Event]:
    """The latest answer counts."""
    remark = _to_author(state, command.remark, RemarkKind.QUESTION, by, now)
    channel = "seat" if isinstance(by, SeatActor) else "facilitator"
    return [e.QuestionAnswered(remark=remark.number, channel=channel, text=checked_text(command.text))]


def _undecided(state: TableState, number: int, by: Actor, now: int) -> RemarkState:
    remark = _to_author(state, number, RemarkKind.WORDING, by, now)
    if remark.outcome is not None:
        raise Refused("already_so")
    return remark


def accept_wording(state: TableState, command: c.AcceptWording, by: Actor, now: int) -> list[e.Event]:
    """The card takes the suggested words; what it said before stays readable."""
    remark = _undecided(state, command.remark, by, now)
    check_not_voted(state, remark.card)
    return [
        e.WordingAccepted(remark=remark.number),
        e.CardAmended(card=remark.card, remark=remark.number, text=remark.text),
    ]


def decline_wording(state: TableState, command: c.DeclineWording, by: Actor, now: int) -> list[e.Event]:
    return [e.WordingDeclined(remark=_undecided(state, command.remark, by, now).number)]


def check_not_voted(state: TableState, card: int) -> None:
    """What people voted on keeps its words."""
    voted = {number for ballot in state.ballots.values() for number in ballot.options}
    voted |= {number for each in state.ballots.values() for family in each.families.values() for number in family.cards}
    if card in voted:
        raise Refused("card_was_voted")


def amend_shown_card(state: TableState, command: c.AmendCard, by: Actor, now: int) -> list[e.Event]:
    """The author's own new version, while cards are clarified."""
    assert isinstance(by, SeatActor)
    _check_clarifying(state, now)
    card = card_of(state, command.card)
    if card.seat != by.seat:
        raise Refused("not_your_card")
    _shown(state, card.number)
    check_not_voted(state, card.number)
    return [amended(command)]


def hide_remark(state: TableState, command: c.HideRemark, _by: Actor, _now: int) -> list[e.Event]:
    if command.reason not in HIDING_REASONS:
        raise Refused("malformed")
    remark = remark_of(state, command.remark)
    if not remark.is_standing:
        raise Refused("already_so")
    return [e.RemarkHidden(remark=remark.number, reason=command.reason)]


def restore_remark(state: TableState, command: c.RestoreRemark, _by: Actor, _now: int) -> list[e.Event]:
    remark = remark_of(state, command.remark)
    if remark.hidden_reason is None or remark.is_erased:
        raise Refused("already_so")
    return [e.RemarkRestored(remark=remark.number)]


def erase_remark(state: TableState, command: c.EraseRemark, _by: Actor, _now: int) -> list[e.Event]:
    """For ever, as with a card: the sealed parts are deleted, the chain stays valid."""
    remark = remark_of(state, command.remark)
    if remark.is_erased:
        raise Refused("already_so")
    entered = entries_about(state, Of.OBJECTION, remark.number)
    return [e.RemarkErased(remark=remark.number, parts=(*remark.parts, *entered))]
