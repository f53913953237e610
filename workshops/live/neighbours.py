"""Between processes: who else has this table open, and that they should read. Redis is never waited for elsewhere.

Only two things travel: a poke {table, seq}, healed by the watchdog when lost, and presence, a register. That Redis is
away is said once, and once that it is back.
"""

import asyncio
import logging
import time
from collections.abc import Callable, Coroutine, Iterable, Mapping
from typing import Any
from weakref import WeakSet

from channels.layers import get_channel_layer
from redis.exceptions import RedisError

logger = logging.getLogger(__name__)

LAYER_SECONDS = 1.0
RESTART_SECONDS = 1.0
POKE_SECONDS = 0.05
# An attempt begun while Redis was away may fail after another has succeeded: back is what has stayed so long.
STEADY_SECONDS = 1.5

LAYER_LIBRARY = "channels_redis.pubsub"
AWAY = (RedisError, OSError, TimeoutError)

Spawn = Callable[[Coroutine[Any, Any, None]], None]


class Neighbours:
    """One channel per process, added to a group per open table. `hear` gets what other processes say."""

    def __init__(self, process: str, spawn: Spawn, hear: Callable[[Mapping[str, Any]], None]) -> None:
        self.process = process
        self._spawn = spawn
        self._hear = hear
        self._channel = ""
        self._subscribed: set[int] = set()
        self._poking: dict[int, int] = {}
        self._is_away = False
        self._answers_since: float | None = None
        _quiet.neighbours.add(self)

    def went(self, error: BaseException) -> None:
        """The layer does not answer."""
        self._answers_since = None
        if not self._is_away:
            self._is_away = True
            logger.warning("Redis is away, processes hear of each other by the watchdog: %r", error)

    def _came(self) -> None:
        if not self._is_away:
            return
        now = time.monotonic()
        self._answers_since = self._answers_since or now
        if now - self._answers_since >= STEADY_SECONDS:
            self._is_away = False
            logger.warning("Redis is back")

    async def look(self) -> None:
        """While Redis is away: is it back? Otherwise nothing is asked."""
        if self._is_away:
            await self._say(0, {"type": "look"})

    def poke(self, table: int, seq: int) -> None:
        """Say {table, seq}: the first at once, then at most one every POKE_SECONDS, always with the newest place."""
        is_under_way = table in self._poking
        self._poking[table] = seq
        if not is_under_way:
            self._spawn(self._send_pokes(table))

    async def _send_pokes(self, table: int) -> None:
        sent = 0
        while self._poking[table] > sent:
            sent = self._poking[table]
            await self._say(table, {"type": "poke", "seq": sent})
            await asyncio.sleep(POKE_SECONDS)
        del self._poking[table]

    def tell_presence(self, table: int, seats: Iterable[int]) -> None:
        self._spawn(self._say(table, {"type": "presence", "seats": sorted(seats)}))

    async def _say(self, table: int, message: Mapping[str, Any]) -> None:
        try:
            async with asyncio.timeout(LAYER_SECONDS):
                layer = get_channel_layer()
                await layer.group_send(_group(table), {**message, "table": table, "process": self.process})
        except Exception as error:  # noqa: BLE001 -- whatever Redis says, the watchdog heals it
            self.went(error)
        else:
            self._came()

    async def subscribe(self, tables: Iterable[int]) -> None:
        """Hear about these tables from now on. Without Redis slower, never wrong."""
        for table in tables:
            if table in self._subscribed or not self._channel:
                continue
            try:
                async with asyncio.timeout(LAYER_SECONDS):
                    await get_channel_layer().group_add(_group(table), self._channel)
                self._subscribed.add(table)
            except Exception as error:  # noqa: BLE001 -- the watchdog reads what is not heard, and tries again
                self.went(error)
                return

    async def leave(self, table: int) -> None:
        """Nobody here has the table open any more."""
        if table not in self._subscribed:
            return
        self._subscribed.discard(table)
        try:
            async with asyncio.timeout(LAYER_SECONDS):
                await get_channel_layer().group_discard(_group(table), self._channel)
        except Exception as error:  # noqa: BLE001 -- a poke too many is read and ignored
            self.went(error)

    async def listen(self) -> None:
        """Receive for as long as this process lives; when Redis was away, start again with new subscriptions."""
        while True:
            try:
                layer = get_channel_layer()
                self._channel = self._channel or await layer.new_channel()
                message = await layer.receive(self._channel)
            except Exception as error:  # noqa: BLE001 -- Redis is away
                self.went(error)
                self._channel = ""
                self._subscribed.clear()
                await asyncio.sleep(RESTART_SECONDS)
                continue
            if message.get("process") != self.process:
                self._hear(message)


class _Quiet(logging.Filter):
    """The layer's library writes a traceback every second while Redis is away. Heard here, it becomes one line."""

    def __init__(self) -> None:
        super().__init__()
        self.neighbours: WeakSet[Neighbours] = WeakSet()

    def filter(self, record: logging.LogRecord) -> bool:
        error = record.exc_info[1] if record.exc_info else None
        if not isinstance(error, AWAY):
            return True
        for each in tuple(self.neighbours):
            each.went(error)
        return False


_quiet = _Quiet()
logging.getLogger(LAYER_LIBRARY).addFilter(_quiet)


def _group(table: int) -> str:
    return f"table.{table}"
