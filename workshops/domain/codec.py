"""Events to and from the record: open part, sealed part, version. Old versions are lifted here, never rewritten."""

from collections.abc import Callable, Mapping
from dataclasses import fields
from typing import Any

from workshops.domain.events import EVENTS, KIND_OF, Event
from workshops.domain.places import ITALIAN

# (kind, version) -> body of the next version. A new version adds its lifter here and a recorded log to tests/logs.
UPCASTERS: Mapping[tuple[str, int], Callable[[dict[str, Any]], dict[str, Any]]] = {
    ("card_amended", 1): lambda body: {**body, "remark": None},
    ("card_amended", 2): lambda body: body,
    ("card_posted", 1): lambda body: body,
}
# The same for sealed parts, where a version adds to them. Before places and languages everything was Italian.
_NOT_SAID: Mapping[str, Any] = {"lang": None, "area": None, "point": None}
SEALED_UPCASTERS: Mapping[tuple[str, int], Callable[[dict[str, Any]], dict[str, Any]]] = {
    ("card_amended", 2): lambda sealed: {**sealed, **_NOT_SAID},
    ("card_posted", 1): lambda sealed: {**sealed, **_NOT_SAID, "lang": ITALIAN},
}


class UnknownEvent(ValueError):  # noqa: N818 -- says what it is
    """A record of a kind or version that this code cannot read."""


_FIELDS = {event: tuple(item.name for item in fields(event)) for event, _version in EVENTS.values()}
_SEALED: dict[type[Event], tuple[str, ...]] = {
    event: getattr(event, "sealed", ()) for event, _version in EVENTS.values()
}


def to_record(event: Event) -> tuple[str, int, dict[str, Any], dict[str, Any] | None]:
    """(kind, version, open body, sealed body or None where the kind seals nothing)."""
    cls = type(event)
    kind = KIND_OF[cls]
    sealed_names = _SEALED[cls]
    body = {name: getattr(event, name) for name in _FIELDS[cls] if name not in sealed_names}
    sealed = {name: getattr(event, name) for name in sealed_names} if sealed_names else None
    return kind, EVENTS[kind][1], body, sealed


def from_record(kind: str, version: int, body: Mapping[str, Any], sealed: Mapping[str, Any] | None) -> Event:
    """The event of a record; sealed fields are None when the sealed part is gone. Raises UnknownEvent."""
    if kind not in EVENTS:
        raise UnknownEvent(kind)
    cls, newest = EVENTS[kind]
    lifted, opened = dict(body), dict(sealed) if sealed is not None else None
    for step in range(version, newest):
        lifted = UPCASTERS[kind, step](lifted)
        if opened is not None and (kind, step) in SEALED_UPCASTERS:
            opened = SEALED_UPCASTERS[kind, step](opened)
    if version > newest:
        message = f"{kind} version {version}"
        raise UnknownEvent(message)
    sealed_names = _SEALED[cls]
    values = {name: _frozen(lifted[name]) for name in _FIELDS[cls] if name not in sealed_names}
    for name in sealed_names:
        values[name] = _frozen(opened[name]) if opened is not None else None
    return cls(**values)


def _frozen(value: Any) -> Any:
    return tuple(value) if isinstance(value, list) else value  # pyright: ignore -- of what, only JSON knows
