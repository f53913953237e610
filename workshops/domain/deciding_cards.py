"""Rules of cards: written by a seat, or by who facilitates for somebody without a phone."""

from typing import Any

from home.domain.refusal import Refused
from workshops.domain import commands as c
from workshops.domain import events as e
from workshops.domain.actors import Actor, SeatActor
from workshops.domain.deciding_holds import check_not_held
from workshops.domain.places import Setting, checked_setting
from workshops.domain.records import Of, check_paper, entries_about, recorded
from workshops.domain.script import TEXT_CHARACTERS, Kind
from workshops.domain.state import CardState, TableState

CARDS_MAX = 500
# One seat alone must not fill the table for everybody: what was written stays counted when a seat is freed.
CARDS_PER_SEAT_MAX = 60
HIDING_REASONS = ("personal_data", "offence", "duplicate", "other")


def checked_text(text: str) -> str:
    text = text.strip()
    if not text:
        raise Refused("text_empty")
    if len(text) > TEXT_CHARACTERS:
        raise Refused("text_too_long", limit=TEXT_CHARACTERS)
    return text


def _check_writing(state: TableState, now: int) -> None:
    if state.is_concluded:
        raise Refused("table_concluded")
    if state.moment is None:
        raise Refused("moment_not_open")
    check_not_held(state)
    if not state.accepts(Kind.WRITE, now):
        raise Refused("moment_closed")


def _post(
    state: TableState, command: c.PostCard | c.PostCardFor, *, seat: int, channel: str, now: int
) -> list[e.Event]:
    _check_writing(state, now)
    if len(state.cards) >= CARDS_MAX:
        raise Refused("table_full")
    if sum(card.seat == seat for card in state.cards.values()) >= CARDS_PER_SEAT_MAX:
        raise Refused("too_many_cards", limit=CARDS_PER_SEAT_MAX)
    moment = state.moment.number if state.moment else 0
    return [
        e.CardPosted(
            card=len(state.cards) + 1,
            moment=moment,
            channel=channel,
            text=checked_text(command.text),
            seat=seat,
            **_setting_fields(checked_setting(command.lang, command.area, command.point)),
        ),
    ]


def _setting_fields(setting: Setting | None) -> dict[str, Any]:
    if setting is None:
        return {"lang": None, "area": None, "point": None}
    return {"lang": setting.lang, "area": setting.area, "point": setting.point}


def amended(command: c.AmendCard) -> e.CardAmended:
    """An author's own new words, with language and place where they are said anew. Raises Refused."""
    setting = None if command.lang is None else checked_setting(command.lang, command.area, command.point)
    return e.CardAmended(card=command.card, remark=None, text=checked_text(command.text), **_setting_fields(setting))


def post_card(state: TableState, command: c.PostCard, by: Actor, now: int) -> list[e.Event]:
    assert isinstance(by, SeatActor)
    return _post(state, command, seat=by.seat, channel="seat", now=now)


def post_card_for(state: TableState, command: c.PostCardFor, by: Actor, now: int) -> list[e.Event]:
    seat = state.seats.get(command.seat)
    if seat is None:
        raise Refused("seat_unknown")
    if seat.is_freed:
        raise Refused("seat_freed")
    posted = _post(state, command, seat=command.seat, channel="facilitator", now=now)
    check_paper(state, command.paper)
    entry = recorded(Of.CARD, len(state.cards) + 1, seat=command.seat, by=by, paper=command.paper)
    return [*posted, entry]


def card_of(state: TableState, number: int) -> CardState:
    card = state.cards.get(number)
    if card is None:
        raise Refused("card_unknown")
    return card


def _own_card(state: TableState, number: int, by: Actor, now: int) -> CardState:
    _check_writing(state, now)
    card = card_of(state, number)
    assert isinstance(by, SeatActor)
    if card.seat != by.seat:
        raise Refused("not_your_card")
    if not card.is_standing:
        raise Refused("card_not_shown")
    if state.moment is not None and card.moment != state.moment.number:
        raise Refused("moment_closed")
    return card


def amend_card(state: TableState, command: c.AmendCard, by: Actor, now: int) -> list[e.Event]:
    _own_card(state, command.card, by, now)
    return [amended(command)]


def withdraw_card(state: TableState, command: c.WithdrawCard, by: Actor, now: int) -> list[e.Event]:
    card = _own_card(state, command.card, by, now)
    return [e.CardWithdrawn(card=card.number)]


def hide_card(state: TableState, command: c.HideCard, _by: Actor, _now: int) -> list[e.Event]:
    """Off every screen at once, reversible. The record keeps it; only its showing is withheld."""
    if command.reason not in HIDING_REASONS:
        raise Refused("malformed")
    card = card_of(state, command.card)
    if not card.is_standing:
        raise Refused("already_so")
    return [e.CardHidden(card=card.number, reason=command.reason)]


def restore_card(state: TableState, command: c.RestoreCard, _by: Actor, _now: int) -> list[e.Event]:
    card = card_of(state, command.card)
    if card.hidden_reason is None or card.is_erased:
        raise Refused("already_so")
    return [e.CardRestored(card=card.number)]


def erase_card(state: TableState, command: c.EraseCard, _by: Actor, _now: int) -> list[e.Event]:
    """For ever: its sealed parts and those of what was said about it are deleted, the chain stays valid."""
    card = card_of(state, command.card)
    if card.is_erased:
        raise Refused("already_so")
    remarks = [remark for remark in state.remarks.values() if remark.card == card.number]
    said = [part for remark in remarks for part in remark.parts]
    entered = entries_about(state, Of.CARD, card.number)
    entered += entries_about(state, Of.OBJECTION, *(remark.number for remark in remarks))
    return [e.CardErased(card=card.number, parts=(*card.parts, *said, *entered))]
