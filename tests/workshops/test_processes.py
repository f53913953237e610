"""Several processes on one record: done on one, seen on the other; with Redis, without it, and while it dies."""

import asyncio
import time

import pytest

from tests.support.people import choose, conclude, write
from tests.support.rows import elsewhere
from tests.support.serving import LiveTable
from tests.support.sockets import Phone, phones
from tests.workshops import promises
from tests.workshops.live_story import open_ballot, open_now, open_writing
from workshops.models import BallotKey, BallotRow, SecretChoice

pytestmark = pytest.mark.django_db(transaction=True)

# The watchdog looks every 2 s: by it alone each vote would show two seconds after the one before. A poke through Redis
# takes a few milliseconds, and the tally waits a quarter of a second for others.
POKE_SECONDS, WATCHDOG_SECONDS = 1.0, 6.0


@pytest.fixture
def live():
    live = LiveTable(4)
    open_ballot(live)
    return live


async def _voted(phone: Phone, count: int, seconds: float) -> float:
    """Seconds until a phone shows this many votes."""
    begun = time.monotonic()
    await phone.until(lambda: phone.view["counts"]["voted"] >= count, seconds)
    return time.monotonic() - begun


def test_vote_on_one_process_shows_on_the_other(serve, live, own_redis):
    servers = [serve(redis_url=own_redis.url), serve(redis_url=own_redis.url)]
    franca, bruno, nadia = (Phone(servers[seat % 2], live.code, live.tokens[seat]) for seat in (1, 2, 3))

    async def scene():
        async with phones(franca, bruno, nadia):
            delays = []
            for number, (voter, other) in enumerate([(franca, bruno), (bruno, franca), (nadia, bruno)], 1):
                answer = await voter.ask("cast_ballot", ballot=2, choice=[number])
                assert answer["type"] == "ack"
                delays.append(await _voted(other, number, WATCHDOG_SECONDS))
            assert {phone.gaps for phone in (franca, bruno, nadia)} == {0}
            return delays

    delays = asyncio.run(scene())

    assert min(delays[1:]) < POKE_SECONDS
    assert BallotRow.objects.filter(table=live.table).count() == 3
    promises.check_log_is_in_order(live.table)


def test_without_redis_the_watchdog_brings_it(serve, live):
    servers = [serve(redis_url=""), serve(redis_url="")]
    franca, bruno = (Phone(server, live.code, live.tokens[seat]) for seat, server in enumerate(servers, 1))

    async def scene():
        async with phones(franca, bruno):
            await franca.ask("cast_ballot", ballot=2, choice=[1])
            await _voted(bruno, 1, WATCHDOG_SECONDS)
            assert bruno.gaps == 0

    asyncio.run(scene())


def test_dying_redis_makes_it_slower_and_never_wrong(serve, live, own_redis):
    """It stops answering, then it is gone: votes are acknowledged as before, newcomers get in, nothing is lost."""
    servers = [serve(redis_url=own_redis.url), serve(redis_url=own_redis.url)]
    franca, bruno, nadia = (Phone(servers[seat % 2], live.code, live.tokens[seat]) for seat in (1, 2, 3))

    async def scene():
        async with phones(franca, bruno):
            own_redis.stop()
            begun = time.monotonic()
            assert (await franca.ask("cast_ballot", ballot=2, choice=[1]))["type"] == "ack"
            # Redis is never waited for between the receipt and the acknowledgement.
            assert time.monotonic() - begun < 1.5
            await _voted(bruno, 1, WATCHDOG_SECONDS)
            own_redis.kill()
            async with phones(nadia):
                assert (await nadia.ask("cast_ballot", ballot=2, choice=[2]))["type"] == "ack"
                assert (await bruno.ask("cast_ballot", ballot=2, choice=[3]))["type"] == "ack"
                for phone in (franca, bruno, nadia):
                    await _voted(phone, 3, WATCHDOG_SECONDS)
            assert (franca.close_code, bruno.close_code) == (None, None)
            assert franca.view["counts"] == bruno.view["counts"]
            await elsewhere(promises.check_log_is_in_order, live.table)

    asyncio.run(scene())

    for server in servers:
        assert _lines(server) == ["Redis is away"]


