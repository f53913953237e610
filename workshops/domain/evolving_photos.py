"""What photos make of a state."""

from collections.abc import Mapping
from dataclasses import replace

from workshops.domain import events as e
from workshops.domain.evolving import Step, changed, with_one
from workshops.domain.photos import PhotoState
from workshops.domain.state import TableState


def _put(state: TableState, photo: PhotoState) -> TableState:
    return replace(state, photos=with_one(state.photos, photo.number, photo))


def _change(state: TableState, number: int, **changes: object) -> TableState:
    return replace(state, photos=changed(state.photos, number, **changes))


def _added(state: TableState, event: e.PhotoAdded, seq: int, at: int) -> TableState:
    added = PhotoState(
        number=event.photo,
        at=at,
        text=event.text,
        digest=event.digest,
        width=event.width,
        height=event.height,
        parts=(seq,),
    )
    return _put(state, added)


STEPS: Mapping[type[e.Event], Step] = {
    e.PhotoAdded: _added,
    e.PhotoHidden: lambda state, event, _seq, _at: _change(state, event.photo, hidden_reason=event.reason),
    e.PhotoRestored: lambda state, event, _seq, _at: _change(state, event.photo, hidden_reason=None),
    e.PhotoErased: lambda state, event, _seq, _at: _change(
        state, event.photo, text=None, digest=None, width=None, height=None, is_erased=True
    ),
}
