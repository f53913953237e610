"""Where a consultation is in time. Phases are data; nothing stores a state."""

from collections.abc import Sequence
from datetime import datetime
from enum import StrEnum
from typing import Protocol, TypeVar


class Span(Protocol):
    """A phase: open from its first instant to just before its last one; without an end it stays open."""

    opens_at: datetime
    closes_at: datetime | None


class Standing(StrEnum):
    TO_COME = "to-come"
    OPEN = "open"
    CLOSED = "closed"


AnySpan = TypeVar("AnySpan", bound=Span)


def standing_of(phase: Span, now: datetime) -> Standing:
    if now < phase.opens_at:
        return Standing.TO_COME
    if phase.closes_at is not None and now >= phase.closes_at:
        return Standing.CLOSED
    return Standing.OPEN


def open_phase(phases: Sequence[AnySpan], now: datetime) -> AnySpan | None:
    """The open phase; of several, the one that opened last."""
    opened = [phase for phase in phases if standing_of(phase, now) is Standing.OPEN]
    return max(opened, key=lambda phase: phase.opens_at, default=None)


def next_phase(phases: Sequence[AnySpan], now: datetime) -> AnySpan | None:
    """The first phase still to come."""
    to_come = [phase for phase in phases if standing_of(phase, now) is Standing.TO_COME]
    return min(to_come, key=lambda phase: phase.opens_at, default=None)


def standing_of_all(phases: Sequence[Span], now: datetime) -> Standing:
    """Of a whole consultation: open while a phase is, to come before the first, closed after the last."""
    if open_phase(phases, now) is not None:
        return Standing.OPEN
    return Standing.TO_COME if next_phase(phases, now) is not None else Standing.CLOSED
