"""The state of a table: a fold over its log. Frozen; sharing what did not change makes comparing two states cheap."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from workshops.domain.corrections import CorrectionState
from workshops.domain.events.records import EntryRecorded
from workshops.domain.photos import PhotoState
from workshops.domain.places import USUAL, Setting
from workshops.domain.remarks import Change, RemarkState
from workshops.domain.script import Kind, MomentSpec
from workshops.domain.sentences import SentenceState


class Phase(StrEnum):
    OPEN = "open"
    CLOSING = "closing"
    CLOSED = "closed"


@dataclass(frozen=True, slots=True)
class SeatState:
    number: int
    organisation: int | None
    sector: str
    is_resident: bool
    has_phone: bool
    generation: int = 1
    is_freed: bool = False


@dataclass(frozen=True, slots=True)
class CardState:
    """`text` and `seat` are None once erased, and `setting` the usual one. `parts`: the log places of its sealed parts.

    `paper` is the number of the paper card it was entered from. `earlier` holds what it said before since everybody may
    read it: a draft corrected under cover is nobody's business.
    """

    number: int
    moment: int
    at: int
    channel: str
    text: str | None
    seat: int | None
    parts: tuple[int, ...]
    hidden_reason: str | None = None
    is_withdrawn: bool = False
    is_erased: bool = False
    earlier: tuple[Change, ...] = ()
    setting: Setting = USUAL
    paper: int | None = None

    @property
    def is_standing(self) -> bool:
        """Still on the table: neither hidden nor withdrawn nor erased."""
        return self.hidden_reason is None and not self.is_withdrawn and not self.is_erased


@dataclass(frozen=True, slots=True)
class MomentState:
    number: int
    phase: Phase
    ends_at: int | None
    closes_at: int | None = None
    # On hold: `left` (ms) is what the timer had when it was stopped, None where there is no timer.
    is_held: bool = False
    left: int | None = None
    # Seats that asked for more time, and how many of their requests no added time has answered yet.
    asked: frozenset[int] = frozenset()
    asking: int = 0


@dataclass(frozen=True, slots=True)
class FamilyState:
    """Cards kept together, by number. `name` is None until it has one."""

    number: int
    cards: tuple[int, ...]
    name: str | None = None


@dataclass(frozen=True, slots=True)
class BallotState:
    """`votes` maps a voter to (choice, seat); only the latest is kept. In a secret ballot each choice is empty here.

    `families` are those of its opening, by option. `lines`: where in the log an open choice stands, by voter.
    """

    number: int
    options: tuple[int, ...]
    votes: Mapping[str, tuple[tuple[int, ...], int | None]] = field(default_factory=dict[str, Any])
    result: Mapping[str, Any] | None = None
    closed_at: int | None = None
    families: Mapping[int, FamilyState] = field(default_factory=dict[int, FamilyState])
    lines: Mapping[str, int] = field(default_factory=dict[str, int])


@dataclass(frozen=True, slots=True)
class FacilitationState:
    generation: int
    is_revoked: bool = False


@dataclass(frozen=True, slots=True)
class TableState:
    seq: int = 0
    last_at: int = 0
    is_open: bool = False
    is_locked: bool = False
    is_concluded: bool = False
    capacity: int = 0
    script: tuple[MomentSpec, ...] = ()
    rules: tuple[str, ...] = ()
    moment: MomentState | None = None
    revealed: frozenset[int] = frozenset()
    seats: Mapping[int, SeatState] = field(default_factory=dict[int, SeatState])
    facilitation: Mapping[int, FacilitationState] = field(default_factory=dict[int, FacilitationState])
    # organisation -> the one seat that votes for it
    voters: Mapping[int, int] = field(default_factory=dict[int, int])
    cards: Mapping[int, CardState] = field(default_factory=dict[int, CardState])
    ballots: Mapping[int, BallotState] = field(default_factory=dict[int, BallotState])
    remarks: Mapping[int, RemarkState] = field(default_factory=dict[int, RemarkState])
    families: Mapping[int, FamilyState] = field(default_factory=dict[int, FamilyState])
    # Numbers are never given twice. What the last step of grouping can be taken back to, None where it cannot.
    families_made: int = 0
    families_before: Mapping[int, FamilyState] | None = None
    # What was entered for people without a phone, in order, by its place in the log.
    entries: Mapping[int, EntryRecorded] = field(default_factory=dict[int, EntryRecorded])
    # The accepted sentences of the synthesis, in their order.
    sentences: Mapping[int, SentenceState] = field(default_factory=dict[int, SentenceState])
    synthesis: tuple[int, ...] = ()
    concluded_at: int | None = None
    corrections: Mapping[int, CorrectionState] = field(default_factory=dict[int, CorrectionState])
    photos: Mapping[int, PhotoState] = field(default_factory=dict[int, PhotoState])

    @property
    def spec(self) -> MomentSpec | None:
        """The specification of the present moment."""
        return self.script[self.moment.number - 1] if self.moment else None

    @property
    def due(self) -> tuple[int, int] | None:
        """(moment, ms) of the next thing that time does here, or None."""
        moment = self.moment
        if moment is None or moment.phase is Phase.CLOSED or self.is_concluded:
            return None
        at = moment.closes_at if moment.phase is Phase.CLOSING else moment.ends_at
        return (moment.number, at) if at is not None else None

    @property
    def is_on_hold(self) -> bool:
        return self.moment is not None and self.moment.is_held

    def ballot(self) -> BallotState | None:
        """The ballot of the present moment, or the last one."""
        return self.ballots[max(self.ballots)] if self.ballots else None

    def accepts(self, kind: Kind, now: int) -> bool:
        """Whether a moment of this kind takes contributions now: until the announced end of its grace."""
        moment = self.moment
        if moment is None or self.script[moment.number - 1].kind is not kind or moment.phase is Phase.CLOSED:
            return False
        if moment.is_held:
            return False
        last = self.announced_end()
        return last is None or now < last

    def announced_end(self) -> int | None:
        """When the present moment stops taking contributions (ms): the end of its grace. None without an end."""
        moment = self.moment
        if moment is None or moment.closes_at is not None:
            return moment.closes_at if moment else None
        grace = self.script[moment.number - 1].grace_seconds * 1000
        return None if moment.ends_at is None else moment.ends_at + grace


EMPTY = TableState()
