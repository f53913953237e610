"""Rules of a ballot: one voter, one choice, changeable until the announced end. What a choice is, its method says."""

from home.domain.refusal import Refused
from workshops.domain import commands as c
from workshops.domain import events as e
from workshops.domain.actors import Actor, SeatActor
from workshops.domain.ballots import rules_of, voter_of
from workshops.domain.deciding_holds import check_not_held
from workshops.domain.methods import METHODS, Method
from workshops.domain.objections import settled, withdrawals
from workshops.domain.records import Of, recorded
from workshops.domain.script import Electors, Kind, MomentSpec, Secrecy
from workshops.domain.standing import check_without_phone
from workshops.domain.state import BallotState, TableState
from workshops.domain.urn import check_receipt


def open_ballot(state: TableState, number: int, now: int) -> BallotState:
    ballot = state.ballots.get(number)
    if ballot is None:
        raise Refused("ballot_unknown")
    check_not_held(state)
    present = state.moment is not None and state.moment.number == number
    if ballot.result is not None or not present or not state.accepts(Kind.CHOOSE, now):
        raise Refused("ballot_closed")
    return ballot


def _check_choice(spec: MomentSpec, ballot: BallotState, choice: tuple[int, ...]) -> None:
    METHODS[spec.method].check(rules_of(spec, ballot), choice)


def voter_now(state: TableState, seat: int, electors: Electors) -> str:
    """Who this seat votes for. Two seats of one organisation never vote both: the second is refused."""
    voter = voter_of(state, seat, electors)
    if voter is None:
        raise Refused("residents_do_not_vote")
    if electors is Electors.PERSON:
        return voter
    confirmed = state.voters.get(state.seats[seat].organisation or 0)
    if confirmed is None:
        raise Refused("voter_to_confirm")
    if confirmed != seat:
        raise Refused("organisation_has_a_voter")
    return voter


def _cast(
    state: TableState,
    *,
    seat: int,
    number: int,
    choice: tuple[int, ...],
    channel: str,
    now: int,
) -> list[e.Event]:
    ballot = open_ballot(state, number, now)
    spec = state.script[number - 1]
    if spec.secrecy is Secrecy.SECRET:
        raise Refused("ballot_is_secret")
    voter = voter_now(state, seat, spec.electors)
    _check_choice(spec, ballot, choice)
    withdrawn: list[e.Event] = []
    if spec.method is Method.CONSENT:
        choice, objections = settled(state, ballot, voter, choice)
        withdrawn = withdrawals(objections, channel)
    return [*withdrawn, e.BallotCast(ballot=number, channel=channel, voter=voter, seat=seat, choice=choice)]


def cast_ballot(state: TableState, command: c.CastBallot, by: Actor, now: int) -> list[e.Event]:
    assert isinstance(by, SeatActor)
    return _cast(state, seat=by.seat, number=command.ballot, choice=command.choice, channel="seat", now=now)


def cast_ballot_for(state: TableState, command: c.CastBallotFor, by: Actor, now: int) -> list[e.Event]:
    """For somebody without a phone only: nobody casts for a person who can. In a secret ballot the tablet is passed."""
    check_without_phone(state, command.seat)
    cast = _cast(state, seat=command.seat, number=command.ballot, choice=command.choice, channel="facilitator", now=now)
    return [*cast, recorded(Of.BALLOT, command.ballot, seat=command.seat, by=by)]


def cast_secret_ballot(state: TableState, command: c.CastSecretBallot, by: Actor, now: int) -> list[e.Event]:
    """That this voter took part; the choice goes beside the log. Changing it is taking part once more."""
    assert isinstance(by, SeatActor)
    ballot = open_ballot(state, command.ballot, now)
    spec = state.script[command.ballot - 1]
    if spec.secrecy is not Secrecy.SECRET:
        raise Refused("ballot_is_open")
    voter = voter_now(state, by.seat, spec.electors)
    _check_choice(spec, ballot, command.choice)
    check_receipt(command.receipt)
    return [e.SecretBallotCast(ballot=command.ballot, voter=voter, seat=by.seat)]
