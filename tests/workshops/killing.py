"""`kill -9` while a room votes, again and again. What was acknowledged must be there, once."""

import asyncio
import contextlib
import json
from collections.abc import Callable
from dataclasses import dataclass
from random import Random
from typing import TypeAlias

from tests.support.people import CLOCK
from tests.support.rows import elsewhere, log_of, must
from tests.support.serving import LiveTable, Server
from tests.support.sockets import ConnectionClosed, InvalidHandshake, Phone
from tests.support.stories import GIULIA
from tests.workshops import promises
from tests.workshops.live_story import now_ms
from workshops.domain.commands import CloseMoment, Tick
from workshops.live.store import load
from workshops.live.verify import verify
from workshops.models import BallotKey, CommandResult, LogEvent, SecretChoice

Vote: TypeAlias = Callable[[Random], tuple[str, dict[str, object]]]
ROUND_SECONDS = 60


def _open_vote(random: Random) -> tuple[str, dict[str, object]]:
    return "cast_ballot", {"ballot": 2, "choice": _choice(random)}


def _secret_vote(random: Random) -> tuple[str, dict[str, object]]:
    receipt = "".join(random.choices("0123456789", k=16))
    return "cast_secret_ballot", {"ballot": 2, "choice": _choice(random), "receipt": receipt}


def _choice(random: Random) -> list[int]:
    return sorted(random.sample([1, 2, 3], random.randint(0, 3)))


class Voter(Phone):
    """`sent` keeps what was said under each id: of a secret vote nobody else could tell."""

    def __init__(self, *about: object) -> None:
        super().__init__(*about)
        self.sent: dict[str, dict[str, object]] = {}

    async def vote(self, make: Vote, random: Random) -> None:
        kind, payload = make(random)
        command_id = f"cmd-{len(self.sent):06}-{random.randint(0, 2**32):08x}"
        self.sent[command_id] = payload
        await self.send(kind, command_id=command_id, **payload)


async def _votes(phone: Voter, make: Vote, random: Random, dead: asyncio.Event) -> None:
    """Vote as fast as the table allows, a few votes under way at any time, until the server is gone."""
    while not dead.is_set():
        if len(phone.unanswered) < 3:
            with contextlib.suppress(ConnectionClosed):
                await phone.vote(make, random)
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


async def _round(server: Server, phones: list[Voter], make: Vote, random: Random) -> int:
    """Everybody votes; at one of the next acknowledgements the server is killed. Returns how many were under way."""
    await asyncio.gather(*(_arrive(phone) for phone in phones))
    dead = asyncio.Event()
    voting = [asyncio.create_task(_votes(phone, make, random, dead)) for phone in phones]
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


@dataclass(frozen=True)
class Toll:
    """What the kills cost. `lost`: acknowledged, not on record. `doubled`: on record beside what was acknowledged."""

    kills: int
    under_way: int
    acknowledged: int
    lost: int
    doubled: int

    def __str__(self) -> str:
        return (
            f"{self.kills} kills with {self.under_way} votes under way, {self.acknowledged} votes acknowledged, "
            f"{self.lost} lost, {self.doubled} doubled"
        )


async def kill_again_and_again(
    server: Server, live: LiveTable, times: int, seed: int = 1, *, is_secret: bool = False
) -> Toll:
    """`times` kills, then a last start in which everything sent is answered; then the record is looked at."""
    random = Random(seed)
    phones = [Voter(server, live.code, token) for token in live.tokens.values()]
    make = _secret_vote if is_secret else _open_vote
    under_way = 0
    for _kill in range(times):
        under_way += await _round(server, phones, make, random)
        await asyncio.to_thread(server.start)
    await asyncio.gather(*(_arrive(phone) for phone in phones))
    for phone in phones:
        await phone.until(lambda phone=phone: not phone.unanswered)
    await asyncio.gather(*(phone.leave() for phone in phones))
    # Otherwise nobody was interrupted and nothing was shown.
    assert under_way >= times
    kind = "secret_ballot_cast" if is_secret else "ballot_cast"
    toll = await elsewhere(_count, live, phones, kind, (times, under_way))
    assert (toll.lost, toll.doubled) == (0, 0), toll
    await elsewhere(_check_the_record, live, phones, kind)
    if is_secret:
        await elsewhere(_check_the_slips, live, phones)
    return toll


def _count(live: LiveTable, phones: list[Voter], kind: str, killed: tuple[int, int]) -> Toll:
    acknowledged = {frame["seq"] for phone in phones for frame in phone.acknowledged.values()}
    recorded = set(LogEvent.objects.filter(table=live.table, kind=kind).values_list("seq", flat=True))
    return Toll(*killed, len(acknowledged), len(acknowledged - recorded), len(recorded - acknowledged))


def _check_the_slips(live: LiveTable, phones: list[Voter]) -> None:
    """Every voter has one slip, with what was acknowledged last, and the close publishes just those."""
    last = [max(phone.acknowledged.items(), key=lambda each: each[1]["seq"])[0] for phone in phones]
    said = [phone.sent[command_id] for phone, command_id in zip(phones, last, strict=True)]
    kept = sorted((each["receipt"], each["choice"]) for each in said)
    slips = SecretChoice.objects.filter(table=live.table, ballot=2).values_list("receipt", "choice")
    assert sorted((receipt, json.loads(choice)) for receipt, choice in slips) == kept
    must(live.table, CloseMoment(2), GIULIA, now=now_ms())
    must(live.table, Tick(2, 0), CLOCK, now=now_ms() + 60_000)
    result = load(live.table.pk).ballots[2].result
    assert sorted((each["receipt"], each["choice"]) for each in result["choices"]) == kept
    assert not SecretChoice.objects.filter(table=live.table).exists()
    assert not BallotKey.objects.filter(table=live.table).exists()
    assert verify(live.table.pk).ok


def _check_the_record(live: LiveTable, phones: list[Voter], kind: str) -> None:
    answers = {
        (f"seat:{seat}", command_id): frame
        for seat, phone in enumerate(phones, 1)
        for command_id, frame in phone.acknowledged.items()
    }
    assert {frame["type"] for frame in answers.values()} == {"ack"}
    rows = CommandResult.objects.filter(table=live.table, seat__startswith="seat:", command_id__startswith="cmd-")
    stored = {(row.seat, row.command_id): (row.last_seq, json.loads(row.result)) for row in rows}
    assert stored == {key: (frame["seq"], frame["result"]) for key, frame in answers.items()}
    votes = LogEvent.objects.filter(table=live.table, kind=kind)
    assert sorted(votes.values_list("seq", flat=True)) == sorted(seq for seq, _result in stored.values())
    promises.check_log_is_in_order(live.table)
    assert log_of(live.table)
