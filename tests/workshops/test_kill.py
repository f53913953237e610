"""The server is killed in mid-vote, ten times: acknowledged is stored, nothing twice, no gap, the chain verifies."""

import asyncio

from tests.support.people import choose, conclude, write
from tests.support.serving import LiveTable
from tests.workshops.killing import kill_again_and_again
from tests.workshops.live_story import open_ballot

KILLS = 10
SECRET_SCRIPT = (write(), choose(secrecy="secret", electors="person"), conclude())


def test_acknowledged_votes_survive_kill_9(serve, record_property):
    live = LiveTable(4)
    open_ballot(live)
    server = serve()
    toll = asyncio.run(kill_again_and_again(server, live, KILLS))
    record_property("kills", str(toll))
    assert (toll.kills, toll.lost, toll.doubled) == (KILLS, 0, 0)
    assert "Traceback" not in server.complaints()


def test_acknowledged_secret_votes_survive_kill_9(serve, record_property):
    """Of each voter the last acknowledged choice is kept, and no other; the close publishes just those."""
    live = LiveTable(5, script=SECRET_SCRIPT)
    open_ballot(live)
    server = serve()
    toll = asyncio.run(kill_again_and_again(server, live, KILLS, seed=3, is_secret=True))
    record_property("kills", str(toll))
    assert (toll.kills, toll.lost, toll.doubled) == (KILLS, 0, 0)
    assert "Traceback" not in server.complaints()
