"""What only the socket has: the greeting, the numbers with which it is closed, limits, idle and slow clients."""

import asyncio
import http.cookiejar
import json
import re
import secrets
import urllib.request

import pytest
from websockets.asyncio.client import connect
from websockets.exceptions import ConnectionClosed, InvalidStatus

from tests.support.people import choose, conclude, write
from tests.support.polling import PollingPhone
from tests.support.rows import must
from tests.support.serving import LiveTable, serving
from tests.support.sockets import Phone, phones
from tests.support.stories import GIULIA
from tests.workshops.live_story import now_ms, open_ballot, open_writing
from workshops.domain import commands as c

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.xdist_group("contract")]

QUICK = "5000"
# Longer than the server's pings and its clients' socket time-outs: an idle phone lies on the table for minutes.
IDLE_SECONDS = 23
# Together well above what a client may have outstanding (256 kB).
CARDS, WAVES = 12, 60


@pytest.fixture(scope="module", params=["daphne", "uvicorn"])
def server(request, django_db_setup, tmp_path_factory):
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("LIVE_COMMANDS_PER_SECOND", QUICK)
        with serving(tmp_path_factory.mktemp("server"), request.param) as server:
            yield server
            complaints = server.complaints()
    assert "Traceback" not in complaints, complaints


@pytest.fixture
def live():
    return LiveTable(4)


def hello(live, **changes):
    return {"type": "hello", "protocol": 1, "role": "participant", "token": live.tokens[1], **changes}


async def answer_to(server, live, *frames, code=""):
    """(last frame received, number of the close) after sending these frames as they are."""
    address = f"ws://127.0.0.1:{server.port}/ws/tavoli/{code or live.code}/"
    received = None
    async with connect(address, origin=server.origin, proxy=None, max_size=None) as socket:
        try:
            for frame in frames:
                await socket.send(json.dumps(frame) if isinstance(frame, dict) else frame)
            async with asyncio.timeout(15):
                async for text in socket:
                    received = json.loads(text)
        except ConnectionClosed:
            pass
        return received, socket.close_code


@pytest.mark.parametrize(
    ("frames", "code", "number"),
    [
        ([{"type": "seen", "seq": 1}], "hello_expected", 4408),
        (["not json"], "malformed", 4400),
        ([b"\x00\x01"], "malformed", 4400),
        ([{"protocol": 9}], "protocol_unsupported", 4406),
        ([{"colour": "red"}], "malformed", 4400),
        ([{"token": "nobody-knows-this-token"}], "seat_unknown", 4401),
        ([{"token": None}], "seat_unknown", 4401),
        ([{}, "[" * 9_000], "malformed", 4400),
        ([{}, '{"type":"seen","seq":NaN}'], "malformed", 4400),
        ([{}, '{"type":"seen","seq":1,"seq":1}'], "malformed", 4400),
        ([{}, b"{}"], "malformed", 4400),
    ],
)
def test_socket_says_why_and_closes(server, live, frames, code, number):
    greetings = [frame if not isinstance(frame, dict) or "type" in frame else hello(live, **frame) for frame in frames]

    received, closed = asyncio.run(answer_to(server, live, *greetings))

    assert (received, closed) == ({"type": "error", "code": code}, number)


def test_unknown_table_is_told(server, live):
    received, closed = asyncio.run(answer_to(server, live, hello(live), code="000000"))
    assert (received, closed) == ({"type": "error", "code": "table_unknown"}, 4404)


def test_too_large_frame_is_refused(server, live):
    received, closed = asyncio.run(answer_to(server, live, hello(live), "x" * 20_000))
    # The project's runner stops it before the application sees it, sometimes before the greeting is answered.
    if server.kind == "daphne":
        assert closed == 1009
    else:
        assert (received, closed) == ({"type": "error", "code": "too_large"}, 4413)


def test_page_of_another_site_gets_no_socket(server, live):
    async def come_from(origin):
        async with connect(f"ws://127.0.0.1:{server.port}/ws/tavoli/{live.code}/", origin=origin, proxy=None) as socket:
            await socket.send(json.dumps(hello(live)))
            return json.loads(await socket.recv())["type"]

    assert asyncio.run(come_from(server.origin)) == "welcome"
    for stranger in ("https://altrove.example", "http://127.0.0.1:1", "null"):
        with pytest.raises(InvalidStatus) as refused:
            asyncio.run(come_from(stranger))
        assert refused.value.response.status_code in {400, 403}


def test_welcome_comes_first_and_says_who_one_is(server, live):
    franca = Phone(server, live.code, live.tokens[1])

    async def scene():
        async with phones(franca):
            return [frame["type"] for frame in franca.frames[:2]], franca.frames[0]

    types, welcome = asyncio.run(scene())

    assert types == ["welcome", "snapshot"]
    assert (welcome["protocol"], welcome["role"], welcome["seat"]) == (1, "participant", 1)
    assert welcome["epoch"] == franca.epoch


