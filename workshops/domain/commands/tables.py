"""What can be asked of the table itself."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, TypeAlias

from workshops.domain.actors import Actor, DirectorActor, FacilitatorActor


@dataclass(frozen=True, slots=True)
class OpenTable:
    script: tuple[Mapping[str, Any], ...]
    capacity: int


@dataclass(frozen=True, slots=True)
class LockTable:
    pass


@dataclass(frozen=True, slots=True)
class UnlockTable:
    pass


Command: TypeAlias = OpenTable | LockTable | UnlockTable

# Wire and log name, and who may send it.
COMMANDS: Mapping[str, tuple[type[Command], tuple[type[Actor], ...]]] = {
    "open_table": (OpenTable, (DirectorActor,)),
    "lock_table": (LockTable, (FacilitatorActor, DirectorActor)),
    "unlock_table": (UnlockTable, (FacilitatorActor, DirectorActor)),
}
