"""What grouping makes of a state."""

from collections.abc import Mapping
from dataclasses import replace

from workshops.domain import events as e
from workshops.domain.evolving import Step
from workshops.domain.families import SMALLEST, with_cards, without
from workshops.domain.state import FamilyState, TableState

Families = Mapping[int, FamilyState]


def _become(state: TableState, families: Families) -> TableState:
    return replace(state, families=families, families_before=state.families)


def _grouped(state: TableState, event: e.CardsGrouped, _seq: int, _at: int) -> TableState:
    changed = _become(state, with_cards(state.families, event.family, event.cards))
    return replace(changed, families_made=max(state.families_made, event.family))


def _named(state: TableState, event: e.FamilyNamed, _seq: int, _at: int) -> TableState:
    named = replace(state.families[event.family], name=event.name)
    return _become(state, {**state.families, event.family: named})


def _merged(state: TableState, event: e.FamiliesMerged, _seq: int, _at: int) -> TableState:
    return _become(state, with_cards(state.families, event.into, state.families[event.family].cards))


def _split(state: TableState, event: e.FamilySplit, _seq: int, _at: int) -> TableState:
    return _become(state, {number: family for number, family in state.families.items() if number != event.family})


def _detached(state: TableState, event: e.CardDetached, _seq: int, _at: int) -> TableState:
    left = {number: without(family, {event.card}) for number, family in state.families.items()}
    changed = _become(state, {number: family for number, family in left.items() if len(family.cards) >= SMALLEST})
    # An author's own step is not for somebody else to take back.
    return replace(changed, families_before=None) if event.channel == "seat" else changed


def _undone(state: TableState, _event: e.GroupingUndone, _seq: int, _at: int) -> TableState:
    return replace(state, families=state.families_before or {}, families_before=None)


STEPS: Mapping[type[e.Event], Step] = {
    e.CardsGrouped: _grouped,
    e.FamilyNamed: _named,
    e.FamiliesMerged: _merged,
    e.FamilySplit: _split,
    e.CardDetached: _detached,
    e.GroupingUndone: _undone,
}
