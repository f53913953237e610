"""Cards that say the same, kept together: a family holds its originals and is one option of a ballot."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from workshops.domain.script import Authors
from workshops.domain.state import FamilyState, TableState

SMALLEST = 2


@dataclass(frozen=True, slots=True)
class Voices:
    """How many distinct organisations and people stand behind some cards; None where cards were anonymous."""

    organisations: int | None
    people: int | None


def family_of(families: Mapping[int, FamilyState], card: int) -> FamilyState | None:
    return next((family for family in families.values() if card in family.cards), None)


def standing(state: TableState, family: FamilyState) -> tuple[int, ...]:
    return tuple(number for number in family.cards if state.cards[number].is_standing)


def with_cards(families: Mapping[int, FamilyState], number: int, cards: Iterable[int]) -> dict[int, FamilyState]:
    """These cards in this family (a new one, or one that is there) and in no other. Who is left alone is no family."""
    moved = set(cards)
    known = families.get(number, FamilyState(number=number, cards=()))
    left = {key: without(family, moved) for key, family in families.items() if key != number}
    left[number] = replace(known, cards=tuple(sorted({*known.cards, *moved})))
    return {key: left[key] for key in sorted(left) if len(left[key].cards) >= SMALLEST}


def without(family: FamilyState, cards: set[int]) -> FamilyState:
    return replace(family, cards=tuple(number for number in family.cards if number not in cards))


def options_of(state: TableState) -> tuple[int, ...]:
    """What a ballot is between: standing cards, a family of several once, under the first of them."""
    options: list[int] = []
    for number, card in state.cards.items():
        family = family_of(state.families, number)
        if card.is_standing and (family is None or standing(state, family)[0] == number):
            options.append(number)
    return tuple(options)


def families_among(state: TableState, options: Iterable[int]) -> dict[int, FamilyState]:
    """Option -> the family for which it stands, with the cards that stand now."""
    found: dict[int, FamilyState] = {}
    for option in options:
        family = family_of(state.families, option)
        if family is not None and len(cards := standing(state, family)) >= SMALLEST:
            found[option] = replace(family, cards=cards)
    return found


def voices_of(state: TableState, cards: Iterable[int]) -> Voices:
    """Anonymous cards are not counted by author: two by one hand would be known as such."""
    said = [state.cards[number] for number in cards]
    if any(state.script[card.moment - 1].authors is Authors.ANONYMOUS for card in said):
        return Voices(organisations=None, people=None)
    seats = {card.seat for card in said if card.seat is not None}
    organisations = {state.seats[seat].organisation for seat in seats} - {None}
    return Voices(organisations=len(organisations), people=len(seats))
