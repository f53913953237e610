"""Rules of photos: who facilitates or directs adds them from the opening on, also after the end."""

import re

from home.domain.refusal import Refused
from workshops.domain import commands as c
from workshops.domain import events as e
from workshops.domain.actors import Actor
from workshops.domain.deciding_cards import HIDING_REASONS
from workshops.domain.photos import PhotoState
from workshops.domain.state import TableState

PHOTOS_MAX = 12
# With those that were hidden or erased: replacing a photo again and again must end somewhere.
PHOTOS_EVER_MAX = 60
ALT_CHARACTERS = 500
SIDE_PIXELS_MAX = 2400
_DIGEST = re.compile(r"[0-9a-f]{64}")


def checked_alt(text: str) -> str:
    """What can be read in a photo, for who does not see it: never empty."""
    text = text.strip()
    if not text:
        raise Refused("photo_without_words")
    if len(text) > ALT_CHARACTERS:
        raise Refused("text_too_long", limit=ALT_CHARACTERS)
    return text


def add_photo(state: TableState, command: c.AddPhoto, _by: Actor, _now: int) -> list[e.Event]:
    sides = (command.width, command.height)
    if not _DIGEST.fullmatch(command.digest) or not all(0 < side <= SIDE_PIXELS_MAX for side in sides):
        raise Refused("malformed")
    text = checked_alt(command.text)
    if any(photo.digest == command.digest for photo in state.photos.values()):
        raise Refused("photo_twice")
    standing = sum(photo.is_standing for photo in state.photos.values())
    if standing >= PHOTOS_MAX or len(state.photos) >= PHOTOS_EVER_MAX:
        raise Refused("too_many_photos", limit=PHOTOS_MAX)
    number = len(state.photos) + 1
    return [e.PhotoAdded(photo=number, text=text, digest=command.digest, width=command.width, height=command.height)]


def _photo(state: TableState, number: int) -> PhotoState:
    photo = state.photos.get(number)
    if photo is None:
        raise Refused("photo_unknown")
    return photo


def hide_photo(state: TableState, command: c.HidePhoto, _by: Actor, _now: int) -> list[e.Event]:
    if command.reason not in HIDING_REASONS:
        raise Refused("malformed")
    photo = _photo(state, command.photo)
    if not photo.is_standing:
        raise Refused("already_so")
    return [e.PhotoHidden(photo=photo.number, reason=command.reason)]


def restore_photo(state: TableState, command: c.RestorePhoto, _by: Actor, _now: int) -> list[e.Event]:
    photo = _photo(state, command.photo)
    if photo.hidden_reason is None or photo.is_erased:
        raise Refused("already_so")
    if sum(each.is_standing for each in state.photos.values()) >= PHOTOS_MAX:
        raise Refused("too_many_photos", limit=PHOTOS_MAX)
    return [e.PhotoRestored(photo=photo.number)]


def erase_photo(state: TableState, command: c.ErasePhoto, _by: Actor, _now: int) -> list[e.Event]:
    photo = _photo(state, command.photo)
    if photo.is_erased:
        raise Refused("already_so")
    return [e.PhotoErased(photo=photo.number, parts=photo.parts)]