def _lines(server) -> list[str]:
    """What a process said, a line each, without what varies. A traceback would be many more."""
    return [line.partition("neighbours: ")[2].partition(",")[0] or line for line in server.complaints().splitlines()]


def test_redis_that_comes_back_is_heard_again(serve, live, own_redis):
    """One line when it goes, one when it is back, and then pokes travel as before."""
    servers = [serve(redis_url=own_redis.url), serve(redis_url=own_redis.url)]
    bruno, *others = (Phone(servers[seat != 2], live.code, live.tokens[seat]) for seat in (2, 1, 3, 4))

    async def scene():
        async with phones(bruno, *others):
            own_redis.kill()
            assert (await others[0].ask("cast_ballot", ballot=2, choice=[1]))["type"] == "ack"
            await _voted(bruno, 1, WATCHDOG_SECONDS)
            # Long enough for the library's complaint of every second to be many.
            await asyncio.sleep(5)
            await asyncio.to_thread(own_redis.start)
            await asyncio.to_thread(
                _wait_for, lambda: all("Redis is back" in server.complaints() for server in servers)
            )
            delays = []
            for count, voter in enumerate(others[1:], 2):
                assert (await voter.ask("cast_ballot", ballot=2, choice=[1]))["type"] == "ack"
                delays.append(await _voted(bruno, count, WATCHDOG_SECONDS))
            return delays

    delays = asyncio.run(scene())

    assert [_lines(server) for server in servers] == [["Redis is away", "Redis is back"]] * 2
    assert delays[1] < POKE_SECONDS


def _wait_for(holds, seconds: float = 15) -> None:
    give_up = time.monotonic() + seconds
    while not holds():
        assert time.monotonic() < give_up
        time.sleep(0.05)


def test_deadline_is_noticed_once_by_two_processes(serve):
    """Both have the timer; the moment is closed once, and everybody is told."""
    live = LiveTable(2)
    open_writing(live)
    servers = [serve(redis_url=""), serve(redis_url="")]
    giulia = Phone(servers[0], live.code, live.tablet, role="facilitator")
    bruno = Phone(servers[1], live.code, live.tokens[2])

    async def scene():
        async with phones(giulia, bruno):
            await giulia.ask("close_moment", moment=1)
            for phone in (giulia, bruno):
                await phone.until(lambda phone=phone: phone.view["moment"]["phase"] == "closed", 20)

    asyncio.run(scene())

    kinds = list(live.table.log.values_list("kind", flat=True))
    assert kinds.count("moment_closed") == 1
    promises.check_log_is_in_order(live.table)


def test_secret_ballot_is_held_by_two_processes_as_by_one(serve, own_redis):
    """Cast on one and changed on the other, closed by either: the last choices alone are published, once."""
    live = LiveTable(
        5, script=(write(grace_seconds=0), choose(secrecy="secret", electors="person", grace_seconds=1), conclude())
    )
    open_now(live)
    servers = [serve(redis_url=own_redis.url), serve(redis_url=own_redis.url)]
    voters = [Phone(servers[seat % 2], live.code, token) for seat, token in live.tokens.items()]
    elsewhere_too = Phone(servers[0], live.code, live.tokens[1])
    giulia = Phone(servers[1], live.code, live.tablet, role="facilitator")

    async def scene():
        async with phones(*voters, elsewhere_too, giulia):
            for number, voter in enumerate(voters):
                assert (await voter.ask("cast_secret_ballot", **secret(number, [1])))["type"] == "ack"
            assert (await elsewhere_too.ask("cast_secret_ballot", **secret(9, [2, 3])))["type"] == "ack"
            await giulia.ask("close_moment", moment=2)
            for phone in (giulia, *voters):
                await phone.until(lambda phone=phone: phone.view["result"], 20)
                assert phone.view["result"] == giulia.view["result"]

    asyncio.run(scene())

    result = giulia.view["result"]
    expected = sorted([(secret(9, [])["receipt"], [2, 3]), *((secret(n, [])["receipt"], [1]) for n in range(1, 5))])
    assert [(each["receipt"], each["choice"]) for each in result["choices"]] == expected
    assert (SecretChoice.objects.count(), BallotKey.objects.count()) == (0, 0)
    promises.check_log_is_in_order(live.table)


def secret(number: int, choice: list[int]) -> dict[str, object]:
    return {"ballot": 2, "choice": choice, "receipt": str(number) * 16}
