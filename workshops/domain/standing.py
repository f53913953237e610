"""Whether who sends still holds what they send with, and whether another may be spoken for."""

from home.domain.refusal import Refused
from workshops.domain.actors import FacilitatorActor, SeatActor
from workshops.domain.state import TableState


def check_seat(state: TableState, by: SeatActor) -> None:
    """Raises Refused for a seat that is not there, was freed, or is held by another device."""
    seat = state.seats.get(by.seat)
    if seat is None:
        raise Refused("seat_unknown")
    if seat.generation != by.generation:
        raise Refused("seat_replaced")
    if seat.is_freed:
        raise Refused("seat_freed")


def check_facilitation(state: TableState, by: FacilitatorActor) -> None:
    """Raises Refused for a card that was never taken, was revoked, or is held by another device."""
    held = state.facilitation.get(by.card)
    if held is None:
        raise Refused("not_facilitating")
    if held.is_revoked:
        raise Refused("facilitation_revoked")
    if held.generation != by.generation:
        raise Refused("facilitation_replaced")


def check_without_phone(state: TableState, number: int) -> None:
    """Raises Refused unless somebody without a phone sits there."""
    seat = state.seats.get(number)
    if seat is None:
        raise Refused("seat_unknown")
    if seat.is_freed:
        raise Refused("seat_freed")
    if seat.has_phone:
        raise Refused("seat_has_a_phone")
