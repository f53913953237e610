"""What happened to objections. Each is followed by the `ballot_cast` that makes the voter's choice say the same.

Numbers are those of remarks: an objection is something said about a card, and is shown, hidden and erased as one.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import ClassVar, TypeAlias


@dataclass(frozen=True, slots=True)
class ObjectionRaised:
    """`channel`: `seat`, or `facilitator` who wrote for a voter without a phone."""

    sealed: ClassVar[tuple[str, ...]] = ("text", "seat", "voter")
    remark: int
    ballot: int
    card: int
    concern: str
    channel: str
    text: str | None
    seat: int | None
    voter: str | None


@dataclass(frozen=True, slots=True)
class ObjectionWithdrawn:
    """By its voter, who has consented or stands aside instead."""

    remark: int
    channel: str


@dataclass(frozen=True, slots=True)
class ObjectionResolved:
    """`how`: `amended` or `noted`; `facilitator` is the facilitation card of who resolved it."""

    sealed: ClassVar[tuple[str, ...]] = ("text",)
    remark: int
    how: str
    facilitator: int
    text: str | None


Event: TypeAlias = ObjectionRaised | ObjectionWithdrawn | ObjectionResolved

# Log name and newest version.
EVENTS: Mapping[str, tuple[type[Event], int]] = {
    "objection_raised": (ObjectionRaised, 1),
    "objection_withdrawn": (ObjectionWithdrawn, 1),
    "objection_resolved": (ObjectionResolved, 1),
}
