"""The shared cache: Redis while it is there, this process alone while it is not, an error page never."""

import time

import pytest

from tests.support.own_redis import OwnRedis
from voci.cache import REST_SECONDS, SharedCache
from voci.env import caches


def made(url: str) -> SharedCache:
    [settings] = caches(url).values()
    return SharedCache(settings["LOCATION"], {"OPTIONS": settings["OPTIONS"]})


@pytest.fixture
def redis(tmp_path):
    started = OwnRedis(tmp_path)
    yield started
    started.kill()


def test_processes_count_together(redis):
    one, other = made(redis.url), made(redis.url)
    one.add("misses", 0)
    one.incr("misses")

    assert (other.add("misses", 0), other.incr("misses"), one.get("misses")) == (False, 2, 2)


@pytest.mark.parametrize("gone", ["stop", "kill"])
def test_without_redis_it_counts_by_itself_and_keeps_nobody_waiting(redis, gone):
    cache = made(redis.url)
    cache.set("before", 1)
    getattr(redis, gone)()
    begun = time.monotonic()

    assert cache.add("misses", 0)
    assert [cache.incr("misses") for _miss in range(100)] == list(range(1, 101))
    assert (cache.get("before"), cache.get_many(["misses"]), cache.has_key("misses")) == (None, {"misses": 100}, True)
    # One patience of a second, not a hundred.
    assert time.monotonic() - begun < 2 * REST_SECONDS


def test_redis_is_asked_again_after_a_rest(redis):
    cache = made(redis.url)
    redis.kill()
    cache.set("alone", 1)
    redis.start()
    time.sleep(REST_SECONDS + 0.2)
    cache.set("together", 2)

    assert made(redis.url).get_many(["alone", "together"]) == {"together": 2}


def test_one_process_needs_no_redis():
    assert caches("") == {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}
