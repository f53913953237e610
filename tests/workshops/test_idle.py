"""A room where nobody does anything costs one query per process every two seconds, and nothing more."""

import asyncio
import json
import threading
from collections import Counter

import pytest
from django.db import connections
from django.db.backends.signals import connection_created

from tests.support.rows import elsewhere
from tests.support.serving import LiveTable
from tests.workshops.live_story import open_ballot
from workshops.consumers import table_socket
from workshops.live.committing import committer
from workshops.live.hub import WATCHDOG_SECONDS, current_hub

pytestmark = pytest.mark.django_db(transaction=True)

ROUNDS = 3
CLIENTS = 30


class Statements:
    """Counts what any thread of this process asks the database."""

    def __init__(self) -> None:
        self.asked: Counter[str] = Counter()
        self._lock = threading.Lock()
        self._watched: list[object] = []

    def __call__(self, execute, sql, params, many, context):
        with self._lock:
            self.asked[sql.split(" ", 1)[0].upper()] += 1
        return execute(sql, params, many, context)

    def watch(self, connection, **_rest):
        if self not in connection.execute_wrappers:
            self._watched.append(connection)
            connection.execute_wrappers.append(self)

    def __enter__(self):
        connection_created.connect(self.watch)
        self.watch(connections["default"])
        return self

    def __exit__(self, *_error):
        connection_created.disconnect(self.watch)
        for watched in self._watched:
            watched.execute_wrappers.remove(self)


class Guest:
    """One ASGI socket in this process: what it is sent is kept."""

    def __init__(self, live: LiveTable, seat: int) -> None:
        self.sent: list[dict] = []
        self.shown = asyncio.Event()
        self._inbox: asyncio.Queue[dict] = asyncio.Queue()
        self._inbox.put_nowait({"type": "websocket.connect"})
        hello = {"type": "hello", "protocol": 1, "role": "participant", "token": live.tokens[seat]}
        self._inbox.put_nowait({"type": "websocket.receive", "text": json.dumps(hello)})
        scope = {"type": "websocket", "url_route": {"kwargs": {"code": live.code}}}
        self.task = asyncio.create_task(table_socket(scope, self._inbox.get, self._take))

    async def _take(self, message: dict) -> None:
        self.sent.append(message)
        if "snapshot" in self.types():
            self.shown.set()

    def types(self) -> list[str]:
        return [json.loads(message["text"])["type"] for message in self.sent if "text" in message]

    async def leave(self) -> None:
        self._inbox.put_nowait({"type": "websocket.disconnect", "code": 1000})
        await self.task


async def _idle(live: LiveTable, count: int) -> tuple[Counter[str], list[Guest]]:
    guests = [Guest(live, 1 + number % 4) for number in range(count)]
    for guest in guests:
        await asyncio.wait_for(guest.shown.wait(), 20)
    await asyncio.sleep(0.3)
    with Statements() as statements:
        # The reader's threads have their connections already: they are watched as they ask.
        await _watch_readers(statements)
        statements.asked.clear()
        await asyncio.sleep(ROUNDS * WATCHDOG_SECONDS)
        asked = statements.asked.copy()
    for guest in guests:
        await guest.leave()
    await asyncio.gather(*(current_hub().in_reader(connections.close_all) for _thread in range(8)))
    await current_hub().stop()
    await elsewhere(committer.stop)
    return asked, guests


async def _watch_readers(statements: Statements) -> None:
    def watch() -> None:
        # What this thread holds itself: `connection` alone would be another one in another thread.
        statements.watch(connections["default"])

    await asyncio.gather(*(current_hub().in_reader(watch) for _thread in range(8)))


@pytest.mark.parametrize("count", [1, CLIENTS])
def test_idle_clients_cause_only_the_watchdogs_query(count):
    live = LiveTable(4)
    open_ballot(live)

    asked, guests = asyncio.run(_idle(live, count))

    assert set(asked) == {"SELECT"}
    assert ROUNDS - 1 <= asked["SELECT"] <= ROUNDS + 1
    for guest in guests:
        assert "patch" not in guest.types()
