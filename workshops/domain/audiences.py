"""Who looks at a table, and the names beside the log."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any


class Audience(StrEnum):
    PARTICIPANT = "participant"
    FACILITATOR = "facilitator"
    SCREEN = "screen"
    PUBLIC = "public"


@dataclass(frozen=True, slots=True)
class Person:
    """Who sits on a seat, from its row: never in the log."""

    name: str
    organisation: str | None
    is_organisation_confirmed: bool = True
    # Whether anybody holds a delega of the organisation today: a hint for who facilitates, who decides all the same.
    has_mandate: bool = True


@dataclass(frozen=True, slots=True)
class Directory:
    """Names beside the log. `table` is the unchanging section `table` of the view."""

    table: Mapping[str, Any]
    people: Mapping[int, Person]


NOBODY = Person(name="", organisation=None)
