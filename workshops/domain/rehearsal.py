"""Before «Inizia»: what is tried at a table stays outside its record, and four lines that who facilitates ticks.

None of this is an event. A trial is answered like a command and its words are dropped at once: kept is only how it
went, until the first moment opens.
"""

from dataclasses import dataclass
from enum import StrEnum
from typing import TypeAlias

from home.domain.refusal import Refused
from workshops.domain.actors import Actor, FacilitatorActor, SeatActor
from workshops.domain.standing import check_facilitation, check_seat
from workshops.domain.state import TableState


class Went(StrEnum):
    """What who tries says of their own screen."""

    WELL = "well"
    BADLY = "badly"


class Line(StrEnum):
    """In the order in which they stand on the tablet."""

    SIGN = "sign"
    SEATS = "seats"
    QUESTION = "question"
    TRIAL = "trial"


@dataclass(frozen=True, slots=True)
class Rehearse:
    text: str
    went: Went


@dataclass(frozen=True, slots=True)
class TickLine:
    line: Line
    done: bool


Preparing: TypeAlias = Rehearse | TickLine


def is_rehearsing(state: TableState) -> bool:
    """From the opening of the doors to the opening of the first moment."""
    return state.is_open and state.moment is None and not state.is_concluded


def check_preparing(state: TableState, wanted: Preparing, by: Actor) -> None:
    """Who sits tries, who facilitates ticks, and both only until it begins. Raises Refused."""
    if isinstance(wanted, Rehearse) and not isinstance(by, SeatActor):
        raise Refused("not_allowed")
    if isinstance(wanted, TickLine) and not isinstance(by, FacilitatorActor):
        raise Refused("not_facilitating")
    if not state.is_open:
        raise Refused("table_not_open")
    if isinstance(by, SeatActor):
        check_seat(state, by)
    elif isinstance(by, FacilitatorActor):
        check_facilitation(state, by)
    if not is_rehearsing(state):
        raise Refused("rehearsal_over")
    if isinstance(wanted, Rehearse) and not wanted.text.strip():
        raise Refused("text_empty")


def ticked(lines: tuple[str, ...], wanted: TickLine) -> tuple[str, ...]:
    """The lines that are done afterwards, in their order; ticking twice changes nothing."""
    done = {*lines, wanted.line} if wanted.done else set(lines) - {wanted.line}
    return tuple(line.value for line in Line if line in done)
