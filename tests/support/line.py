"""A bad line between devices and a server: packets are lost, nothing comes through for a while, all returns.

Where the machine allows a network namespace of its own, the line runs through it and nftables drops packets at random,
of real TCP connections. Elsewhere a relay of our own imitates what is felt of it: stalls, and connections that break.
`Line.means` says which it was; the closing lines of a test run repeat it.

As a program it is the relay: the process of the devices' side, and inside the namespace the process of the other.
"""

import asyncio
import contextlib
import fcntl
import os
import random
import shutil
import signal
import socket
import struct
import subprocess
import sys
import tempfile
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Self

NAMESPACE = "packets dropped by nftables in a network namespace of its own"
RELAY = "stalls and cuts of a relay of our own (no network namespace here)"
CHUNK = 1 << 16
START_SECONDS = 15
# Of the relay's own weather: how long a lost packet stalls a line, and how seldom the line breaks instead.
STALL_SECONDS = (0.2, 1.2)
BREAK_SHARE = 0.05
PORT_INSIDE = 4000
# SIOCSIFFLAGS and IFF_UP: netdevice(7).
SET_FLAGS, IS_UP = 0x8914, 1

Pair = tuple[asyncio.StreamReader, asyncio.StreamWriter]
Connect = Callable[[], Awaitable[Pair]]


class Line:
    """`port` is where devices connect; `lose` and `darken` change the weather, `clear` ends it."""

    def __init__(self, target: int, *, means: str = "") -> None:
        wanted = [means] if means else [NAMESPACE, RELAY]
        for self.means in wanted:
            command = [sys.executable, __file__, "outside", str(target), self.means]
            self._process = subprocess.Popen(
                command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, start_new_session=True
            )
            first, _, port = self._said().partition(" ")
            if first == "READY":
                self.port = int(port)
                self.url = f"http://127.0.0.1:{port}"
                return
            self.close()
        message = f"no line can be had by {wanted}"
        raise AssertionError(message)

    def _said(self) -> str:
        assert self._process.stdout is not None
        return self._process.stdout.readline().strip()

    def _tell(self, loss: float) -> None:
        assert self._process.stdin is not None
        self._process.stdin.write(f"{loss}\n")
        self._process.stdin.flush()
        assert self._said() == "DONE"

    def lose(self, share: float) -> None:
        self._tell(share)

    def darken(self) -> None:
        """Nothing comes through, and nobody is told."""
        self._tell(1)

    def clear(self) -> None:
        self._tell(0)

    def close(self) -> None:
        with contextlib.suppress(ProcessLookupError):
            os.killpg(self._process.pid, signal.SIGKILL)
        self._process.wait()
        for pipe in (self._process.stdin, self._process.stdout):
            if pipe is not None:
                pipe.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_raised: object) -> None:
        self.close()


# What follows runs in the relay's own processes.


class Weather:
    """What the relay does where no kernel does it."""

    def __init__(self) -> None:
        self.loss = 0.0
        self._changed = asyncio.Event()

    def become(self, loss: float) -> None:
        self.loss = loss
        self._changed.set()

    async def suffer(self) -> bool:
        """Wait as a packet would; whether the line still holds."""
        while self.loss >= 1:
            self._changed.clear()
            await self._changed.wait()
        if random.random() < self.loss:
            await asyncio.sleep(random.uniform(*STALL_SECONDS))
        return random.random() >= self.loss * BREAK_SHARE


async def _carry(reader: asyncio.StreamReader, writer: asyncio.StreamWriter, weather: Weather) -> None:
    with contextlib.suppress(OSError):
        while (data := await reader.read(CHUNK)) and await weather.suffer():
            writer.write(data)
            await writer.drain()


def _towards(connect: Connect, weather: Weather) -> Callable[..., Awaitable[None]]:
    """Serve each connection by another one: what ends on one side ends on the other."""

    async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        writers = [writer]
        with contextlib.suppress(OSError):
            there, back = await connect()
            writers.append(back)
            ways = [asyncio.ensure_future(_carry(*way, weather)) for way in ((reader, back), (there, writer))]
            await asyncio.wait(ways, return_when=asyncio.FIRST_COMPLETED)
            for way in ways:
                way.cancel()
        for each in writers:
            each.close()

    return serve


