"""What who facilitates sees of people, and what each seat sees of itself."""

from collections import Counter
from typing import Any

from workshops.domain.audiences import NOBODY, Audience, Directory
from workshops.domain.ballots import voter_of
from workshops.domain.script import Authors, Electors, Kind, Secrecy
from workshops.domain.state import SeatState, TableState
from workshops.domain.view_cards import card_state, setting_view
from workshops.domain.view_corrections import own_corrections
from workshops.domain.view_remarks import own_remarks
from workshops.domain.view_sentences import own_sentences


def seat_views(state: TableState, directory: Directory) -> dict[int, dict[str, Any]]:
    """For who facilitates only: people with names, and what each has done in words that a screen can say."""
    wrote = _wrote(state)
    return {number: _seat_view(state, seat, directory, wrote[number]) for number, seat in state.seats.items()}


def _seat_view(state: TableState, seat: SeatState, directory: Directory, wrote: int) -> dict[str, Any]:
    person = directory.people.get(seat.number, NOBODY)
    voter = voter_status(state, seat)
    return {
        "number": seat.number,
        "name": person.name,
        "organisation": person.organisation,
        "organisation_confirmed": person.is_organisation_confirmed,
        "resident": seat.is_resident,
        "phone": seat.has_phone,
        "state": "freed" if seat.is_freed else "seated",
        "wrote": wrote,
        "voter": voter,
        **({"no_mandate": True} if voter == "to_confirm" and not person.has_mandate else {}),
        "voted": _has_voted(state, seat.number),
    }


def _wrote(state: TableState) -> Counter[int | None]:
    """Standing cards per seat. Anonymous ones are not counted: with two people at the table that would name them."""
    return Counter(
        card.seat
        for card in state.cards.values()
        if card.is_standing and state.script[card.moment - 1].authors is not Authors.ANONYMOUS
    )


def _electors(state: TableState) -> Electors:
    """Who votes in the present or next ballot of the script."""
    start = state.moment.number - 1 if state.moment else 0
    ahead = [spec for spec in state.script[start:] if spec.kind is Kind.CHOOSE]
    behind = [spec for spec in state.script if spec.kind is Kind.CHOOSE]
    chosen = (ahead or behind[-1:])[:1]
    return chosen[0].electors if chosen else Electors.ORGANISATION


def voter_status(state: TableState, seat: SeatState) -> str:
    """`yes`, `to_confirm`, `other` (another seat votes for its organisation) or `no`."""
    if _electors(state) is Electors.PERSON:
        return "yes"
    if seat.organisation is None:
        return "no"
    confirmed = state.voters.get(seat.organisation)
    if confirmed == seat.number:
        return "yes"
    return "to_confirm" if confirmed is None or state.seats[confirmed].is_freed else "other"


def _has_voted(state: TableState, seat: int) -> bool:
    return _cast(state, seat) is not None


def _cast(state: TableState, seat: int) -> tuple[int, ...] | None:
    """What this seat has cast in the present or last ballot: an empty tuple in a secret one."""
    ballot = state.ballot()
    if ballot is None:
        return None
    voter = voter_of(state, seat, state.script[ballot.number - 1].electors)
    vote = ballot.votes.get(voter) if voter else None
    return vote[0] if vote and vote[1] == seat else None


def _choice(state: TableState, seat: int) -> list[int] | None:
    """Its own choice; none of a secret ballot, which only the device that made it knows."""
    ballot, choice = state.ballot(), _cast(state, seat)
    if ballot is None or choice is None or state.script[ballot.number - 1].secrecy is Secrecy.SECRET:
        return None
    return list(choice)


def _line(state: TableState, seat: int) -> int | None:
    """Where in the log its newest open choice stands: nobody else is told before the result."""
    ballot, cast = state.ballot(), _cast(state, seat)
    if ballot is None or cast is None:
        return None
    voter = voter_of(state, seat, state.script[ballot.number - 1].electors)
    return ballot.lines.get(voter) if voter else None


def mine_of(state: TableState, seat: int, directory: Directory) -> dict[str, Any] | None:
    """What only this seat may see: its own cards in full, its own choice, whether it votes."""
    taken = state.seats.get(seat)
    if taken is None:
        return None
    person = directory.people.get(seat, NOBODY)
    return {
        "seat": seat,
        "name": person.name,
        "organisation": person.organisation,
        "voter": voter_status(state, taken),
        "state": "freed" if taken.is_freed else "seated",
        "cards": [
            {
                "number": card.number,
                "text": card.text,
                "state": card_state(state, card, Audience.FACILITATOR),
                "reason": card.hidden_reason,
                **setting_view(card.setting),
            }
            for card in state.cards.values()
            if card.seat == seat
        ],
        "choice": _choice(state, seat),
        "voted": _has_voted(state, seat),
        **({"line": line} if (line := _line(state, seat)) else {}),
        "remarks": own_remarks(state, seat),
        **({"sentences": own} if (own := own_sentences(state, seat)) else {}),
        **({"corrections": asked} if (asked := own_corrections(state, seat)) else {}),
        "asked_time": state.moment is not None and seat in state.moment.asked,
    }
