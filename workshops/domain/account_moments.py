"""The account's part on moments: when each was held, stopped, lengthened and opened again, and with which rules."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from workshops.domain import events as e
from workshops.domain.state import TableState


@dataclass(frozen=True, slots=True)
class Pause:
    """From when to when (ms) the moment took nothing; `until` is None where it closed on hold."""

    at: int
    until: int | None


@dataclass(frozen=True, slots=True)
class Reopening:
    at: int
    reason: str


@dataclass(frozen=True, slots=True)
class MomentAccount:
    """One moment as it was held; times in ms, None where the log has none. `minutes_added` in whole minutes."""

    number: int
    kind: str
    question: Mapping[str, str]
    opened_at: int | None
    closed_at: int | None
    authors: str = "organisation"
    pauses: tuple[Pause, ...] = ()
    reopenings: tuple[Reopening, ...] = ()
    minutes_added: int = 0


@dataclass(slots=True)
class _Held:
    """One moment while the log is read."""

    opened_at: int | None = None
    closed_at: int | None = None
    ends_at: int | None = None
    pauses: list[Pause] = field(default_factory=list[Pause])
    reopenings: list[Reopening] = field(default_factory=list[Reopening])
    added: int = 0


def moments_of(state: TableState, recorded: Iterable[tuple[int, int, e.Event]]) -> tuple[MomentAccount, ...]:
    held = {number: _Held() for number in range(1, len(state.script) + 1)}
    for _seq, at, event in recorded:
        _note(held, event, at)
    return tuple(
        MomentAccount(
            number=number,
            kind=spec.kind.value,
            question=dict(spec.question),
            opened_at=held[number].opened_at,
            closed_at=held[number].closed_at,
            authors=spec.authors.value,
            pauses=tuple(held[number].pauses),
            reopenings=tuple(held[number].reopenings),
            minutes_added=held[number].added,
        )
        for number, spec in enumerate(state.script, start=1)
    )


def _note(held: Mapping[int, _Held], event: e.Event, at: int) -> None:
    match event:
        case e.MomentOpened():
            held[event.moment].opened_at, held[event.moment].ends_at = at, event.ends_at
        case e.MomentClosed():
            held[event.moment].closed_at = at
        case e.MomentHeld():
            held[event.moment].pauses.append(Pause(at, None))
        case e.MomentResumed():
            moment = held[event.moment]
            moment.pauses[-1] = Pause(moment.pauses[-1].at, at)
            moment.ends_at = event.ends_at
        case e.MomentReopened():
            held[event.moment].ends_at = event.ends_at
        case e.MomentReopenedAfterClose():
            held[event.moment].reopenings.append(Reopening(at, event.reason))
            held[event.moment].ends_at = None
        case e.TimeAdded():
            moment = held[event.moment]
            moment.added += round((event.ends_at - max(at, moment.ends_at or at)) / 60_000)
            moment.ends_at = event.ends_at
        case _:
            pass
