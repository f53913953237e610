"""Rules of who sits, who votes for an organisation, and who facilitates."""

from home.domain.refusal import Refused
from workshops.domain import commands as c
from workshops.domain import events as e
from workshops.domain.actors import Actor, FacilitatorActor
from workshops.domain.state import SeatState, TableState

SEATS_MAX = 200


def take_seat(state: TableState, command: c.TakeSeat, by: Actor, _now: int) -> list[e.Event]:
    """A seat writes at once. A locked table lets in only whom the facilitator seats."""
    if state.is_concluded:
        raise Refused("table_concluded")
    if state.is_locked and not isinstance(by, FacilitatorActor):
        raise Refused("table_locked")
    if (command.organisation is None) != command.is_resident:
        raise Refused("organisation_unknown")
    seated = sum(1 for seat in state.seats.values() if not seat.is_freed)
    if seated >= state.capacity or len(state.seats) >= SEATS_MAX:
        raise Refused("table_full")
    return [
        e.SeatTaken(
            seat=len(state.seats) + 1,
            organisation=command.organisation,
            sector=command.sector,
            is_resident=command.is_resident,
            has_phone=command.has_phone,
        )
    ]


def _seat(state: TableState, number: int) -> SeatState:
    seat = state.seats.get(number)
    if seat is None:
        raise Refused("seat_unknown")
    return seat


def reopen_seat(state: TableState, command: c.ReopenSeat, _by: Actor, _now: int) -> list[e.Event]:
    """The same seat on another device: the generation grows and the old device is refused from now on."""
    seat = _seat(state, command.seat)
    if seat.is_freed:
        raise Refused("seat_freed")
    return [e.SeatReopened(seat=seat.number, generation=seat.generation + 1)]


def free_seat(state: TableState, command: c.FreeSeat, _by: Actor, _now: int) -> list[e.Event]:
    if _seat(state, command.seat).is_freed:
        raise Refused("already_so")
    return [e.SeatFreed(seat=command.seat)]


def restore_seat(state: TableState, command: c.RestoreSeat, _by: Actor, _now: int) -> list[e.Event]:
    seat = _seat(state, command.seat)
    if not seat.is_freed:
        raise Refused("already_so")
    if sum(1 for other in state.seats.values() if not other.is_freed) >= state.capacity:
        raise Refused("table_full")
    return [e.SeatRestored(seat=command.seat)]


def lock_table(state: TableState, _command: c.LockTable, _by: Actor, _now: int) -> list[e.Event]:
    if state.is_locked:
        raise Refused("already_so")
    return [e.TableLocked()]


def unlock_table(state: TableState, _command: c.UnlockTable, _by: Actor, _now: int) -> list[e.Event]:
    if not state.is_locked:
        raise Refused("already_so")
    return [e.TableUnlocked()]


def _representative(state: TableState, number: int) -> tuple[int, SeatState]:
    seat = _seat(state, number)
    if seat.is_freed:
        raise Refused("seat_freed")
    if seat.organisation is None:
        raise Refused("residents_do_not_vote")
    return seat.organisation, seat


def confirm_voter(state: TableState, command: c.ConfirmVoter, _by: Actor, _now: int) -> list[e.Event]:
    """One seat at a time votes for an organisation. A freed voter's place may be filled by another seat."""
    organisation, seat = _representative(state, command.seat)
    present = state.voters.get(organisation)
    if present == seat.number:
        raise Refused("already_so")
    if present is None:
        return [e.VoterConfirmed(organisation=organisation, seat=seat.number)]
    if not state.seats[present].is_freed:
        raise Refused("organisation_has_a_voter")
    return [e.VoteHandedOver(organisation=organisation, from_seat=present, seat=seat.number)]


def hand_over_vote(state: TableState, command: c.HandOverVote, _by: Actor, _now: int) -> list[e.Event]:
    """The organisation's one vote passes to another of its seats; what was cast stays until it is changed."""
    organisation, seat = _representative(state, command.seat)
    present = state.voters.get(organisation)
    if present is None:
        raise Refused("voter_to_confirm")
    if present == seat.number:
        raise Refused("already_so")
    return [e.VoteHandedOver(organisation=organisation, from_seat=present, seat=seat.number)]


def take_facilitation(state: TableState, command: c.TakeFacilitation, _by: Actor, _now: int) -> list[e.Event]:
    """Scanning a card takes the facilitation over on this device."""
    held = state.facilitation.get(command.card)
    if held is not None and held.is_revoked:
        raise Refused("facilitation_revoked")
    return [e.FacilitationTaken(card=command.card, generation=(held.generation if held else 0) + 1)]


def revoke_facilitation(state: TableState, command: c.RevokeFacilitation, _by: Actor, _now: int) -> list[e.Event]:
    held = state.facilitation.get(command.card)
    if held is not None and held.is_revoked:
        raise Refused("already_so")
    return [e.FacilitationRevoked(card=command.card)]
