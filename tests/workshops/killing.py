"""`kill -9` while a room votes, again and again. What was acknowledged must be there, once."""

import asyncio
import contextlib
import json
from random import Random

from tests.support.rows import elsewhere, log_of
from tests.support.serving import LiveTable, Server
from tests.support.sockets import ConnectionClosed, InvalidHandshake, Phone
from tests.workshops import promises
from workshops.models import CommandResult, LogEvent

VOTERS = 4
ROUND_SECONDS = 60


async def _votes(phone: Phone, random: Random, dead: asyncio.Event) -> None:
    """Vote as fast as the table allows, a few votes under way at any time, until the server is gone."""
    while not dead.is_set():
        if len(phone.unanswered) < 3:
            with contextlib.suppress(ConnectionClosed):
                await phone.send("cast_ballot", ballot=2, choice=sorted(random.sample([1, 2, 3], random.randint(0, 3))))
        await asyncio.sleep(random.random() * 0.02)


async def _arrive(phone: Phone) -> None:
    """Connect again, as often as it takes: the server is just starting."""
    while True:
        try:
            await phone.arrive()
            await phone.until(lambda: phone.seq is not None)
        except (OSError, ConnectionClosed, InvalidHandshake, AssertionError):
            await asyncio.sleep(0.05)
        else:
            return


async def _round(server: Server, phones: list[Phone], random: Random) -> int:
    """Everybody votes; at one of the next acknowledgements the server is killed. Returns how many were under way."""
    await asyncio.gather(*(_arrive(phone) for phone in phones))
    dead = asyncio.Event()
    voting = [asyncio.create_task(_votes(phone, random, dead)) for phone in phones]
    watched, wanted = phones[0], len(phones[0].acknowledged) + random.randint(1, 12)
    await watched.until(lambda: len(watched.acknowledged) >= wanted, ROUND_SECONDS)
    # The instant after an acknowledgement is the hardest one: nothing more may be needed for it to last.
    await asyncio.to_thread(server.kill)
    dead.set()
    await asyncio.gather(*voting)
    for phone in phones:
        await phone.until_closed()
    under_way = sum(len(phone.unanswered) for phone in phones)
    await asyncio.gather(*(phone.leave() for phone in phones))
    return under_way


async def kill_again_and_again(server: Server, live: LiveTable, times: int, seed: int = 1) -> None:
    """`times` kills, then a last start in which everything sent is answered; then the record is looked at."""
    random = Random(seed)
    phones = [Phone(server, live.code, live.tokens[seat]) for seat in range(1, VOTERS + 1)]
    under_way = 0
    for _kill in range(times):
        under_way += await _round(server, phones, random)
        await asyncio.to_thread(server.start)
    await asyncio.gather(*(_arrive(phone) for phone in phones))
    for phone in phones:
        await phone.until(lambda phone=phone: not phone.unanswered)
    await asyncio.gather(*(phone.leave() for phone in phones))
    # Otherwise nobody was interrupted and nothing was shown.
    assert under_way >= times
    await elsewhere(_check_the_record, live, phones)


def _check_the_record(live: LiveTable, phones: list[Phone]) -> None:
    answers = {
        (f"seat:{seat}", command_id): frame
        for seat, phone in enumerate(phones, 1)
        for command_id, frame in phone.acknowledged.items()
    }
    assert {frame["type"] for frame in answers.values()} == {"ack"}
    rows = CommandResult.objects.filter(table=live.table, seat__startswith="seat:", command_id__startswith="cmd-")
    stored = {(row.seat, row.command_id): (row.last_seq, json.loads(row.result)) for row in rows}
    assert stored == {key: (frame["seq"], frame["result"]) for key, frame in answers.items()}
    votes = LogEvent.objects.filter(table=live.table, kind="ballot_cast")
    assert sorted(votes.values_list("seq", flat=True)) == sorted(seq for seq, _result in stored.values())
    promises.check_log_is_in_order(live.table)
    assert log_of(live.table)
