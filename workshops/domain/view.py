"""What each audience may see of a state. Hiding happens here and nowhere else: what is not in a view is not sent.

Shapes are those of docs/protocol.md. A view is a dict of small sections plus two keyed lists (`cards`, `seats`), so
that the difference between two views can replace sections and upsert items.
"""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from workshops.domain.ballots import voter_of
from workshops.domain.script import Authors, Electors, Kind
from workshops.domain.state import CardState, Phase, SeatState, TableState
from workshops.domain.summary import counts_of, standing_of


class Audience(StrEnum):
    PARTICIPANT = "participant"
    FACILITATOR = "facilitator"
    SCREEN = "screen"
    PUBLIC = "public"


@dataclass(frozen=True, slots=True)
class Person:
    """Who sits on a seat, from its row: never in the log."""

    name: str
    organisation: str | None
    is_organisation_confirmed: bool = True


@dataclass(frozen=True, slots=True)
class Directory:
    """Names beside the log. `table` is the unchanging section `table` of the view."""

    table: Mapping[str, Any]
    people: Mapping[int, Person]


NOBODY = Person(name="", organisation=None)


def sections(state: TableState, directory: Directory, audience: Audience) -> dict[str, Any]:
    """Every section of the view but its two keyed lists."""
    view: dict[str, Any] = {
        "table": directory.table,
        "state": standing_of(state),
        "locked": state.is_locked,
        "script": [{"moment": number, "kind": spec.kind.value} for number, spec in enumerate(state.script, 1)],
        "moment": _moment(state),
        "counts": counts_of(state),
        "ballot": _ballot(state),
        "result": _result(state),
    }
    if audience is Audience.FACILITATOR:
        view["next"] = next_step(state)
    return view


def view_of(state: TableState, directory: Directory, audience: Audience) -> dict[str, Any]:
    """The whole view: what a snapshot carries."""
    view = sections(state, directory, audience)
    view["cards"] = [card_view(state, card, directory, audience) for card in state.cards.values()]
    if audience is Audience.FACILITATOR:
        view["seats"] = list(seat_views(state, directory).values())
    return view


def _moment(state: TableState) -> dict[str, Any] | None:
    if state.moment is None:
        return None
    spec = state.script[state.moment.number - 1]
    return {
        "number": state.moment.number,
        "kind": spec.kind.value,
        "phase": state.moment.phase.value,
        "question": dict(spec.question),
        "ends_at": state.moment.ends_at,
        "closes_at": state.moment.closes_at,
        "reveal": spec.reveal.value,
        "authors": spec.authors.value,
    }


def _ballot(state: TableState) -> dict[str, Any] | None:
    ballot = state.ballot()
    if ballot is None:
        return None
    spec = state.script[ballot.number - 1]
    return {
        "number": ballot.number,
        "method": "approval",
        "max_choices": spec.max_choices,
        "electors": spec.electors.value,
        "options": list(ballot.options),
    }


def _result(state: TableState) -> dict[str, Any] | None:
    """Nothing of a tally leaves before the ballot is closed; afterwards it never changes."""
    ballot = state.ballot()
    if ballot is None or ballot.result is None:
        return None
    return {"ballot": ballot.number, **ballot.result}


def card_state(state: TableState, card: CardState, audience: Audience) -> str:
    """`shown`, `covered` (before the reveal), `hidden`, `withdrawn` or `removed`."""
    if card.is_erased:
        return "removed"
    if card.hidden_reason is not None:
        return "hidden"
    if card.is_withdrawn:
        return "withdrawn"
    if audience is Audience.FACILITATOR or card.moment in state.revealed:
        return "shown"
    return "covered"


def card_view(state: TableState, card: CardState, directory: Directory, audience: Audience) -> dict[str, Any]:
    standing = card_state(state, card, audience)
    is_legible = standing == "shown" or (standing == "hidden" and audience is Audience.FACILITATOR)
    person = directory.people.get(card.seat or 0, NOBODY)
    authors = state.script[card.moment - 1].authors
    return {
        "number": card.number,
        "moment": card.moment,
        "state": standing,
        "text": card.text if is_legible else None,
        "organisation": person.organisation if is_legible and authors is not Authors.ANONYMOUS else None,
        "author": person.name
        if is_legible and authors is Authors.NAMED and audience in {Audience.PARTICIPANT, Audience.FACILITATOR}
        else None,
        "at": card.at,
    }


def seat_views(state: TableState, directory: Directory) -> dict[int, dict[str, Any]]:
    """For who facilitates only: people with names, and what each has done in words that a screen can say."""
    wrote = _wrote(state)
    return {number: _seat_view(state, seat, directory, wrote[number]) for number, seat in state.seats.items()}


def _seat_view(state: TableState, seat: SeatState, directory: Directory, wrote: int) -> dict[str, Any]:
    person = directory.people.get(seat.number, NOBODY)
    return {
        "number": seat.number,
        "name": person.name,
        "organisation": person.organisation,
        "organisation_confirmed": person.is_organisation_confirmed,
        "resident": seat.is_resident,
        "phone": seat.has_phone,
        "state": "freed" if seat.is_freed else "seated",
        "wrote": wrote,
        "voter": voter_status(state, seat),
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


def _choice(state: TableState, seat: int) -> tuple[int, ...] | None:
    ballot = state.ballot()
    if ballot is None:
        return None
    voter = voter_of(state, seat, state.script[ballot.number - 1].electors)
    vote = ballot.votes.get(voter) if voter else None
    return vote[0] if vote and vote[1] == seat else None


def _has_voted(state: TableState, seat: int) -> bool:
    return _choice(state, seat) is not None


def mine_of(state: TableState, seat: int, directory: Directory) -> dict[str, Any] | None:
    """What only this seat may see: its own cards in full, its own choice, whether it votes."""
    taken = state.seats.get(seat)
    if taken is None:
        return None
    person = directory.people.get(seat, NOBODY)
    choice = _choice(state, seat)
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
            }
            for card in state.cards.values()
            if card.seat == seat
        ],
        "choice": list(choice) if choice is not None else None,
    }


def next_step(state: TableState) -> dict[str, Any]:
    """What the one big button of who facilitates does now, and how ready the table is for it."""
    counts = counts_of(state)
    moment = state.moment
    number = (moment.number if moment else 0) + 1
    is_waiting = moment is None or moment.phase is Phase.CLOSED
    # Between the close of the last moment and the conclusion lies one event: a state may be looked at there too.
    if state.is_concluded or not state.is_open or (is_waiting and number > len(state.script)):
        return {"step": "none", "moment": 0, "kind": "", "ready": 0, "of": 0}
    if moment is None or moment.phase is Phase.CLOSED:
        kind = state.script[number - 1].kind
        return {
            "step": "open",
            "moment": number,
            "kind": kind.value,
            "ready": counts["seated"],
            "of": counts["seated"],
        }
    kind = state.script[moment.number - 1].kind
    ready, of = (counts["voted"], counts["voters"]) if kind is Kind.CHOOSE else (counts["wrote"], counts["seated"])
    step = "undo" if moment.phase is Phase.CLOSING else "close"
    return {
        "step": step,
        "moment": moment.number,
        "kind": kind.value,
        "ready": ready,
        "of": of,
    }
