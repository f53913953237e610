"""What can be asked while cards are grouped."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TypeAlias

from workshops.domain.actors import Actor, DirectorActor, FacilitatorActor, SeatActor


@dataclass(frozen=True, slots=True)
class GroupCards:
    """`family` 0 makes a new one."""

    cards: tuple[int, ...]
    family: int = 0


@dataclass(frozen=True, slots=True)
class NameFamily:
    family: int
    text: str


@dataclass(frozen=True, slots=True)
class MergeFamilies:
    family: int
    into: int


@dataclass(frozen=True, slots=True)
class SplitFamily:
    family: int


@dataclass(frozen=True, slots=True)
class DetachCard:
    card: int


@dataclass(frozen=True, slots=True)
class UndoGrouping:
    """Takes the last step of grouping back."""


Command: TypeAlias = GroupCards | NameFamily | MergeFamilies | SplitFamily | DetachCard | UndoGrouping

# Wire and log name, and who may send it. A card is detached by its author's own seat, or by who facilitates.
COMMANDS: Mapping[str, tuple[type[Command], tuple[type[Actor], ...]]] = {
    "group_cards": (GroupCards, (FacilitatorActor, DirectorActor)),
    "name_family": (NameFamily, (FacilitatorActor, DirectorActor)),
    "merge_families": (MergeFamilies, (FacilitatorActor, DirectorActor)),
    "split_family": (SplitFamily, (FacilitatorActor, DirectorActor)),
    "detach_card": (DetachCard, (SeatActor, FacilitatorActor, DirectorActor)),
    "undo_grouping": (UndoGrouping, (FacilitatorActor, DirectorActor)),
}
