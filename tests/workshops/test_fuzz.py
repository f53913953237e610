"""Anything at all is sent: 20,000 frames and 2,000 requests, and no traceback, no 1011, no 500 comes back."""

import asyncio
import contextlib
import http.client
import re

import pytest
from django.urls import URLPattern
from websockets.asyncio.client import connect
from websockets.exceptions import ConnectionClosed

from home.domain.refusal import Refused
from tests.support.serving import LiveTable, serving
from tests.support.sockets import Phone, phones
from tests.workshops.fuzzing import Fuzz, dumped
from tests.workshops.live_story import open_ballot
from workshops import urls
from workshops.protocol import CommandFrame, read_command, read_frame

FRAMES, PER_SOCKET, AT_ONCE = 20_000, 50, 20
REQUESTS = 2_000


def test_reading_a_frame_gives_a_frame_or_a_refusal():
    """The reader alone: nothing escapes from it but a refusal with a code."""
    fuzz, read, codes = Fuzz(1, "a-token-of-somebody"), 0, set()
    for _number in range(FRAMES):
        raw = fuzz.frame()
        try:
            frame = read_frame(raw if isinstance(raw, str) else raw.decode("utf-8", "surrogateescape"))
            if isinstance(frame, CommandFrame):
                read_command(frame.kind, frame.payload)
            read += 1
        except Refused as refusal:
            codes.add(refusal.code)
    assert codes == {"malformed", "too_large", "unknown_kind"}
    assert FRAMES // 20 < read < FRAMES


@pytest.fixture
def live(transactional_db):
    live = LiveTable(4)
    open_ballot(live)
    return live


@pytest.fixture
def server(live, tmp_path, monkeypatch):
    # Otherwise nearly all of the frames would be answered with «too fast» unread.
    monkeypatch.setenv("LIVE_COMMANDS_PER_SECOND", "5000")
    with serving(tmp_path) as server:
        yield server


async def _pour(server, live, fuzz: Fuzz, count: int) -> tuple[int, set[int | None]]:
    """Sockets one after another, each with many frames that are answered and one that may close it.

    Returns how many frames were sent and the codes with which the server ended the sockets.
    """
    sent, codes = 0, set()
    address = f"ws://127.0.0.1:{server.port}/ws/tavoli/{live.code}/"
    while sent < count:
        async with connect(address, origin=server.origin, proxy=None, ping_interval=None, max_size=None) as socket:
            drain = asyncio.create_task(_drain(socket))
            with contextlib.suppress(ConnectionClosed):
                if fuzz.random.random() < 0.9:
                    await socket.send(dumped({**fuzz.hello(), "token": fuzz.token, "role": "participant"}))
                    for _frame in range(PER_SOCKET - 1):
                        await socket.send(fuzz.soft())
                        sent += 1
                frame = fuzz.frame()
                # A lone surrogate cannot even be sent as text.
                await socket.send(frame if isinstance(frame, bytes) else frame.encode("utf-8", "replace").decode())
                await socket.send("{")
                sent += 1
            await asyncio.wait_for(drain, 30)
            codes.add(socket.close_code)
    return sent, codes


async def _drain(socket) -> None:
    with contextlib.suppress(ConnectionClosed):
        async for _frame in socket:
            pass


def test_twenty_thousand_frames_leave_the_server_well(server, live):
    async def flood():
        return await asyncio.gather(
            *(_pour(server, live, Fuzz(seed, live.tokens[1 + seed % 4]), FRAMES // AT_ONCE) for seed in range(AT_ONCE))
        )

    async def still_works():
        franca = Phone(server, live.code, live.tokens[1])
        async with phones(franca):
            return await franca.ask("cast_ballot", ballot=2, choice=[1])

    results = asyncio.run(flood())

    assert sum(sent for sent, _codes in results) >= FRAMES
    codes = set().union(*(codes for _sent, codes in results))
    assert codes <= {1009, 4400, 4401, 4408}, codes
    assert {1009, 4400} <= codes
    assert asyncio.run(still_works())["type"] in {"ack", "refused"}
    assert server.complaints() == ""


@pytest.fixture
def closing():
    with contextlib.ExitStack() as stack:
        yield stack


def addresses() -> list[str]:
    """Every address of a table there is, with the parts that a stranger may choose."""
    found = []
    for pattern in urls.urlpatterns:
        assert isinstance(pattern, URLPattern)
        found.append("/" + re.sub(r"<(?:\w+:)?(\w+)>", r"{\1}", str(pattern.pattern)))
    return found


CODES = ("{live}", "000000", "x" * 200, "%00", "%ff", "%F0%9F%98%80", "..%2f..", "-1")
BODIES = (b"", b"{}", b"[]", b"null", b"\xff\xfe", b"x=1&x=2", b"{" * 5_000, b'{"id":"x"}', b"x" * 100_000)
TYPES = (
    "application/json",
    "application/x-www-form-urlencoded",
    "multipart/form-data; boundary=x",
    "text/plain",
    "",
    "é",
)
PARTS = {"card": ("1",), "number": ("1", "99", "4" * 30), "table": ("1", "4" * 30), "kind": ("guida", "x")}
QUERIES = (
    "",
    "?role=participant",
    "?role=dancer&since=-1",
    "?since=99999999999999&role=screen",
    "?q=%00",
    "?k=%ff",
    "?lang=en",
)


def test_two_thousand_requests_never_break_a_page(server, live, closing):
    fuzz = Fuzz(5, live.tokens[1])
    pick = fuzz.random.choice
    paths = addresses()
    statuses: dict[int, int] = {}
    connection = http.client.HTTPConnection("127.0.0.1", server.port, timeout=20)
    closing.enter_context(contextlib.closing(connection))
    for number in range(REQUESTS):
        chosen = {name: pick(parts) for name, parts in PARTS.items()}
        # Every other address is of the open table: what is behind it is where a fault would hurt.
        code, token = pick([CODES[0], pick(CODES)]).format(live=live.code), pick(CODES[1:])
        path = paths[number % len(paths)].format(code=code, token=token, **chosen)
        headers = {"Content-Type": pick(TYPES).encode("latin-1", "replace")}
        if fuzz.random.random() < 0.5:
            headers["Authorization"] = pick(
                [f"Seat {live.tokens[1]}", f"Seat {live.tablet}", "Seat", "Basic eDp4", "Seat \xff"]
            )
        if fuzz.random.random() < 0.3:
            headers["Cookie"] = pick([f"posto-{live.code}={live.tokens[1]}", "sessionid=x; csrftoken=y", "=;=", "\xff"])
        body = pick([*BODIES, dumped(fuzz.object()).encode(), dumped(fuzz.payload("cast_ballot")).encode()])
        method = pick(["GET", "POST", "POST", "HEAD", "PUT", "DELETE", "OPTIONS"])
        connection.request(method, path + pick(QUERIES), body=None if method == "GET" else body, headers=headers)
        response = connection.getresponse()
        response.read()
        statuses[response.status] = statuses.get(response.status, 0) + 1
        assert response.status < 500, (method, path, headers, body[:200], server.complaints()[-2000:])
    assert sum(statuses.values()) == REQUESTS
    assert {200, 400, 403, 404, 405} <= set(statuses)
    assert "Traceback" not in server.complaints()
