"""Rules of objecting: a voter raises an objection with its reason, who facilitates says how it was resolved."""

from home.domain.refusal import Refused
from workshops.domain import commands as c
from workshops.domain import events as e
from workshops.domain.actors import Actor, FacilitatorActor, SeatActor
from workshops.domain.deciding_ballots import open_ballot, voter_now
from workshops.domain.deciding_cards import checked_text
from workshops.domain.deciding_remarks import check_room, remark_of
from workshops.domain.methods import Method
from workshops.domain.methods.consent import Stance
from workshops.domain.objections import CONCERNS, RESOLUTIONS, objected, open_objections
from workshops.domain.records import Of, recorded
from workshops.domain.remarks import RemarkKind
from workshops.domain.standing import check_without_phone
from workshops.domain.state import BallotState, TableState

Raising = c.RaiseObjection | c.RaiseObjectionFor


def _by_consent(state: TableState, number: int, now: int) -> BallotState:
    ballot = open_ballot(state, number, now)
    if state.script[number - 1].method is not Method.CONSENT:
        raise Refused("not_by_consent")
    return ballot


def _check_shown(state: TableState, ballot: BallotState, option: int) -> None:
    if option not in ballot.options:
        raise Refused("choice_unknown")
    family = ballot.families.get(option)
    if not any(state.cards[number].is_standing for number in (family.cards if family else (option,))):
        raise Refused("card_not_shown")


def _raise(state: TableState, command: Raising, *, seat: int, channel: str, now: int) -> list[e.Event]:
    ballot = _by_consent(state, command.ballot, now)
    if command.concern not in CONCERNS:
        raise Refused("malformed")
    voter = voter_now(state, seat, state.script[ballot.number - 1].electors)
    _check_shown(state, ballot, command.card)
    if command.card in open_objections(state, ballot.number, voter):
        raise Refused("already_objected")
    check_room(state, seat)
    raised = e.ObjectionRaised(
        remark=len(state.remarks) + 1,
        ballot=ballot.number,
        card=command.card,
        concern=command.concern,
        channel=channel,
        text=checked_text(command.text),
        seat=seat,
        voter=voter,
    )
    choice = objected(ballot, voter, command.card, Stance.OBJECTS)
    return [raised, e.BallotCast(ballot=ballot.number, channel=channel, voter=voter, seat=seat, choice=choice)]


def raise_objection(state: TableState, command: c.RaiseObjection, by: Actor, now: int) -> list[e.Event]:
    assert isinstance(by, SeatActor)
    return _raise(state, command, seat=by.seat, channel="seat", now=now)


def raise_objection_for(state: TableState, command: c.RaiseObjectionFor, by: Actor, now: int) -> list[e.Event]:
    check_without_phone(state, command.seat)
    raised = _raise(state, command, seat=command.seat, channel="facilitator", now=now)
    return [*raised, recorded(Of.OBJECTION, len(state.remarks) + 1, seat=command.seat, by=by)]


def resolve_objection(state: TableState, command: c.ResolveObjection, by: Actor, now: int) -> list[e.Event]:
    """What the table agreed on stands beside the objection. The card keeps the words that people choose about."""
    assert isinstance(by, FacilitatorActor)
    remark = remark_of(state, command.remark)
    if remark.kind is not RemarkKind.OBJECTION:
        raise Refused("remark_unknown")
    ballot = _by_consent(state, remark.moment, now)
    if command.how not in RESOLUTIONS:
        raise Refused("malformed")
    if remark.outcome is not None:
        raise Refused("already_so")
    if remark.voter is None:
        raise Refused("remark_not_shown")
    resolved = e.ObjectionResolved(
        remark=remark.number, how=command.how, facilitator=by.card, text=checked_text(command.text)
    )
    choice = objected(ballot, remark.voter, remark.card, Stance.RESOLVED)
    seat = ballot.votes[remark.voter][1]
    cast = e.BallotCast(ballot=ballot.number, channel="resolution", voter=remark.voter, seat=seat, choice=choice)
    return [resolved, cast]
