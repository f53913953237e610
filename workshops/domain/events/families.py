"""What happened to families of cards."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import ClassVar, TypeAlias


@dataclass(frozen=True, slots=True)
class CardsGrouped:
    """These cards are in this family from now on and in no other."""

    family: int
    cards: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class FamilyNamed:
    sealed: ClassVar[tuple[str, ...]] = ("name",)
    family: int
    name: str | None


@dataclass(frozen=True, slots=True)
class FamiliesMerged:
    family: int
    into: int


@dataclass(frozen=True, slots=True)
class FamilySplit:
    family: int


@dataclass(frozen=True, slots=True)
class CardDetached:
    """`channel`: `seat`, its author, or `facilitator`."""

    card: int
    channel: str


@dataclass(frozen=True, slots=True)
class GroupingUndone:
    """Families are as they were before the last step."""


Event: TypeAlias = CardsGrouped | FamilyNamed | FamiliesMerged | FamilySplit | CardDetached | GroupingUndone

# Log name and newest version.
EVENTS: Mapping[str, tuple[type[Event], int]] = {
    "cards_grouped": (CardsGrouped, 1),
    "family_named": (FamilyNamed, 1),
    "families_merged": (FamiliesMerged, 1),
    "family_split": (FamilySplit, 1),
    "card_detached": (CardDetached, 1),
    "grouping_undone": (GroupingUndone, 1),
}
