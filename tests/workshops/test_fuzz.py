"""Anything at all is sent: 20,000 frames and 2,000 requests, and no traceback, no 1011, no 500 comes back."""

import asyncio
import contextlib
import http.client
import json
import re
from random import Random

import pytest
from django.urls import URLPattern
from websockets.asyncio.client import connect
from websockets.exceptions import ConnectionClosed

from home.domain.refusal import Refused
from tests.support.serving import LiveTable, serving
from tests.support.sockets import Phone, phones
from tests.workshops.live_story import open_ballot
from workshops import urls
from workshops.protocol import CommandFrame, read_command, read_frame
from workshops.protocol_payloads import PAYLOADS

FRAMES, PER_SOCKET, AT_ONCE = 20_000, 50, 20
REQUESTS = 2_000
TEXTS = (
    "",
    "x",
    "x" * 300,
    "x" * 17_000,
    "\x00",
    "\ud800",
    "\u202e",
    "é\u0301",
    "👩‍👩‍👧",
    "';--",
    "<script>",
    "${7*7}",
    "%s%n",
    "../..",
)
NUMBERS = (0, 1, -1, 2, 7, 2**31, 2**63, 2**200, 10**400, 1.5, -0.0, float("nan"), float("inf"), True, None)
WHOLE = tuple(number for number in NUMBERS if not isinstance(number, float))
RAW = (
    "",
    " ",
    "null",
    "[]",
    "[1]",
    '"x"',
    "7",
    "{",
    "}",
    "{}" * 3,
    "nan",
    '{"type":NaN}',
    '{"type":"seen","seq":1e999}',
    '{"type":"seen","seq":1,"seq":2}',
    '{"type":"hello"}',
    '{"type":"seen","seq":' + "9" * 5_000 + "}",
    '{"type":"\\ud800"}',
    "[" * 8_000,
    '{"a":' * 3_000,
    "\ufeff{}",
    "x" * 16_384,
    "x" * 20_000,
)


HARMLESS = ({"type": "seen", "seq": 3}, {"type": "typing"}, {"type": "seen", "seq": 10**6})


class Fuzz:
    """Frames from nearly right to nothing like it. The same seed makes the same frames."""

    def __init__(self, seed: int, token: str) -> None:
        self.random = Random(seed)
        self.token = token
        self.is_soft = False

    def value(self, depth: int = 0) -> object:
        """Any value; while `is_soft` none that strict JSON refuses, so that the frame is read to its end."""
        kind = self.random.randint(0, 6 if depth < 3 else 2)
        if kind <= 1:
            return self.random.choice(TEXTS)
        if kind <= 3:
            return self.random.choice(WHOLE if self.is_soft else NUMBERS)
        if kind == 4:
            return [self.value(depth + 1) for _item in range(self.random.randint(0, 3))]
        return {self.random.choice(TEXTS[:6]): self.value(depth + 1) for _item in range(self.random.randint(0, 3))}

    def payload(self, kind: str) -> dict[str, object]:
        """Mostly the fields that this command has, with values that may fit."""
        fields = list(PAYLOADS[kind][0].model_fields) if kind in PAYLOADS else ["x"]
        payload = {name: self.random.choice([1, 2, 3, "testo", [1, 2], self.value()]) for name in fields}
        if self.random.random() < 0.2:
            payload[self.random.choice(["seat", "text", "__class__", ""])] = self.value()
        return payload

    def command(self) -> dict[str, object]:
        kind = self.random.choice([*PAYLOADS, "seat_without_phone", "open_table", "tick", "danced"])
        return {
            "type": "command",
            "id": f"fuzz-{self.random.randint(0, 400):06}",
            "kind": kind,
            "payload": self.payload(kind),
        }

    def hello(self) -> dict[str, object]:
        odd = self.random.random() < 0.3
        role = self.random.choice(["participant", "facilitator", "screen"])
        return {
            "type": "hello",
            "protocol": 1,
            "role": role,
            "token": self.value() if odd else self.token,
            "since": self.random.choice([None, 0, 3, 10**6]),
            "epoch": self.random.choice([None, "x", "00000000-0000-4000-8000-000000000000"]),
        }

    def object(self) -> dict[str, object]:
        choice = self.random.random()
        if choice < 0.7:
            return self.command()
        if choice < 0.8:
            return {"type": "seen", "seq": self.random.choice([0, 5, 10**6])}
        return {"type": "typing"} if choice < 0.9 else self.hello()

    def soft(self) -> str:
        """A frame with whatever in it that is answered, one way or the other, and leaves the socket open."""
        self.is_soft = True
        frame = dumped(self.command() if self.random.random() < 0.8 else self.random.choice(HARMLESS))
        self.is_soft = False
        return frame

    def frame(self) -> str | bytes:
        """One frame in ten is not even an object of the protocol: it may close the socket."""
        choice = self.random.random()
        if choice < 0.9:
            return dumped(self.object())
        if choice < 0.93:
            return self.random.choice(RAW)
        if choice < 0.94:
            return self.random.randbytes(self.random.randint(0, 200))
        return dumped({**self.object(), self.random.choice(["id", "type", "seq", "kind", "extra"]): self.value()})


def dumped(value: object) -> str:
    return json.dumps(value)


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
