"""The server is killed in mid-vote, ten times: acknowledged is stored, nothing twice, no gap, the chain verifies."""

import asyncio

from tests.support.serving import LiveTable
from tests.workshops.killing import kill_again_and_again
from tests.workshops.live_story import open_ballot

KILLS = 10


def test_acknowledged_votes_survive_kill_9(serve):
    live = LiveTable(4)
    open_ballot(live)
    server = serve()
    asyncio.run(kill_again_and_again(server, live, KILLS))
    assert "Traceback" not in server.complaints()
