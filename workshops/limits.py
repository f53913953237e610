"""Limits that do not depend on the address: a whole room shares one."""

import time

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


def count_miss(key: str, *, limit: int, seconds: int) -> None:
    """Count a wrong guess under a key; raises Refused("too_fast") when there were more than `limit` in the window."""
    window = int(time.time()) // seconds
    name = f"miss:{key}:{window}"
    cache.add(name, 0, timeout=seconds * 2)
    if cache.incr(name) > limit:
        raise Refused("too_fast")


def check_misses(key: str, *, limit: int, seconds: int) -> None:
    """Refuse before even looking when a key has had its misses."""
    if cache.get(f"miss:{key}:{int(time.time()) // seconds}", 0) >= limit:
        raise Refused("too_fast")