async def _orders(obey: Callable[[float], Awaitable[None]]) -> None:
    lines = asyncio.StreamReader()
    loop = asyncio.get_running_loop()
    await loop.connect_read_pipe(lambda: asyncio.StreamReaderProtocol(lines), sys.stdin)
    while line := await lines.readline():
        await obey(float(line))
        print("DONE", flush=True)


async def _outside(target: int, means: str) -> None:
    def server() -> Awaitable[Pair]:
        return asyncio.open_connection("127.0.0.1", target)

    weather = Weather()
    if means == RELAY:
        front = await asyncio.start_server(_towards(server, weather), "127.0.0.1", 0)

        async def obey(loss: float) -> None:
            weather.become(loss)

    else:
        folder = Path(tempfile.mkdtemp(prefix="line-"))
        await asyncio.start_unix_server(_towards(server, weather), folder / "back")
        inside = await _start_inside(folder)
        assert inside.stdin is not None
        assert inside.stdout is not None
        front = await asyncio.start_server(
            _towards(lambda: asyncio.open_unix_connection(folder / "front"), weather), "127.0.0.1", 0
        )

        async def obey(loss: float) -> None:
            inside.stdin.write(f"{loss}\n".encode())
            assert await inside.stdout.readline() == b"DONE\n"

    print(f"READY {front.sockets[0].getsockname()[1]}", flush=True)
    await _orders(obey)


async def _start_inside(folder: Path) -> asyncio.subprocess.Process:
    """The process within the namespace, once it stands; fails where the machine does not allow one."""
    own = ["unshare", "--net", *([] if os.geteuid() == 0 else ["--map-root-user"])]
    inside = await asyncio.create_subprocess_exec(
        *own, sys.executable, __file__, "inside", str(folder), stdin=subprocess.PIPE, stdout=subprocess.PIPE
    )
    assert inside.stdout is not None
    async with asyncio.timeout(START_SECONDS):
        assert await inside.stdout.readline() == b"READY\n", "no namespace"
    return inside


def _raise_loopback() -> None:
    """As `ip link set lo up` would, where there is no `ip`."""
    with socket.socket() as any_socket:
        fcntl.ioctl(any_socket, SET_FLAGS, struct.pack("16sh", b"lo", IS_UP))


def _set_loss(loss: float) -> None:
    program = shutil.which("nft") or shutil.which("nft", path="/usr/sbin:/sbin")
    assert program is not None, "nft is missing"
    # Of a thousand numbers all are below a thousand: nftables refuses what is always so.
    chance = f"numgen random mod 1000 < {round(loss * 1000)}" if loss < 1 else ""
    rules = f"""
        add table inet line
        add chain inet line arriving {{ type filter hook input priority 0; }}
        flush chain inet line arriving
        add rule inet line arriving {chance} drop
    """
    subprocess.run([program, "-f", "-"], input=rules.encode(), check=True)


async def _inside(folder: Path) -> None:
    """Within the namespace: from one Unix socket to another, through TCP whose packets get lost."""
    _raise_loopback()
    _set_loss(0)
    weather = Weather()
    far = _towards(lambda: asyncio.open_unix_connection(folder / "back"), weather)
    near = _towards(lambda: asyncio.open_connection("127.0.0.1", PORT_INSIDE), weather)
    await asyncio.start_server(far, "127.0.0.1", PORT_INSIDE)
    await asyncio.start_unix_server(near, folder / "front")

    async def obey(loss: float) -> None:
        _set_loss(loss)

    print("READY", flush=True)
    await _orders(obey)


if __name__ == "__main__":
    role, where, *rest = sys.argv[1:]
    asyncio.run(_outside(int(where), *rest) if role == "outside" else _inside(Path(where)))
