"""What can be asked of photos of the table. The bytes are stored before: a command only cites them."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TypeAlias

from workshops.domain.actors import Actor, DirectorActor, FacilitatorActor


@dataclass(frozen=True, slots=True)
class AddPhoto:
    """`text` says what can be read in it; `digest` is the SHA-256 (hex) of the stored bytes."""

    text: str
    digest: str
    width: int
    height: int


@dataclass(frozen=True, slots=True)
class HidePhoto:
    photo: int
    reason: str


@dataclass(frozen=True, slots=True)
class RestorePhoto:
    photo: int


@dataclass(frozen=True, slots=True)
class ErasePhoto:
    photo: int


Command: TypeAlias = AddPhoto | HidePhoto | RestorePhoto | ErasePhoto

# Wire and log name, and who may send it.
COMMANDS: Mapping[str, tuple[type[Command], tuple[type[Actor], ...]]] = {
    "add_photo": (AddPhoto, (FacilitatorActor, DirectorActor)),
    "hide_photo": (HidePhoto, (FacilitatorActor, DirectorActor)),
    "restore_photo": (RestorePhoto, (FacilitatorActor, DirectorActor)),
    "erase_photo": (ErasePhoto, (DirectorActor,)),
}
