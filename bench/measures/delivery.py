"""CPU per delivered message, and whether everything arrived in time.

N sockets at one table; cards are posted at a steady rate, by the seats in turn. One delivery is one card on one socket
for the first time, whatever frames it took; storing, acknowledging and the clients' reports are part of its cost. The
CPU time is that of the one server process; database and Redis are others.
"""

import asyncio
import re
import time
from dataclasses import dataclass

from bench.figures import percentile
from bench.people import Client, Subject, Table, sitting
from bench.servers import Server

_CARD = re.compile(rb"carta-(\d+)#")
# The seat's own list repeats its texts, an acknowledgement has none: neither is a delivery.
_OWN = (b'{"type":"mine"', b'{"type":"ack"')
FILLING = "più ore di formazione pagate per chi lavora nei cantieri del quartiere"
SETTLE_SECONDS = 3.0
POSTERS = 100


@dataclass(frozen=True)
class Load:
    """`rate` in cards per second."""

    sockets: int
    rate: float
    warm_seconds: float
    seconds: float


@dataclass(frozen=True)
class Delivered:
    cpu_microseconds: float
    lost: int
    p50_ms: float
    p99_ms: float
    late_ms: float


class _Watch:
    """When each card left and when it was first on each screen."""

    def __init__(self) -> None:
        self.sent: list[float] = []
        self.latencies: list[float] = []
        self.errors: list[str] = []

    def heard(self, client: Client, payload: bytes) -> None:
        if payload.startswith(_OWN):
            return
        now = time.perf_counter()
        for found in _CARD.findall(payload):
            number = int(found)
            if not client.marks[number]:
                client.marks[number] = 1
                self.latencies.append(now - self.sent[number])
        if payload.startswith((b'{"type":"refused"', b'{"type":"retry"', b'{"type":"error"')):
            self.errors.append(payload.decode())


async def deliver(subject: Subject, server: Server, table: Table, load: Load) -> Delivered:
    watch = _Watch()
    async with sitting(subject, server, table, load.sockets, watch.heard) as clients:
        await _post(watch, clients, load, load.warm_seconds)
        watch.latencies.clear()
        before = server.cpu_seconds()
        posted, late = await _post(watch, clients, load, load.seconds)
        spent = server.cpu_seconds() - before
        gone = [client.closed for client in clients if client.closed]
    if watch.errors or gone:
        message = f"{subject.name} refused what everybody may do: {(watch.errors or gone)[0]}"
        raise RuntimeError(message)
    delivered = len(watch.latencies)
    return Delivered(
        cpu_microseconds=spent / max(delivered, 1) * 1e6,
        lost=posted * load.sockets - delivered,
        p50_ms=percentile(watch.latencies, 0.5) * 1000,
        p99_ms=percentile(watch.latencies, 0.99) * 1000,
        late_ms=late * 1000,
    )


async def _post(watch: _Watch, clients: list[Client], load: Load, seconds: float) -> tuple[int, float]:
    """Post at the rate, then wait for the last to arrive; (how many, how late the generator itself was at worst)."""
    posters = clients[:POSTERS]
    count, start, late = round(seconds * load.rate), time.perf_counter(), 0.0
    expected = len(watch.latencies) + count * load.sockets
    for index in range(count):
        due = start + index / load.rate
        await asyncio.sleep(max(0.0, due - time.perf_counter()))
        late = max(late, time.perf_counter() - due)
        number = len(watch.sent)
        watch.sent.append(time.perf_counter())
        posters[number % len(posters)].command("post_card", {"text": f"carta-{number}# {FILLING}"})
    give_up = time.perf_counter() + SETTLE_SECONDS
    while len(watch.latencies) < expected and time.perf_counter() < give_up:  # noqa: ASYNC110 -- no event per delivery
        await asyncio.sleep(0.02)
    return count, late
