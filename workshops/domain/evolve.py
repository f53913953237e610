"""What an event makes of a state. Total and pure: every event ever recorded folds, also after its text was erased."""

from collections.abc import Iterable, Mapping
from dataclasses import replace

from workshops.domain import events as e
from workshops.domain import (
    evolving_corrections,
    evolving_families,
    evolving_holds,
    evolving_photos,
    evolving_remarks,
    evolving_sentences,
)
from workshops.domain.evolving import Step, changed, with_one
from workshops.domain.families import families_among
from workshops.domain.places import USUAL
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


def evolve(state: TableState, event: e.Event, *, seq: int, at: int) -> TableState:
    """The state after one event standing at place `seq` of the log, recorded at `at` (ms)."""
    after = STEPS[type(event)](state, event, seq, at)
    return replace(after, seq=seq, last_at=max(at, state.last_at))


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


def _table_opened(state: TableState, event: e.TableOpened, _seq: int, _at: int) -> TableState:
    script = script_from_json(event.script)
    return replace(state, is_open=True, script=script, rules=event.rules, capacity=event.capacity)


def _facilitation_taken(state: TableState, event: e.FacilitationTaken, _seq: int, _at: int) -> TableState:
    held = FacilitationState(generation=event.generation)
    return replace(state, facilitation=with_one(state.facilitation, event.card, held))


def _facilitation_revoked(state: TableState, event: e.FacilitationRevoked, _seq: int, _at: int) -> TableState:
    held = state.facilitation.get(event.card, FacilitationState(generation=0))
    return replace(state, facilitation=with_one(state.facilitation, event.card, replace(held, is_revoked=True)))


def _voter_named(state: TableState, event: e.VoterConfirmed | e.VoteHandedOver, _seq: int, _at: int) -> TableState:
    return replace(state, voters=with_one(state.voters, event.organisation, event.seat))


def _still_open(state: TableState, event: e.MomentReopened | e.TimeAdded, _seq: int, _at: int) -> TableState:
    return _change_moment(state, phase=Phase.OPEN, closes_at=None, ends_at=event.ends_at)


def _moment_closed(state: TableState, event: e.MomentClosed, _seq: int, _at: int) -> TableState:
    closed = _change_moment(state, phase=Phase.CLOSED)
    return replace(closed, revealed=state.revealed | {event.moment})


def _ballot_opened(state: TableState, event: e.BallotOpened, _seq: int, _at: int) -> TableState:
    together = families_among(state, event.options)
    ballot = BallotState(number=event.ballot, options=event.options, families=together)
    return replace(state, ballots=with_one(state.ballots, event.ballot, ballot))


def _ballot_closed(state: TableState, event: e.BallotClosed, _seq: int, at: int) -> TableState:
    return replace(state, ballots=changed(state.ballots, event.ballot, result=event.result, closed_at=at))


def _seat_taken(state: TableState, event: e.SeatTaken, _seq: int, _at: int) -> TableState:
    seat = SeatState(
        number=event.seat,
        organisation=event.organisation,
        sector=event.sector,
        is_resident=event.is_resident,
        has_phone=event.has_phone,
    )
    return replace(state, seats=with_one(state.seats, seat.number, seat))


def _change_seat(state: TableState, number: int, **changes: object) -> TableState:
    return replace(state, seats=changed(state.seats, number, **changes))


def _change_card(state: TableState, number: int, **changes: object) -> TableState:
    return replace(state, cards=changed(state.cards, number, **changes))


def _change_moment(state: TableState, **changes: object) -> TableState:
    assert state.moment is not None
    return replace(state, moment=replace(state.moment, **changes))  # pyright: ignore[reportArgumentType] -- fields named by the caller


def _moment_opened(state: TableState, event: e.MomentOpened, _seq: int, _at: int) -> TableState:
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
        setting=evolving_remarks.setting_of(event) or USUAL,
    )
    return replace(state, cards=with_one(state.cards, card.number, card))


def _entry_recorded(state: TableState, event: e.EntryRecorded, seq: int, _at: int) -> TableState:
    entered = replace(state, entries=with_one(state.entries, seq, event))
    return _change_card(entered, event.number, paper=event.paper) if event.paper is not None else entered


def _ballot_cast(state: TableState, event: e.BallotCast, seq: int, _at: int) -> TableState:
    if event.voter is None or event.choice is None:
        return state
    ballot = state.ballots[event.ballot]
    votes = with_one(ballot.votes, event.voter, (event.choice, event.seat))
    cast = replace(ballot, votes=votes, lines=with_one(ballot.lines, event.voter, seq))
    return replace(state, ballots=with_one(state.ballots, event.ballot, cast))


def _secret_ballot_cast(state: TableState, event: e.SecretBallotCast, _seq: int, _at: int) -> TableState:
    """Who took part, with an empty choice: the state of a table never holds a secret one."""
    if event.voter is None:
        return state
    ballot = state.ballots[event.ballot]
    votes = with_one(ballot.votes, event.voter, ((), event.seat))
    return replace(state, ballots=with_one(state.ballots, event.ballot, replace(ballot, votes=votes)))


# One step per event. A test holds that none of workshops.domain.events is missing.
STEPS: Mapping[type[e.Event], Step] = {
    e.TableOpened: _table_opened,
    e.SeatTaken: _seat_taken,
    e.SeatReopened: lambda state, event, _seq, _at: _change_seat(
        state, event.seat, generation=event.generation, has_phone=True
    ),
    e.SeatFreed: lambda state, event, _seq, _at: _change_seat(state, event.seat, is_freed=True),
    e.SeatRestored: lambda state, event, _seq, _at: _change_seat(state, event.seat, is_freed=False),
    e.FacilitationTaken: _facilitation_taken,
    e.FacilitationRevoked: _facilitation_revoked,
    e.VoterConfirmed: _voter_named,
    e.VoteHandedOver: _voter_named,
    e.TableLocked: lambda state, _event, _seq, _at: replace(state, is_locked=True),
    e.TableUnlocked: lambda state, _event, _seq, _at: replace(state, is_locked=False),
    e.MomentOpened: _moment_opened,
    e.MomentClosing: lambda state, event, _seq, _at: _change_moment(
        state, phase=Phase.CLOSING, closes_at=event.closes_at
    ),
    e.MomentReopened: _still_open,
    e.MomentClosed: _moment_closed,
    e.TimeAdded: lambda state, event, seq, at: _change_moment(_still_open(state, event, seq, at), asking=0),
    **evolving_holds.STEPS,
    **evolving_remarks.STEPS,
    **evolving_families.STEPS,
    **evolving_sentences.STEPS,
    **evolving_corrections.STEPS,
    **evolving_photos.STEPS,
    e.CardPosted: _card_posted,
    e.CardWithdrawn: lambda state, event, _seq, _at: _change_card(state, event.card, is_withdrawn=True),
    e.CardHidden: lambda state, event, _seq, _at: _change_card(state, event.card, hidden_reason=event.reason),
    e.CardRestored: lambda state, event, _seq, _at: _change_card(state, event.card, hidden_reason=None),
    e.EntryRecorded: _entry_recorded,
    e.BallotOpened: _ballot_opened,
    e.BallotCast: _ballot_cast,
    e.SecretBallotCast: _secret_ballot_cast,
    e.BallotClosed: _ballot_closed,
    e.TableConcluded: lambda state, _event, _seq, at: replace(state, is_concluded=True, concluded_at=at),
}
