"""Acknowledged votes per second: everybody at one table votes again as soon as the last vote was acknowledged."""

import asyncio
import random
import time
from dataclasses import dataclass

from bench.figures import percentile
from bench.people import Client, Subject, Table, sitting
from bench.servers import Server

CHOICES = 3


@dataclass(frozen=True)
class Voted:
    per_second: float
    p99_ms: float
    cpu_microseconds: float


class _Booth:
    def __init__(self, subject: Subject, table: Table) -> None:
        self._is_platform = subject.is_platform
        self._table = table
        self._chance = random.Random(7)
        self.is_open = True
        self.latencies: list[float] = []
        self.errors: list[str] = []

    def heard(self, client: Client, payload: bytes) -> None:
        if payload.startswith((b'{"type":"ack"', b'{"type": "ack"')):
            self.latencies.append(time.perf_counter() - client.waiting_since)
            if self.is_open:
                self.vote(client)
        elif payload.startswith((b'{"type":"refused"', b'{"type":"retry"', b'{"type":"error"')):
            self.errors.append(payload.decode())

    def vote(self, client: Client) -> None:
        choice = self._chance.sample(self._table.options, CHOICES)
        if self._is_platform:
            client.command("cast_ballot", {"ballot": self._table.ballot, "choice": choice})
        else:
            client.command("cast_ballot", {"voter": f"organisation:{client.number}", "choice": choice})


async def vote(
    subject: Subject, server: Server, table: Table, voters: int, *, warm_seconds: float, seconds: float
) -> Voted:
    booth = _Booth(subject, table)
    async with sitting(subject, server, table, voters, booth.heard) as clients:
        for client in clients:
            booth.vote(client)
        await asyncio.sleep(warm_seconds)
        booth.latencies.clear()
        before, start = server.cpu_seconds(), time.perf_counter()
        await asyncio.sleep(seconds)
        acknowledged = tuple(booth.latencies)
        elapsed, spent = time.perf_counter() - start, server.cpu_seconds() - before
        booth.is_open = False
        await asyncio.sleep(0.2)
    if booth.errors or not acknowledged:
        message = f"{subject.name} refused a vote: {booth.errors[:1]}"
        raise RuntimeError(message)
    return Voted(
        per_second=len(acknowledged) / elapsed,
        p99_ms=percentile(acknowledged, 0.99) * 1000,
        cpu_microseconds=spent / len(acknowledged) * 1e6,
    )
