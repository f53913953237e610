"""Rules of grouping: who facilitates puts together what the table says is the same; authors take their own away."""

from home.domain.refusal import Refused
from workshops.domain import commands as c
from workshops.domain import events as e
from workshops.domain.actors import Actor, SeatActor
from workshops.domain.deciding_cards import card_of
from workshops.domain.deciding_holds import check_not_held
from workshops.domain.families import SMALLEST, family_of
from workshops.domain.script import Kind
from workshops.domain.state import FamilyState, TableState

NAME_CHARACTERS = 120


def _check_grouping(state: TableState, now: int) -> None:
    if state.is_concluded:
        raise Refused("table_concluded")
    if state.moment is None:
        raise Refused("moment_not_open")
    check_not_held(state)
    if not state.accepts(Kind.GROUP, now):
        raise Refused("moment_closed")


def _family(state: TableState, number: int) -> FamilyState:
    family = state.families.get(number)
    if family is None:
        raise Refused("family_unknown")
    return family


def group_cards(state: TableState, command: c.GroupCards, _by: Actor, now: int) -> list[e.Event]:
    """Into a new family, or into one that is there. A card that was in another one leaves it."""
    _check_grouping(state, now)
    if len(set(command.cards)) != len(command.cards):
        raise Refused("choice_twice")
    for number in command.cards:
        card = card_of(state, number)
        if not card.is_standing or card.moment not in state.revealed:
            raise Refused("card_not_shown")
    if command.family:
        known = _family(state, command.family).cards
        if set(command.cards) <= set(known):
            raise Refused("already_so")
        return [e.CardsGrouped(family=command.family, cards=tuple(sorted(command.cards)))]
    if len(command.cards) < SMALLEST:
        raise Refused("family_too_small")
    if any(set(family.cards) == set(command.cards) for family in state.families.values()):
        raise Refused("already_so")
    return [e.CardsGrouped(family=state.families_made + 1, cards=tuple(sorted(command.cards)))]


def name_family(state: TableState, command: c.NameFamily, _by: Actor, now: int) -> list[e.Event]:
    _check_grouping(state, now)
    family = _family(state, command.family)
    name = " ".join(command.text.split())
    if not name:
        raise Refused("text_empty")
    if len(name) > NAME_CHARACTERS:
        raise Refused("text_too_long", limit=NAME_CHARACTERS)
    if name == family.name:
        raise Refused("already_so")
    return [e.FamilyNamed(family=family.number, name=name)]


def merge_families(state: TableState, command: c.MergeFamilies, _by: Actor, now: int) -> list[e.Event]:
    """All cards of one go into the other, which keeps its name."""
    _check_grouping(state, now)
    family, into = _family(state, command.family), _family(state, command.into)
    if family.number == into.number:
        raise Refused("already_so")
    return [e.FamiliesMerged(family=family.number, into=into.number)]


def split_family(state: TableState, command: c.SplitFamily, _by: Actor, now: int) -> list[e.Event]:
    _check_grouping(state, now)
    return [e.FamilySplit(family=_family(state, command.family).number)]


def detach_card(state: TableState, command: c.DetachCard, by: Actor, now: int) -> list[e.Event]:
    """«Stacca la mia»: an author is not grouped against their will."""
    _check_grouping(state, now)
    card = card_of(state, command.card)
    if isinstance(by, SeatActor) and card.seat != by.seat:
        raise Refused("not_your_card")
    if family_of(state.families, card.number) is None:
        raise Refused("already_so")
    return [e.CardDetached(card=card.number, channel="seat" if isinstance(by, SeatActor) else "facilitator")]


def undo_grouping(state: TableState, _command: c.UndoGrouping, _by: Actor, now: int) -> list[e.Event]:
    """One step. What an author detached stays so."""
    _check_grouping(state, now)
    if state.families_before is None:
        raise Refused("nothing_to_undo")
    return [e.GroupingUndone()]
