"""What an event makes of a state. Total and pure: every event ever recorded folds, also after its text was erased."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import TypeVar

from workshops.domain import events as e
from workshops.domain.script import Kind, Reveal, script_from_json
from workshops.domain.state import (
    EMPTY,
    BallotState,
    CardState,
    FacilitationState,
    MomentState,
    Phase,
    SeatState,
    TableState,
)

K = TypeVar("K")
V = TypeVar("V")


def _with(mapping: Mapping[K, V], key: K, value: V) -> dict[K, V]:
    return {**mapping, key: value}


def evolve(state: TableState, event: e.Event, *, seq: int, at: int) -> TableState:
    """The state after one event standing at place `seq` of the log, recorded at `at` (ms)."""
    changed = _evolve(state, event, seq, at)
    return replace(changed, seq=seq, last_at=max(at, state.last_at))


def fold(recorded: Iterable[tuple[int, int, e.Event]], start: TableState = EMPTY) -> TableState:
    """Fold (seq, at, event) onto a state. What it already has is ignored; a gap raises ValueError."""
    state = start
    for seq, at, event in recorded:
        if seq <= state.seq:
            continue
        if seq != state.seq + 1:
            message = f"gap in the log: {state.seq} then {seq}"
            raise ValueError(message)
        state = evolve(state, event, seq=seq, at=at)
    return state


def _evolve(state: TableState, event: e.Event, seq: int, at: int) -> TableState:  # noqa: PLR0911, C901, PLR0912 -- one case per event, each a line
    match event:
        case e.TableOpened():
            script = script_from_json(event.script)
            return replace(
                state,
                is_open=True,
                script=script,
                rules=event.rules,
                capacity=event.capacity,
            )
        case e.SeatTaken():
            return _seat_taken(state, event)
        case e.SeatReopened():
            return _change_seat(state, event.seat, generation=event.generation, has_phone=True)
        case e.SeatFreed():
            return _change_seat(state, event.seat, is_freed=True)
        case e.SeatRestored():
            return _change_seat(state, event.seat, is_freed=False)
        case e.FacilitationTaken():
            held = FacilitationState(generation=event.generation)
            return replace(state, facilitation=_with(state.facilitation, event.card, held))
        case e.FacilitationRevoked():
            held = state.facilitation.get(event.card, FacilitationState(generation=0))
            return replace(
                state,
                facilitation=_with(state.facilitation, event.card, replace(held, is_revoked=True)),
            )
        case e.VoterConfirmed() | e.VoteHandedOver():
            return replace(state, voters=_with(state.voters, event.organisation, event.seat))
        case e.TableLocked():
            return replace(state, is_locked=True)
        case e.TableUnlocked():
            return replace(state, is_locked=False)
        case e.MomentOpened():
            return _moment_opened(state, event)
        case e.MomentClosing():
            return _change_moment(state, phase=Phase.CLOSING, closes_at=event.closes_at)
        case e.MomentReopened() | e.TimeAdded():
            return _change_moment(state, phase=Phase.OPEN, closes_at=None, ends_at=event.ends_at)
        case e.MomentClosed():
            closed = _change_moment(state, phase=Phase.CLOSED)
            return replace(closed, revealed=state.revealed | {event.moment})
        case e.CardPosted():
            return _card_posted(state, event, seq, at)
        case e.CardAmended():
            parts = (*state.cards[event.card].parts, seq)
            return _change_card(state, event.card, text=event.text, parts=parts)
        case e.CardWithdrawn():
            return _change_card(state, event.card, is_withdrawn=True)
        case e.CardHidden():
            return _change_card(state, event.card, hidden_reason=event.reason)
        case e.CardRestored():
            return _change_card(state, event.card, hidden_reason=None)
        case e.CardErased():
            return _change_card(state, event.card, text=None, seat=None, is_erased=True)
        case e.BallotOpened():
            ballot = BallotState(number=event.ballot, options=event.options)
            return replace(state, ballots=_with(state.ballots, event.ballot, ballot))
        case e.BallotCast():
            return _ballot_cast(state, event)
        case e.BallotClosed():
            ballot = replace(state.ballots[event.ballot], result=event.result, closed_at=at)
            return replace(state, ballots=_with(state.ballots, event.ballot, ballot))
        case e.TableConcluded():
            return replace(state, is_concluded=True)


def _seat_taken(state: TableState, event: e.SeatTaken) -> TableState:
    seat = SeatState(
        number=event.seat,
        organisation=event.organisation,
        sector=event.sector,
        is_resident=event.is_resident,
        has_phone=event.has_phone,
    )
    return replace(state, seats=_with(state.seats, seat.number, seat))


def _change_seat(state: TableState, number: int, **changes: object) -> TableState:
    seat = replace(state.seats[number], **changes)  # pyright: ignore[reportArgumentType] -- fields named by the caller
    return replace(state, seats=_with(state.seats, number, seat))


def _change_card(state: TableState, number: int, **changes: object) -> TableState:
    card = replace(state.cards[number], **changes)  # pyright: ignore[reportArgumentType] -- fields named by the caller
    return replace(state, cards=_with(state.cards, number, card))


def _change_moment(state: TableState, **changes: object) -> TableState:
    assert state.moment is not None
    return replace(state, moment=replace(state.moment, **changes))  # pyright: ignore[reportArgumentType] -- as above


def _moment_opened(state: TableState, event: e.MomentOpened) -> TableState:
    spec = state.script[event.moment - 1]
    shown_at_once = spec.kind is Kind.WRITE and spec.reveal is Reveal.AT_ONCE
    return replace(
        state,
        moment=MomentState(number=event.moment, phase=Phase.OPEN, ends_at=event.ends_at),
        revealed=state.revealed | ({event.moment} if shown_at_once else set[int]()),
    )


def _card_posted(state: TableState, event: e.CardPosted, seq: int, at: int) -> TableState:
    card = CardState(
        number=event.card,
        moment=event.moment,
        at=at,
        channel=event.channel,
        text=event.text,
        seat=event.seat,
        parts=(seq,),
    )
    return replace(state, cards=_with(state.cards, card.number, card))


def _ballot_cast(state: TableState, event: e.BallotCast) -> TableState:
    if event.voter is None or event.choice is None:
        return state
    ballot = state.ballots[event.ballot]
    votes = _with(ballot.votes, event.voter, (event.choice, event.seat))
    return replace(state, ballots=_with(state.ballots, event.ballot, replace(ballot, votes=votes)))
