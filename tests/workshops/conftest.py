"""Servers for tests of the live table: real processes on this test's database, gone before it is emptied."""

import pytest

from tests.support.own_redis import OwnRedis
from tests.support.scenes import RUNGS
from tests.support.serving import LiveTable, StandingServer, serving


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


# What the contract asks of every rung on every server.


@pytest.fixture(scope="session", params=["daphne", "uvicorn"])
def server_kind(request):
    """Of the session, so that all tests of the contract on one kind of server follow each other."""
    return request.param


@pytest.fixture(scope="session")
def standing(django_db_setup, tmp_path_factory):
    with StandingServer(tmp_path_factory.mktemp("server")) as server:
        yield server


@pytest.fixture
def server(server_kind, standing):
    yield standing.of(server_kind)
    standing.check()


@pytest.fixture(params=RUNGS)
def rung(request):
    return RUNGS[request.param]


@pytest.fixture
def live(request):
    """A table of four; `indirect` parameters give it another script."""
    return LiveTable(4, script=getattr(request, "param", None))


@pytest.fixture
def franca(rung, server, live):
    return rung(server, live.code, live.tokens[1])


@pytest.fixture
def bruno(rung, server, live):
    return rung(server, live.code, live.tokens[2])


@pytest.fixture
def giulia(rung, server, live):
    return rung(server, live.code, live.tablet, role="facilitator")


@pytest.fixture
def screen(rung, server, live):
    return rung(server, live.code, role="screen")


@pytest.fixture
def own_redis(tmp_path):
    started = OwnRedis(tmp_path)
    yield started
    started.kill()
