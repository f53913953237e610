"""From card to proposal: what a table's closed results make. A pure function of the state, so it can be rebuilt."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from workshops.domain.families import families_among, options_of
from workshops.domain.places import USUAL, Setting
from workshops.domain.script import Authors, Electors, Kind
from workshops.domain.state import BallotState, CardState, FamilyState, TableState


@dataclass(frozen=True, slots=True)
class ProjectedCard:
    """One card as a proposal. `seat` is None where its author must not be told apart; `closed_at` is in ms.

    `members` are the cards of a family, itself among them; empty for a card alone. A family's own words are its name
    and the numbers of its cards: what they say stays with them, so that hiding one takes it out of everywhere.
    """

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
    members: tuple[int, ...] = ()
    setting: Setting = USUAL


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
            if _stands(state, number, ballot.families)
        ]
    if not closed:
        families = families_among(state, options_of(state))
        cards = [_unweighed(state, state.cards[number], families.get(number)) for number in options_of(state)]
    made = {card.card for card in cards}
    withheld = tuple(card.number for card in state.cards.values() if not card.is_standing and card.number not in made)
    erased = tuple(card.number for card in state.cards.values() if card.is_erased)
    return Projection(cards=tuple(cards), withheld=withheld, erased=erased)


def _stands(state: TableState, option: int, families: Mapping[int, FamilyState]) -> bool:
    """A family stands as long as one of its cards does."""
    family = families.get(option)
    return any(state.cards[number].is_standing for number in (family.cards if family else (option,)))


def _words(card: CardState, family: FamilyState | None) -> tuple[str, str]:
    """(title, text). Not translated: they stand in a stored text, in the language of the record."""
    if family is None:
        return title_and_text(card.text or "")
    numbers = ", ".join(str(number) for number in family.cards)
    return family.name or f"Famiglia delle carte {numbers}", f"Unisce le carte {numbers} del tavolo."


def _setting(state: TableState, card: CardState, family: FamilyState | None) -> Setting:
    """Of a family: the place that all its cards share, if they do. Its own words are Italian, whatever theirs are."""
    if family is None:
        return card.setting
    settings = [state.cards[number].setting for number in family.cards]
    areas, points = {each.area for each in settings}, {each.point for each in settings}
    return Setting(area=areas.pop() if len(areas) == 1 else None, point=points.pop() if len(points) == 1 else None)


def _authors(state: TableState, card: CardState, family: FamilyState | None) -> tuple[int | None, int | None]:
    """Of a family: the author where all its cards have the same one."""
    numbers = family.cards if family else (card.number,)
    found = {_author(state, state.cards[number]) for number in numbers}
    return found.pop() if len(found) == 1 else (None, None)


def _author(state: TableState, card: CardState) -> tuple[int | None, int | None]:
    """(seat, organisation) of a card's author, neither where cards were anonymous."""
    if card.seat is None or state.script[card.moment - 1].authors is Authors.ANONYMOUS:
        return None, None
    return card.seat, state.seats[card.seat].organisation


def _of_ballot(state: TableState, card: CardState, ballot: BallotState, row: Mapping[str, Any]) -> ProjectedCard:
    result = ballot.result or {}
    family = ballot.families.get(card.number)
    title, text = _words(card, family)
    seat, organisation = _authors(state, card, family)
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
        members=family.cards if family else (),
        setting=_setting(state, card, family),
    )


def _unweighed(state: TableState, card: CardState, family: FamilyState | None) -> ProjectedCard:
    title, text = _words(card, family)
    seat, organisation = _authors(state, card, family)
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
        members=family.cards if family else (),
        setting=_setting(state, card, family),
    )
