"""What happened to the table itself."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, TypeAlias


@dataclass(frozen=True, slots=True)
class TableOpened:
    script: tuple[Mapping[str, Any], ...]
    rules: tuple[str, ...]
    capacity: int


@dataclass(frozen=True, slots=True)
class TableLocked:
    pass


@dataclass(frozen=True, slots=True)
class TableUnlocked:
    pass


@dataclass(frozen=True, slots=True)
class TableConcluded:
    pass


Event: TypeAlias = TableOpened | TableLocked | TableUnlocked | TableConcluded

# Log name and newest version.
EVENTS: Mapping[str, tuple[type[Event], int]] = {
    "table_opened": (TableOpened, 1),
    "table_locked": (TableLocked, 1),
    "table_unlocked": (TableUnlocked, 1),
    "table_concluded": (TableConcluded, 1),
}