def test_joining_needs_two_screens_and_no_account(server, live):
    """As the join form's script does it; the same token again is the same seat, and the socket knows it at once."""
    cookies = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(http.cookiejar.CookieJar()))
    page = cookies.open(f"{server.url}/tavoli/{live.code}/", timeout=20).read().decode()
    csrf = re.search(r'name="csrfmiddlewaretoken" value="(\w+)"', page)[1]
    token = secrets.token_urlsafe(24)
    asked = {"id": "siediti-0001", "token": token, "name": "Ugo", "new_organisation": "Circolo Esempio Ovest"}
    headers = {"Content-Type": "application/json", "X-CSRFToken": csrf, "Accept": "application/json"}
    address = f"{server.url}/tavoli/{live.code}/siediti/"

    def sit():
        request = urllib.request.Request(address, json.dumps(asked).encode(), headers)
        return json.loads(cookies.open(request, timeout=20).read())

    first, again = sit(), sit()

    assert (first["type"], first["seat"]) == ("ack", 5)
    assert (again["seat"], again["personal_code"]) == (5, first["personal_code"])

    async def scene():
        ugo = Phone(server, live.code, token)
        async with phones(ugo):
            assert (ugo.mine["seat"], ugo.mine["name"], ugo.mine["voter"]) == (5, "Ugo", "to_confirm")

    asyncio.run(scene())


def test_idle_socket_stays_open(server, live):
    franca, screen = Phone(server, live.code, live.tokens[1]), Phone(server, live.code, role="screen")

    async def scene():
        async with phones(franca, screen):
            await asyncio.sleep(IDLE_SECONDS)
            assert (franca.close_code, screen.close_code) == (None, None)
            assert (await franca.ask("post_card", text="Eccomi"))["code"] == "moment_not_open"

    asyncio.run(scene())


def test_flood_is_told_to_slow_down(tmp_path, live, monkeypatch):
    """At the ordinary pace: commands beyond it are to be sent again, frames beyond that end the socket."""
    monkeypatch.setenv("LIVE_COMMANDS_PER_SECOND", "5")
    open_writing(live)

    async def scene(server):
        franca = Phone(server, live.code, live.tokens[1])
        async with phones(franca):
            for number in range(40):
                await franca.send("post_card", text=f"Carta {number}")
            await franca.until(lambda: any(frame["type"] == "retry" for frame in franca.frames))
            await franca.until(lambda: not franca.unanswered, 40)
            assert franca.close_code is None
            for _frame in range(400):
                await franca.say({"type": "typing"})
            return await franca.until_refused(), franca.close_code

    with serving(tmp_path) as server:
        assert asyncio.run(scene(server)) == ("too_fast", 4429)
    assert live.table.log.filter(kind="card_posted").count() == 40


def test_lagging_client_is_skipped_and_then_brought_up_to_date(server):
    """It receives nothing more until it says what it has shown: a slow phone never grows the server's memory."""
    live = LiveTable(4, script=(write(reveal="at_once"), choose(), conclude()))
    open_writing(live)
    franca, silent = (Phone(server, live.code, live.tokens[seat]) for seat in (1, 2))

    async def scene():
        async with phones(franca, silent):
            for number in range(CARDS):
                await franca.ask("post_card", text=f"{number}")
            for wave in range(WAVES):
                for card in range(1, CARDS + 1):
                    await franca.send("amend_card", card=card, text=f"{wave} {card} " + '"' * 260)
                await franca.until(lambda: not franca.unanswered)
                await franca.say({"type": "seen", "seq": franca.seq})
            last = franca.view["cards"]
            await asyncio.sleep(0.5)
            assert silent.view["cards"] != last
            assert silent.close_code is None
            await silent.say({"type": "seen", "seq": silent.seq})
            await silent.until(lambda: silent.view["cards"] == franca.view["cards"])
            assert (silent.seq, silent.gaps) == (franca.seq, 0)

    asyncio.run(scene())


def test_table_is_the_same_on_both_rungs(server, live):
    open_ballot(live)
    must(live.table, c.HideCard(2, "offence"), GIULIA, now=now_ms() + 90_000)

    async def scene():
        for role, token in (("participant", live.tokens[2]), ("facilitator", live.tablet), ("screen", None)):
            socket, polling = (kind(server, live.code, token, role) for kind in (Phone, PollingPhone))
            async with phones(socket, polling):
                assert socket.view == polling.view
                assert (socket.seq, socket.epoch, socket.mine) == (polling.seq, polling.epoch, polling.mine)

    asyncio.run(scene())


def test_who_writes_is_answered_before_the_card_stands_at_the_table(server, live):
    """Otherwise a phone shows it twice for a moment: on its way, and arrived."""
    open_writing(live)
    franca = Phone(server, live.code, live.tokens[1])

    async def scene():
        async with phones(franca):
            for number in range(CARDS):
                await franca.ask("post_card", text=f"Carta {number}.")
                await franca.until(lambda wanted=number + 1: len(franca.mine["cards"]) == wanted)

    asyncio.run(scene())

    heard = [
        frame
        for frame in franca.frames
        if frame["type"] == "ack" or (frame["type"] == "mine" and frame["mine"]["cards"])
    ]
    order = [frame["result"]["card"] if frame["type"] == "ack" else -len(frame["mine"]["cards"]) for frame in heard]
    assert order == [turn for number in range(1, CARDS + 1) for turn in (number, -number)]
