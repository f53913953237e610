"""Limits that do not depend on the address: a whole room shares one."""

import threading
import time
from collections import OrderedDict
from collections.abc import Callable

from django.conf import settings
from django.core.cache import cache

from home.domain.refusal import Refused


class TokenBucket:
    """`burst` things at once, then `per_second`. Times are seconds of any one steady clock."""

    __slots__ = ("_at", "_burst", "_left", "_rate")

    def __init__(self, burst: float, per_second: float) -> None:
        self._burst, self._rate, self._left, self._at = burst, per_second, burst, 0.0

    def take(self, at: float) -> bool:
        self._left = min(self._burst, self._left + (at - self._at) * self._rate) if self._at else self._burst
        self._at = at
        if self._left < 1:
            return False
        self._left -= 1
        return True


# At once, in seconds' worth of what is sent.
BURST_SECONDS = 4
# Unpacking a picture may take a second, and its bytes lie about for an hour also where the table refuses it.
PHOTOS_PER_SECOND, PHOTOS_BURST_SECONDS = 0.1, 150
SENDERS_KEPT = 4096


class Senders:
    """One bucket for each who sends, whatever it is sent by: more sockets, polling and forms give nobody more."""

    def __init__(self, per_second: Callable[[], float], burst_seconds: float = BURST_SECONDS) -> None:
        self._rate, self._burst_seconds = per_second, burst_seconds
        self._buckets: OrderedDict[tuple[int, str], TokenBucket] = OrderedDict()
        self._lock = threading.Lock()

    def may_send(self, table: int, key: str) -> bool:
        """`key` is the actor's: of a seat or of a facilitation card."""
        with self._lock:
            bucket = self._buckets.get((table, key))
            if bucket is None:
                rate = self._rate()
                bucket = self._buckets[table, key] = TokenBucket(rate * self._burst_seconds, rate)
            self._buckets.move_to_end((table, key))
            if len(self._buckets) > SENDERS_KEPT:
                self._buckets.popitem(last=False)
            return bucket.take(time.monotonic())

    def forget(self) -> None:
        """Everybody begins anew (another database stands behind the same table numbers: tests, a restored copy)."""
        with self._lock:
            self._buckets.clear()


senders = Senders(lambda: settings.LIVE_COMMANDS_PER_SECOND)
photographers = Senders(lambda: PHOTOS_PER_SECOND, PHOTOS_BURST_SECONDS)


def count_miss(key: str, *, limit: int, seconds: int) -> None:
    """Count a wrong guess under a key; raises Refused("too_fast") when there were more than `limit` in the window."""
    window = int(time.time()) // seconds
    name = f"miss:{key}:{window}"
    cache.add(name, 0, timeout=seconds * 2)
    try:
        misses = cache.incr(name)
    except ValueError:  # emptied in between: counting begins again
        cache.set(name, 1, timeout=seconds * 2)
        misses = 1
    if misses > limit:
        raise Refused("too_fast")


def check_misses(key: str, *, limit: int, seconds: int) -> None:
    """Refuse before even looking when a key has had its misses."""
    if cache.get(f"miss:{key}:{int(time.time()) // seconds}", 0) >= limit:
        raise Refused("too_fast")
