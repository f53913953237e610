"""Acknowledged votes per second: everybody at every table votes again as soon as the last vote was acknowledged."""

import asyncio
import random
import time
from collections.abc import Sequence
from contextlib import AsyncExitStack
from dataclasses import dataclass, field

from bench.figures import percentile
from bench.people import Client, Subject, Table, sitting
from bench.servers import Server

CHOICES = 3


@dataclass(frozen=True)
class Voted:
    per_second: float
    p99_ms: float
    cpu_microseconds: float


@dataclass
class _Count:
    is_open: bool = True
    latencies: list[float] = field(default_factory=list[float])
    errors: list[str] = field(default_factory=list[str])


class _Booth:
    """One table's. Whether it is open and what it heard it shares with the others of a sample."""

    def __init__(self, subject: Subject, table: Table, count: "_Count") -> None:
        self._is_platform = subject.is_platform
        self._table = table
        self._count = count
        self._chance = random.Random(7)

    def heard(self, client: Client, payload: bytes) -> None:
        if payload.startswith((b'{"type":"ack"', b'{"type": "ack"')):
            self._count.latencies.append(time.perf_counter() - client.waiting_since)
            if self._count.is_open:
                self.vote(client)
        elif payload.startswith((b'{"type":"refused"', b'{"type":"retry"', b'{"type":"error"')):
            self._count.errors.append(payload.decode())

    def vote(self, client: Client) -> None:
        choice = self._chance.sample(self._table.options, CHOICES)
        if self._is_platform:
            client.command("cast_ballot", {"ballot": self._table.ballot, "choice": choice})
        else:
            client.command("cast_ballot", {"voter": f"organisation:{client.number}", "choice": choice})


async def vote(
    subject: Subject, server: Server, tables: Sequence[Table], voters: int, *, warm_seconds: float, seconds: float
) -> Voted:
    """`voters` at each of the tables."""
    count = _Count()
    async with AsyncExitStack() as sat:
        seated: list[tuple[_Booth, Client]] = []
        for table in tables:
            booth = _Booth(subject, table, count)
            clients = await sat.enter_async_context(sitting(subject, server, table, voters, booth.heard))
            seated += [(booth, client) for client in clients]
        for booth, client in seated:
            booth.vote(client)
        await asyncio.sleep(warm_seconds)
        count.latencies.clear()
        before, start = server.cpu_seconds(), time.perf_counter()
        await asyncio.sleep(seconds)
        acknowledged = tuple(count.latencies)
        elapsed, spent = time.perf_counter() - start, server.cpu_seconds() - before
        count.is_open = False
        await asyncio.sleep(0.2)
    if count.errors or not acknowledged:
        message = f"{subject.name} refused a vote: {count.errors[:1]}"
        raise RuntimeError(message)
    return Voted(
        per_second=len(acknowledged) / elapsed,
        p99_ms=percentile(acknowledged, 0.99) * 1000,
        cpu_microseconds=spent / len(acknowledged) * 1e6,
    )
