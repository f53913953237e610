"""Rules of moments and time. Closing is announced: until the grace ends it can be undone and things still count."""

from home.domain.refusal import Refused
from workshops.domain import commands as c
from workshops.domain import events as e
from workshops.domain.actors import Actor
from workshops.domain.ballots import entitled, tally
from workshops.domain.deciding_holds import check_not_held
from workshops.domain.families import options_of
from workshops.domain.script import Kind, Secrecy, rules_hash, script_from_json, spec_to_json
from workshops.domain.state import MomentState, Phase, TableState
from workshops.domain.urn import SECRET_VOTERS_MIN, Urn

MINUTE_MS = 60_000
MINUTES_ADDED = (1, 5)


def open_table(state: TableState, command: c.OpenTable, _by: Actor, _now: int) -> list[e.Event]:
    if state.is_open:
        raise Refused("already_so")
    script = script_from_json(command.script)
    return [
        e.TableOpened(
            script=tuple(spec_to_json(spec) for spec in script),
            rules=tuple(rules_hash(spec) for spec in script),
            capacity=command.capacity,
        )
    ]


def _present(state: TableState, moment: int) -> MomentState:
    if state.is_concluded:
        raise Refused("table_concluded")
    if state.moment is None or state.moment.number != moment:
        raise Refused("moment_not_open")
    return state.moment


def open_moment(state: TableState, command: c.OpenMoment, _by: Actor, now: int) -> list[e.Event]:
    if state.is_concluded:
        raise Refused("table_concluded")
    if not 1 <= command.moment <= len(state.script):
        raise Refused("moment_unknown")
    if state.moment is not None and state.moment.number == command.moment:
        raise Refused("already_so")
    if state.moment is not None and state.moment.phase is not Phase.CLOSED:
        raise Refused("moment_order")
    if command.moment != (state.moment.number if state.moment else 0) + 1:
        raise Refused("moment_order")
    spec = state.script[command.moment - 1]
    opened = e.MomentOpened(
        moment=command.moment,
        ends_at=now + spec.minutes * MINUTE_MS if spec.minutes else None,
        rules=state.rules[command.moment - 1],
    )
    if spec.kind is not Kind.CHOOSE:
        return [opened]
    options = options_of(state)
    if not options:
        raise Refused("nothing_to_choose")
    if spec.secrecy is Secrecy.SECRET and len(entitled(state, spec.electors)) < SECRET_VOTERS_MIN:
        raise Refused("too_few_voters", limit=SECRET_VOTERS_MIN)
    return [
        opened,
        e.BallotOpened(ballot=command.moment, options=options, rules=opened.rules),
    ]


def close_moment(state: TableState, command: c.CloseMoment, _by: Actor, now: int) -> list[e.Event]:
    moment = _present(state, command.moment)
    if moment.phase is not Phase.OPEN:
        raise Refused("already_so")
    check_not_held(state)
    # A timer that has run out was announced: closing by hand must not open the moment again for another grace.
    start = now if moment.ends_at is None else min(now, moment.ends_at)
    return [_closing(state, moment, start)]


def _closing(state: TableState, moment: MomentState, now: int) -> e.MomentClosing:
    grace = state.script[moment.number - 1].grace_seconds * 1000
    return e.MomentClosing(moment=moment.number, closes_at=now + grace)


def undo_close(state: TableState, command: c.UndoClose, _by: Actor, now: int) -> list[e.Event]:
    """Back to open. A timer that has run out meanwhile is dropped: who facilitates closes by hand or adds time."""
    moment = _present(state, command.moment)
    if moment.phase is not Phase.CLOSING or moment.closes_at is None or now >= moment.closes_at:
        raise Refused("nothing_to_undo")
    ends_at = moment.ends_at if moment.ends_at is not None and moment.ends_at > now else None
    return [e.MomentReopened(moment=moment.number, ends_at=ends_at)]


def add_time(state: TableState, command: c.AddTime, _by: Actor, now: int) -> list[e.Event]:
    """More minutes from the announced end, or from now where there is no timer. During the grace it reopens."""
    if command.minutes not in MINUTES_ADDED:
        raise Refused("malformed")
    moment = state.moment
    if moment is None or moment.phase is Phase.CLOSED or state.is_concluded:
        raise Refused("time_not_running")
    check_not_held(state)
    last = state.announced_end()
    if last is not None and now >= last:
        raise Refused("moment_closed")
    start = max(now, moment.ends_at or now)
    return [e.TimeAdded(moment=moment.number, ends_at=start + command.minutes * MINUTE_MS)]


def tick(state: TableState, command: c.Tick, _by: Actor, now: int, urn: Urn = ()) -> list[e.Event]:
    """What time itself does: the timer's end starts the grace, the grace's end closes. Late ticks do both."""
    moment = _present(state, command.moment)
    if now < command.due:
        raise Refused("too_early")
    if moment.phase is Phase.OPEN and moment.ends_at is not None and moment.ends_at <= now:
        # The grace is counted from the announced end, however late this process woke up.
        closing = _closing(state, moment, moment.ends_at)
        return [closing] if now < closing.closes_at else [closing, *_close(state, moment, urn)]
    if moment.phase is Phase.CLOSING and moment.closes_at is not None and moment.closes_at <= now:
        return _close(state, moment, urn)
    raise Refused("already_so")


def _close(state: TableState, moment: MomentState, urn: Urn) -> list[e.Event]:
    spec = state.script[moment.number - 1]
    happened: list[e.Event] = [e.MomentClosed(moment=moment.number)]
    if spec.kind is Kind.CHOOSE:
        ballot = state.ballots[moment.number]
        happened.append(e.BallotClosed(ballot=ballot.number, result=tally(state, ballot, spec, urn)))
    if moment.number == len(state.script):
        happened.append(e.TableConcluded())
    return happened
