"""A hidden card is off every screen within a second: sockets, phones that poll, the room's screen, on every process.

What is held is the order of events, not a time on this machine: a second after the hiding something else happens at
the table, and everybody must have been shown the hiding by itself before.
"""

import asyncio

import pytest

from tests.support.polling import WaitingPhone
from tests.support.scenes import cards
from tests.support.serving import LiveTable
from tests.support.sockets import Phone, phones
from tests.workshops.live_story import open_ballot

pytestmark = pytest.mark.django_db(transaction=True)

# Longer than the promise by what two busy cores take; shorter than the watchdog's two seconds and a poll's pace.
WITHIN_SECONDS = 1.2
HIDDEN = (1, "hidden", None)


@pytest.fixture
def live():
    live = LiveTable(4)
    open_ballot(live)
    return live


def _seq_of_hiding(guest) -> int:
    """The place at which this guest was first shown the card without its words."""
    for frame in guest.frames:
        shown = frame["view"]["cards"] if frame["type"] == "snapshot" else frame.get("cards", [])
        if any((card["number"], card["state"], card["text"]) == HIDDEN for card in shown):
            return frame["seq"] if frame["type"] == "snapshot" else frame["to"]
    message = f"the card never went: {guest.frames[-2:]}"
    raise AssertionError(message)


def _play(giulia, *guests) -> None:
    async def scene():
        async with phones(giulia, *guests):
            for guest in guests:
                assert cards(guest)[0][1] == "shown"
            hidden = await giulia.ask("hide_card", card=1, reason="personal_data")
            await asyncio.sleep(WITHIN_SECONDS)
            locked = await giulia.ask("lock_table")
            for guest in guests:
                await guest.until(lambda guest=guest: guest.view["locked"])
            return hidden["seq"], locked["seq"]

    hidden, locked = asyncio.run(scene())
    places = [_seq_of_hiding(guest) for guest in guests]
    assert places == [hidden] * len(guests)
    assert hidden < locked


@pytest.mark.parametrize("kind", ["daphne", "uvicorn"])
def test_on_one_process(serve, live, kind):
    server = serve(kind, redis_url="")
    giulia = Phone(server, live.code, live.tablet, role="facilitator")
    franca = Phone(server, live.code, live.tokens[1])
    bruno = WaitingPhone(server, live.code, live.tokens[2])
    screen, plain_screen = (rung(server, live.code, role="screen") for rung in (Phone, WaitingPhone))

    _play(giulia, franca, bruno, screen, plain_screen)


@pytest.mark.parametrize("kinds", [("daphne", "daphne"), ("uvicorn", "daphne")], ids="-".join)
def test_on_two_processes(serve, live, own_redis, kinds):
    """Everybody but who facilitates is served by the other process; there one polls at a table without any socket."""
    here, there = (serve(kind, redis_url=own_redis.url) for kind in kinds)
    giulia = Phone(here, live.code, live.tablet, role="facilitator")
    franca = Phone(there, live.code, live.tokens[1])
    bruno = WaitingPhone(there, live.code, live.tokens[2])
    screen = Phone(there, live.code, role="screen")

    _play(giulia, franca, bruno, screen)


def test_where_nobody_holds_a_socket(serve, live, own_redis):
    """Phones on a network that lets no socket through, alone on their process."""
    here, there = (serve(redis_url=own_redis.url) for _process in range(2))
    giulia = Phone(here, live.code, live.tablet, role="facilitator")
    franca, bruno = (WaitingPhone(there, live.code, live.tokens[seat]) for seat in (1, 2))

    _play(giulia, franca, bruno, WaitingPhone(there, live.code, role="screen"))


def test_question_is_kept_open_and_then_answered(serve, live):
    """Nothing new: the answer comes after seconds, and says so. Who does not ask to wait is answered at once."""
    server = serve(redis_url="")
    loop_seconds = []

    async def scene():
        franca = WaitingPhone(server, live.code, live.tokens[1])
        await super(WaitingPhone, franca).arrive()
        for more in ({"wait": "1"}, {}):
            begun = asyncio.get_running_loop().time()
            await franca._poll(**more)
            loop_seconds.append(asyncio.get_running_loop().time() - begun)
        return franca.frames[-2:]

    kept, at_once = asyncio.run(scene())

    assert [(frame["type"], frame["from"] == frame["to"], frame["cards"]) for frame in (kept, at_once)] == [
        ("patch", True, [])
    ] * 2
    assert loop_seconds[0] > 4 > loop_seconds[1]


def test_freed_seat_is_told_while_it_waits(serve, live):
    server = serve(redis_url="")
    giulia = Phone(server, live.code, live.tablet, role="facilitator")
    franca = WaitingPhone(server, live.code, live.tokens[1])

    async def scene():
        async with phones(giulia, franca):
            await giulia.ask("free_seat", seat=1)
            return await asyncio.wait_for(franca.until_refused(), 3)

    assert asyncio.run(scene()) == "seat_freed"
