"""What the steps of every subject are made of: a thing added to a state, or one of its things with other fields."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any, TypeAlias, TypeVar

from workshops.domain.state import TableState

K = TypeVar("K")
V = TypeVar("V")
Step: TypeAlias = Callable[[TableState, Any, int, int], TableState]


def with_one(things: Mapping[K, V], key: K, value: V) -> dict[K, V]:
    return {**things, key: value}


def changed(things: Mapping[K, V], key: K, **fields: object) -> dict[K, V]:
    """The same things, the one at `key` with other fields."""
    return {**things, key: replace(things[key], **fields)}  # pyright: ignore[reportArgumentType] -- fields named by the caller
