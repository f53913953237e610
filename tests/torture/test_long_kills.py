"""Two hundred kills in mid-vote; `make torture` runs it on both engines."""

import asyncio

import pytest

from tests.support.serving import LiveTable, serving
from tests.workshops.killing import kill_again_and_again
from tests.workshops.live_story import open_ballot
from tests.workshops.test_kill import SECRET_SCRIPT

pytestmark = [pytest.mark.torture, pytest.mark.both_engines]

KILLS = 200


@pytest.mark.django_db(transaction=True)
def test_acknowledged_votes_survive_two_hundred_kills(tmp_path, record_property):
    live = LiveTable(4)
    open_ballot(live)
    with serving(tmp_path) as server:
        toll = asyncio.run(kill_again_and_again(server, live, KILLS, seed=2))
        record_property("kills", str(toll))
        assert (toll.kills, toll.lost, toll.doubled) == (KILLS, 0, 0)
        assert "Traceback" not in server.complaints()


@pytest.mark.django_db(transaction=True)
def test_acknowledged_secret_votes_survive_two_hundred_kills(tmp_path, record_property):
    live = LiveTable(5, script=SECRET_SCRIPT)
    open_ballot(live)
    with serving(tmp_path) as server:
        toll = asyncio.run(kill_again_and_again(server, live, KILLS, seed=4, is_secret=True))
        record_property("kills", str(toll))
        assert (toll.kills, toll.lost, toll.doubled) == (KILLS, 0, 0)
        assert "Traceback" not in server.complaints()
