"""Several people sit down at once, as when a list is ticked: nobody is shown without the name they gave."""

import asyncio

import pytest

from tests.support.people import DOOR
from tests.support.rows import NOW, envelope, make_organisations, make_table, seat_people
from tests.workshops.live.wires import Server
from workshops.domain import commands as c
from workshops.domain.audiences import Audience
from workshops.live.committing import committer
from workshops.live.connection import Connection
from workshops.live.envelope import Accepted, Private
from workshops.live.hub import Hub

pytestmark = pytest.mark.django_db(transaction=True)


class SlowReader(Hub):
    """What is read arrives when it is let through, as it was when it was read."""

    def __init__(self, loop):
        super().__init__(loop)
        self.let_through, self.read_once, self.readings = asyncio.Event(), asyncio.Event(), 0
        self.let_through.set()

    async def in_reader(self, function, *arguments):
        found = await super().in_reader(function, *arguments)
        self.readings += 1
        self.read_once.set()
        await self.let_through.wait()
        return found

    async def has_read(self, times):
        async with asyncio.timeout(10):
            while self.readings < times:
                self.read_once.clear()
                await self.read_once.wait()


def sit(table, organisation, name):
    command = c.TakeSeat(organisation.pk, organisation.sector, is_resident=False)
    private = Private(name=name, token_hash=f"{table.pk}-{name}")
    assert isinstance(committer.send(table.pk, envelope(command, DOOR, now=NOW, private=private)), Accepted)


async def names_shown(table, organisation):
    """Every name in every frame to the desk while Bruno and Lia sit down, Lia before Bruno's name has come."""
    hub = SlowReader(asyncio.get_running_loop())
    room = await hub.room(table.pk)
    server = Server()
    room.join(Connection(server.send, Audience.FACILITATOR))
    before = hub.readings
    hub.let_through.clear()
    for sat, name in enumerate(("Bruno", "Lia"), start=1):
        await asyncio.to_thread(sit, table, organisation, name)
        await hub.has_read(before + sat)
    hub.let_through.set()
    frames = await server.settle()
    await hub.stop()
    return [seat["name"] for frame in frames for seat in frame.get("seats", ())]


def test_who_sits_down_while_names_are_read_is_shown_with_their_own():
    table = make_table()
    seat_people(table, 1)

    assert asyncio.run(names_shown(table, make_organisations()[0])) == ["Bruno", "Lia"]
