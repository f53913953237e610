"""What happened to photos of the table. Words and digest are sealed: once erased, nothing says which picture it was."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import ClassVar, TypeAlias


@dataclass(frozen=True, slots=True)
class PhotoAdded:
    """`digest` is the SHA-256 (hex) of the stored bytes; `width` and `height` are its pixels."""

    sealed: ClassVar[tuple[str, ...]] = ("text", "digest", "width", "height")
    photo: int
    text: str | None
    digest: str | None
    width: int | None
    height: int | None


@dataclass(frozen=True, slots=True)
class PhotoHidden:
    photo: int
    reason: str


@dataclass(frozen=True, slots=True)
class PhotoRestored:
    photo: int


@dataclass(frozen=True, slots=True)
class PhotoErased:
    """The sealed parts at these places of the log were deleted, and the stored picture with them."""

    photo: int
    parts: tuple[int, ...]


Event: TypeAlias = PhotoAdded | PhotoHidden | PhotoRestored | PhotoErased

# Log name and newest version.
EVENTS: Mapping[str, tuple[type[Event], int]] = {
    "photo_added": (PhotoAdded, 1),
    "photo_hidden": (PhotoHidden, 1),
    "photo_restored": (PhotoRestored, 1),
    "photo_erased": (PhotoErased, 1),
}
