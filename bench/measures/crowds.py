"""What a connection costs while nobody says anything, and how soon a whole room is back after a cut.

Memory is the server's resident memory (VmRSS) with all sockets open, less what it was before the first of them came, by
their number: session, seat and buffers are in it, and what earlier crowds left behind (a process gives little back).
Coming back is from the first socket's knock to the last one's snapshot.
"""

import asyncio
import gc
import time
from dataclasses import dataclass
from pathlib import Path

from bench.people import READY_SECONDS, Client, Subject, Table, sitting
from bench.servers import Server

SETTLE_SECONDS = 1.0


@dataclass(frozen=True)
class Crowd:
    kib_each: float
    back_seconds: float


def resident_kib(server: Server) -> int:
    status = Path(f"/proc/{server.pid}/status").read_text(encoding="ascii")
    return next(int(line.split()[1]) for line in status.splitlines() if line.startswith("VmRSS:"))


def _heard(_client: Client, _payload: bytes) -> None:
    """Nobody says anything."""


async def gather_crowd(subject: Subject, server: Server, table: Table, count: int, *, empty_kib: int) -> Crowd:
    """`empty_kib` is the server's memory before any crowd."""
    async with sitting(subject, server, table, count, _heard):
        await asyncio.sleep(SETTLE_SECONDS)
        kib_each = (resident_kib(server) - empty_kib) / count
    gc.collect()
    tokens = [*table.tokens, *[None] * count][:count]
    clients = [Client(number, subject, _heard, token) for number, token in enumerate(tokens, 1)]
    start = time.perf_counter()
    try:
        async with asyncio.timeout(READY_SECONDS):
            await asyncio.gather(*(client.open(server, table.code) for client in clients))
            await asyncio.gather(*(client.is_ready for client in clients))
        return Crowd(kib_each, time.perf_counter() - start)
    finally:
        for client in clients:
            client.close()
        await asyncio.sleep(SETTLE_SECONDS)
