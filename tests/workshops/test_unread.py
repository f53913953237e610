"""Somebody asks for everything again and again and never reads an answer: the server ends it and keeps its memory."""

import base64
import json
import os
import socket
import time

import pytest

from tests.support.people import choose, conclude, write
from tests.support.rows import envelope
from tests.support.serving import LiveTable, Server
from tests.workshops.live_story import now_ms, open_writing
from workshops.domain import commands as c
from workshops.domain.actors import SeatActor
from workshops.live.committer import commit
from workshops.live.envelope import Batch

pytestmark = pytest.mark.django_db(transaction=True)

CARDS, SEATS = 480, 12
# Far above what one socket may hold (2 MiB and what the kernel takes), far below what it asked for.
GROWTH_KIB_MAX = 60_000
ASKED = 400
# Longer ones have their length in more bytes.
SHORT = 126


def _masked(text: str) -> bytes:
    payload, mask = text.encode(), os.urandom(4)
    assert len(payload) < SHORT
    header = bytes((0x81, 0x80 | len(payload)))
    return header + mask + bytes(byte ^ mask[place % 4] for place, byte in enumerate(payload))


def _connected(server: Server, code: str) -> socket.socket:
    """A socket with the smallest window that there is, past its handshake."""
    raw = socket.socket()
    raw.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
    raw.connect(("127.0.0.1", server.port))
    key = base64.b64encode(os.urandom(16)).decode()
    raw.sendall(
        f"GET /ws/tavoli/{code}/ HTTP/1.1\r\nHost: 127.0.0.1:{server.port}\r\nOrigin: {server.origin}\r\n"
        f"Upgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Key: {key}\r\n"
        "Sec-WebSocket-Version: 13\r\n\r\n".encode()
    )
    assert b" 101 " in raw.recv(200)
    return raw


def _asks_until_ended(raw: socket.socket, frames: bytes) -> int:
    """How often it could ask before the server ended the connection."""
    with raw:
        for number in range(ASKED):
            try:
                raw.sendall(frames)
            except (ConnectionResetError, BrokenPipeError):
                return number
            time.sleep(0.06)
    return ASKED


def _peak_kib(pid: int) -> int:
    """The most memory that a process ever had."""
    with open(f"/proc/{pid}/status", encoding="ascii") as status:  # noqa: PTH123 -- no path of the project's
        return next(int(line.split()[1]) for line in status if line.startswith("VmHWM"))


@pytest.fixture
def live():
    """A table whose snapshot is as large as one can get."""
    live = LiveTable(SEATS, script=(write(reveal="at_once"), choose(), conclude()))
    open_writing(live)
    cards = [
        envelope(c.PostCard(f"{number} " + "€" * 270), SeatActor(number % SEATS + 1), now=now_ms())
        for number in range(CARDS)
    ]
    commit([Batch(live.table.pk, tuple(cards))])
    return live


def test_who_never_reads_is_ended(serve, live):
    server = serve(redis_url="")
    hello = _masked(json.dumps({"type": "hello", "protocol": 1, "role": "participant", "token": live.tokens[1]}))
    raw = _connected(server, live.code)
    raw.sendall(hello)
    time.sleep(1)
    before = _peak_kib(server.pid)

    asked = _asks_until_ended(raw, hello)

    assert asked < ASKED
    assert _peak_kib(server.pid) - before < GROWTH_KIB_MAX
