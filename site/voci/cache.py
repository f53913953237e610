"""The shared cache where production counts guesses and codes: Redis, and this process alone while Redis is away.

Counting by itself a process lets a few more tries through; asking a Redis that is gone would let nobody in at all.
"""

import time
from collections.abc import Callable, Mapping
from typing import Any

from django.core.cache.backends.locmem import LocMemCache
from django.core.cache.backends.redis import RedisCache
from redis.exceptions import RedisError

# A Redis that does not answer is waited for once in so long, and not by every request.
REST_SECONDS = 2.0


class SharedCache(RedisCache):
    """Django's Redis cache; what Redis cannot answer is answered from memory."""

    def __init__(self, server: str, params: Mapping[str, Any]) -> None:
        super().__init__(server, dict(params))
        self._local = LocMemCache(f"beside {server}", {key: value for key, value in params.items() if key != "OPTIONS"})
        self._rests_until = 0.0


def _either(name: str) -> Callable[..., Any]:
    asked = getattr(RedisCache, name)

    def answer(self: SharedCache, *args: Any, **options: Any) -> Any:
        if time.monotonic() >= self._rests_until:
            try:
                return asked(self, *args, **options)
            except (RedisError, OSError):
                self._rests_until = time.monotonic() + REST_SECONDS
        return getattr(self._local, name)(*args, **options)

    return answer


for _name in (
    "add",
    "get",
    "set",
    "touch",
    "delete",
    "get_many",
    "has_key",
    "incr",
    "set_many",
    "delete_many",
    "clear",
):
    setattr(SharedCache, _name, _either(_name))
