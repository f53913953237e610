"""The largest room: how many sockets at one table get ten cards a second, none lost, the 99th percentile in time.

Rooms of growing size are tried until one fails twice. The generator shares the machine with the server, so a slower
machine, or a busy one, shows smaller rooms for everybody: compare within one run.
"""

from collections.abc import Awaitable, Callable

from bench.measures.delivery import Delivered, Load

CARDS_PER_SECOND = 10.0
P99_MS = 250.0
TRIES = 2

Attempt = Callable[[Load], Awaitable[Delivered]]


def is_in_time(delivered: Delivered) -> bool:
    return delivered.lost == 0 and delivered.p99_ms < P99_MS


async def largest(
    attempt: Attempt, sizes: tuple[int, ...], *, warm_seconds: float, seconds: float
) -> tuple[int, float]:
    """(sockets of the largest room that held, its p99 in ms); 0 sockets when not even the smallest did."""
    held, p99_ms = 0, 0.0
    for sockets in sizes:
        load = Load(sockets, CARDS_PER_SECOND, warm_seconds, seconds)
        for _try in range(TRIES):
            delivered = await attempt(load)
            if is_in_time(delivered):
                held, p99_ms = sockets, delivered.p99_ms
                break
        if held != sockets:
            break
    return held, p99_ms
