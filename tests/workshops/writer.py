"""A process that writes to a table's log, for tests: `python -m tests.workshops.writer <table> <process> <votes>`.

Prints one JSON object per acknowledged vote, after its commit.
"""

import json
import os
import sys

import django


def main(table: int, process: int, votes: int) -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "voci.settings.test")
    django.setup()
    from tests.workshops.promises import VOTING  # noqa: PLC0415 -- after the settings
    from workshops.domain import commands as c  # noqa: PLC0415
    from workshops.domain.actors import SeatActor  # noqa: PLC0415
    from workshops.live.committer import commit  # noqa: PLC0415
    from workshops.live.envelope import Accepted, Batch, Envelope  # noqa: PLC0415

    state, epoch = None, None
    for number in range(votes):
        seat = SeatActor(1 + number % 4)
        vote = Envelope(seat, f"voto-{process}-{number:04}", c.CastBallot(2, (1 + number % 3,)), VOTING)
        while True:
            committed = commit([Batch(table, (vote,), state, epoch)])[0]
            state, epoch = committed.state, committed.epoch
            if isinstance(committed.outcomes[0], Accepted):
                break
        print(json.dumps({"id": vote.command_id, "seq": committed.outcomes[0].first_seq}), flush=True)


if __name__ == "__main__":
    main(*map(int, sys.argv[1:4]))
