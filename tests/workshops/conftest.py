"""Servers for tests of the live table: real processes on this test's database, gone before it is emptied."""

import pytest

from tests.support.own_redis import OwnRedis
from tests.support.serving import serving


@pytest.fixture
def serve(transactional_db, tmp_path):
    """`serve(kind, redis_url=…)` starts one more server; all end with the test."""
    open_servers = []

    def start(kind="daphne", *, redis_url=None):
        context = serving(tmp_path, kind, redis_url=redis_url)
        open_servers.append(context)
        return context.__enter__()

    yield start
    for context in reversed(open_servers):
        context.__exit__(None, None, None)


@pytest.fixture
def own_redis(tmp_path):
    started = OwnRedis(tmp_path)
    yield started
    started.kill()
