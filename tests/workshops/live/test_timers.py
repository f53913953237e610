"""What time does by itself, on a real event loop and through the real committer, with short delays."""

import asyncio
import time
from uuid import UUID

import pytest

from tests.support.people import DIRECTOR, DOOR, choose, conclude, write
from tests.support.rows import elsewhere, log_of, make_table, must
from tests.support.stories import GIULIA
from workshops.content.demo.clearing import clear_tables
from workshops.domain import commands as c
from workshops.domain.actors import ClockActor
from workshops.domain.audiences import Directory
from workshops.domain.state import EMPTY
from workshops.live.hub import Hub
from workshops.live.room import Room
from workshops.live.store import load
from workshops.live.timers import Timers, now_ms, tick_envelope
from workshops.models import Table
from workshops.queries import Doorkeeper

NO_GRACE = (write(grace_seconds=0), choose(), conclude())
ONE_SECOND = (write(grace_seconds=1), choose(), conclude())
PATIENCE_SECONDS = 8


def room_of(table: Table) -> Room:
    return Room(table.pk, UUID(int=1), load(table.pk), Directory(table={}, people={}), Doorkeeper())


def closing(script: tuple[dict, ...] = NO_GRACE) -> Table:
    """A table whose writing has just been closed by hand: its grace is what is awaited."""
    table, now = make_table(script, is_demo=True), now_ms()
    must(table, c.OpenTable(tuple(table.script), 12), DIRECTOR, now=now)
    must(table, c.TakeFacilitation(1), DOOR, now=now)
    must(table, c.OpenMoment(1), GIULIA, now=now)
    must(table, c.CloseMoment(1), GIULIA, now=now)
    return table


async def closed(table: Table) -> list[str]:
    """The kinds in the log, as soon as the moment is closed or patience ends."""
    give_up = time.monotonic() + PATIENCE_SECONDS
    while time.monotonic() < give_up:
        kinds = [kind for _seq, kind in await elsewhere(log_of, table)]
        if "moment_closed" in kinds:
            return kinds
        await asyncio.sleep(0.05)
    return kinds


def test_envelope_of_the_clock_says_what_is_due_and_when_it_was_noticed():
    envelope = tick_envelope(2, 5_000, 5_020)

    assert (envelope.by, envelope.command, envelope.now) == (ClockActor(), c.Tick(moment=2, due=5_000), 5_020)
    assert envelope.command_id == "tick-2-5000"


def test_two_who_notice_late_send_the_same_command():
    early, late = tick_envelope(2, 5_000, 5_020), tick_envelope(2, 5_000, 9_999)

    assert (early.command_id, early.payload_hash) == (late.command_id, late.payload_hash)


def test_room_where_nothing_is_due_is_not_awaited():
    async def scene():
        timers = Timers(asyncio.get_running_loop())
        timers.schedule(Room(7, UUID(int=1), EMPTY, Directory(table={}, people={}), Doorkeeper()))
        return timers._handles

    assert asyncio.run(scene()) == {}


@pytest.mark.django_db(transaction=True)
def test_overdue_moment_is_closed_at_once_and_once():
    table = closing()

    async def scene(room):
        timers = Timers(asyncio.get_running_loop())
        timers.schedule(room)
        timers.schedule(room)
        kinds = await closed(table)
        await asyncio.sleep(0.2)
        timers.cancel(room.table)
        return kinds, [kind for _seq, kind in await elsewhere(log_of, table)]

    first, later = asyncio.run(scene(room_of(table)))
    assert first[-1] == "moment_closed"
    assert later == first


@pytest.mark.django_db(transaction=True)
def test_grace_is_waited_for_to_its_end():
    table = closing(ONE_SECOND)
    room = room_of(table)
    due = room.due[1]

    async def scene():
        timers = Timers(asyncio.get_running_loop())
        timers.schedule(room)
        await asyncio.sleep(0.3)
        early = [kind for _seq, kind in await elsewhere(log_of, table)]
        return early, await closed(table)

    early, kinds = asyncio.run(scene())
    assert (early[-1], kinds[-1]) == ("moment_closing", "moment_closed")
    assert load(table.pk).last_at >= due


@pytest.mark.django_db(transaction=True)
def test_cancelled_timer_does_nothing():
    table = closing()

    async def scene(room):
        timers = Timers(asyncio.get_running_loop())
        timers.schedule(room)
        timers.cancel(room.table)
        timers.cancel(room.table)
        await asyncio.sleep(0.3)
        return [kind for _seq, kind in await elsewhere(log_of, table)]

    assert asyncio.run(scene(room_of(table)))[-1] == "moment_closing"


@pytest.mark.django_db(transaction=True)
def test_timer_of_a_close_that_was_undone_closes_nothing():
    """The room has not heard of the undo yet: the table's own rules refuse the tick."""
    table = closing(ONE_SECOND)
    room = room_of(table)
    must(table, c.UndoClose(1), GIULIA, now=now_ms())

    async def scene():
        timers = Timers(asyncio.get_running_loop())
        timers.schedule(room)
        await asyncio.sleep(1.5)
        timers.cancel(room.table)
        return [kind for _seq, kind in await elsewhere(log_of, table)]

    assert asyncio.run(scene())[-1] == "moment_reopened"


@pytest.mark.django_db(transaction=True)
def test_what_was_due_at_a_table_that_was_cleared_is_awaited_no_more():
    table = closing((write(grace_seconds=60), choose(), conclude()))

    async def scene():
        hub = Hub(asyncio.get_running_loop())
        try:
            await hub.room(table.pk)
            await hub._watch_once()
            standing = (set(hub.rooms), set(hub._timers._handles))
            await elsewhere(clear_tables, Table.objects.filter(pk=table.pk))
            await hub._watch_once()
            return standing, (set(hub.rooms), set(hub._timers._handles))
        finally:
            await hub.stop()

    before, after = asyncio.run(scene())
    assert before == ({table.pk}, {table.pk})
    assert after == (set(), set())
