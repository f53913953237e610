"""From card to proposal: what a table's closed results make. A pure function of the state, so it can be rebuilt."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from workshops.domain.script import Authors, Electors, Kind
from workshops.domain.state import BallotState, CardState, TableState


@dataclass(frozen=True, slots=True)
class ProjectedCard:
    """One card as a proposal. `seat` is None where its author must not be told apart; `closed_at` is in ms."""

    card: int
    title: str
    text: str
    seat: int | None
    organisation: int | None
    position: int
    in_favour: int
    voters: int
    sectors: Mapping[str, tuple[int, int]]
    is_per_person: bool
    closed_at: int


@dataclass(frozen=True, slots=True)
class Projection:
    """`cards` become proposals; `withheld` must not stay public if they already did; `erased` lose their text too."""

    cards: tuple[ProjectedCard, ...]
    withheld: tuple[int, ...]
    erased: tuple[int, ...]


def title_and_text(text: str) -> tuple[str, str]:
    """The first line is the title; the rest, if any, is the text."""
    first, _newline, rest = text.partition("\n")
    return first.strip(), rest.strip()


def projection_of(state: TableState) -> Projection | None:
    """What the results closed so far make; None while there is none. A table without a ballot counts at its end."""
    closed = [ballot for ballot in state.ballots.values() if ballot.result is not None]
    has_ballot = any(spec.kind is Kind.CHOOSE for spec in state.script)
    if not closed and (has_ballot or not state.is_concluded):
        return None
    cards: list[ProjectedCard] = []
    for ballot in closed:
        assert ballot.result is not None
        rows = {int(row["card"]): row for row in ballot.result["rows"]}
        cards += [
            _of_ballot(state, state.cards[number], ballot, row)
            for number, row in rows.items()
            if state.cards[number].is_standing
        ]
    if not closed:
        cards = [_unweighed(state, card) for card in state.cards.values() if card.is_standing]
    withheld = tuple(card.number for card in state.cards.values() if not card.is_standing)
    erased = tuple(card.number for card in state.cards.values() if card.is_erased)
    return Projection(cards=tuple(cards), withheld=withheld, erased=erased)


def _author(state: TableState, card: CardState) -> tuple[int | None, int | None]:
    """(seat, organisation) of a card's author, neither where cards were anonymous."""
    if card.seat is None or state.script[card.moment - 1].authors is Authors.ANONYMOUS:
        return None, None
    return card.seat, state.seats[card.seat].organisation


def _of_ballot(state: TableState, card: CardState, ballot: BallotState, row: Mapping[str, Any]) -> ProjectedCard:
    result = ballot.result or {}
    title, text = title_and_text(card.text or "")
    seat, organisation = _author(state, card)
    return ProjectedCard(
        card=card.number,
        title=title,
        text=text,
        seat=seat,
        organisation=organisation,
        position=row["position"],
        in_favour=row["in_favour"],
        voters=result["voters"],
        sectors={
            sector["sector"]: (sector["rows"][str(card.number)], sector["voters"]) for sector in result["sectors"]
        },
        is_per_person=state.script[ballot.number - 1].electors is Electors.PERSON,
        closed_at=ballot.closed_at or state.last_at,
    )


def _unweighed(state: TableState, card: CardState) -> ProjectedCard:
    title, text = title_and_text(card.text or "")
    seat, organisation = _author(state, card)
    return ProjectedCard(
        card=card.number,
        title=title,
        text=text,
        seat=seat,
        organisation=organisation,
        position=0,
        in_favour=0,
        voters=0,
        sectors={},
        is_per_person=False,
        closed_at=state.last_at,
    )
