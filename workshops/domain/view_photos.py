"""What is shown of photos while a table lives: to who facilitates only. Everybody sees them in the account."""

from typing import Any

from workshops.domain.photos import PhotoState
from workshops.domain.state import TableState


def photo_state(photo: PhotoState) -> str:
    """`shown`, `hidden` or `removed`."""
    if photo.is_erased:
        return "removed"
    return "hidden" if photo.hidden_reason is not None else "shown"


def photo_views(state: TableState) -> list[dict[str, Any]]:
    return [
        {
            "number": photo.number,
            "state": photo_state(photo),
            "text": photo.text,
            "reason": photo.hidden_reason,
            "width": photo.width,
            "height": photo.height,
            "at": photo.at,
        }
        for photo in state.photos.values()
    ]
