"""One socket as the hub sees it: order, skipping, marks, and what is said before closing. Nothing ever waits for it."""

import asyncio

import pytest

from tests.workshops.live.wires import Raw, Server, frame
from workshops.domain.audiences import Audience
from workshops.live.connection import BACKLOG_FRAMES_MAX, OUTSTANDING_BYTES_MAX, UNREAD_BYTES_MAX, Connection
from workshops.live.frames import Frame, error


def numbers(received: list) -> list:
    return [each["n"] if isinstance(each, dict) and "n" in each else each for each in received]


def connected(raw: Raw | None = None) -> tuple[Connection, Server]:
    server = Server()
    return Connection(server.send, Audience.PARTICIPANT, raw), server


# Order


def test_frames_arrive_in_the_order_they_were_handed_over():
    async def scene():
        connection, server = connected()
        for number in range(50):
            connection.write(frame(number))
        return await server.settle()

    assert numbers(asyncio.run(scene())) == list(range(50))


def test_frames_handed_over_while_others_are_under_way_wait_behind_them():
    async def scene():
        connection, server = connected()
        server.hold()
        connection.write(frame(1))
        await asyncio.sleep(0)
        connection.write(frame(2))
        sent_so_far = list(server.messages)
        return sent_so_far, await server.settle()

    before, after = asyncio.run(scene())
    assert (before, numbers(after)) == ([], [1, 2])


def test_raw_writer_takes_frames_and_the_server_gets_none():
    async def scene():
        raw = Raw()
        connection, server = connected(raw)
        connection.write(frame(1))
        connection.write(frame(2))
        return raw.taken, await server.settle()

    taken, sent = asyncio.run(scene())
    assert (taken, sent) == ([frame(1).wire, frame(2).wire], [])


def test_raw_writer_does_not_overtake_what_waits_in_the_backlog():
    async def scene():
        raw = Raw()
        connection, server = connected(raw)
        raw.takes = False
        server.hold()
        connection.write(frame(1))
        raw.takes = True
        connection.write(frame(2))
        await asyncio.sleep(0)
        connection.write(frame(3))
        return raw.taken, await server.settle()

    taken, sent = asyncio.run(scene())
    assert (taken, numbers(sent)) == ([], [1, 2, 3])


def test_raw_writer_is_used_again_once_the_backlog_is_empty():
    async def scene():
        raw = Raw()
        connection, server = connected(raw)
        raw.takes = False
        connection.write(frame(1))
        await server.settle()
        raw.takes = True
        connection.write(frame(2))
        return raw.taken, await server.settle()

    taken, sent = asyncio.run(scene())
    assert (taken, numbers(sent)) == ([frame(2).wire], [1])


def test_socket_that_went_away_stops_nothing():
    async def scene():
        connection, server = connected()
        server.faults = 1
        connection.write(frame(1))
        connection.write(frame(2))
        return await server.settle()

    assert numbers(asyncio.run(scene())) == [2]


# Places and marks


def test_last_place_is_the_highest_that_was_sent():
    async def scene():
        connection, server = connected()
        for seq in (5, 0, 3, 9, 0):
            connection.write(frame(seq, seq=seq))
        await server.settle()
        return connection.last_seq

    assert asyncio.run(scene()) == 9


def test_report_settles_what_was_sent_until_then():
    async def scene():
        connection, _server = connected()
        connection.write(frame(1, seq=1))
        sent = connection.outstanding
        connection.seen(1, at=10.0)
        connection.write(frame(2, seq=2))
        return sent, connection.outstanding, connection.heard_at

    sent, left, heard_at = asyncio.run(scene())
    assert (sent, left, heard_at) == (frame(1).size, frame(2).size, 10.0)


def test_report_of_an_older_place_than_the_mark_settles_nothing_new():
    """The mark is set at what was last sent: only a client that has shown that much clears more."""

    async def scene():
        connection, _server = connected()
        connection.write(frame(1, seq=5))
        connection.seen(5, at=1.0)
        connection.write(frame(2, seq=6))
        connection.seen(4, at=2.0)
        return connection.outstanding, connection.heard_at

    assert asyncio.run(scene()) == (frame(2).size, 2.0)


# Skipping


def lagging(connection: Connection) -> None:
    connection.write(frame(0, seq=1, padding=OUTSTANDING_BYTES_MAX))


def test_client_that_reports_nothing_is_skipped_beyond_its_share():
    async def scene():
        connection, server = connected()
        lagging(connection)
        connection.share(frame(1, seq=2))
        skipping = connection.skipping
        connection.share(frame(2, seq=3))
        return skipping, connection.last_seq, numbers(await server.settle())

    assert asyncio.run(scene()) == (True, 1, [0])


def test_client_with_a_long_backlog_is_skipped_however_small_its_frames():
    async def scene():
        connection, server = connected()
        server.hold()
        for number in range(BACKLOG_FRAMES_MAX + 5):
            connection.share(frame(number))
        return connection.skipping, len(numbers(await server.settle()))

    assert asyncio.run(scene()) == (True, BACKLOG_FRAMES_MAX + 1)


def test_personal_answers_go_through_while_skipping():
    async def scene():
        connection, server = connected()
        lagging(connection)
        connection.share(frame(1))
        connection.write(frame(2))
        return numbers(await server.settle())

    assert asyncio.run(scene()) == [0, 2]


def test_skipped_client_that_reports_is_to_be_resynchronised_once():
    async def scene():
        connection, server = connected()
        lagging(connection)
        connection.share(frame(1, seq=2))
        answers = [connection.seen(1, at=1.0), connection.seen(1, at=2.0)]
        connection.share(frame(3, seq=4))
        return answers, numbers(await server.settle())

    assert asyncio.run(scene()) == ([True, False], [0, 3])


def test_client_that_reports_in_time_is_never_skipped():
    async def scene():
        connection, server = connected()
        for number in range(1, 20):
            connection.share(frame(number, seq=number, padding=OUTSTANDING_BYTES_MAX // 4))
            connection.seen(number, at=float(number))
            await server.settle()
        return connection.skipping, numbers(await server.settle())

    assert asyncio.run(scene()) == (False, list(range(1, 20)))


# Never reading


def test_who_asks_on_and_never_reads_is_dropped_whatever_it_reports():
    """Answers go through while skipping, and a report is only a word: what is really unread decides."""

    async def scene():
        connection, server = connected()
        server.hold()
        for number in range(200):
            connection.seen(2**31 - 1, at=float(number))
            connection.write(frame(number, seq=number, padding=UNREAD_BYTES_MAX // 20))
            if connection.closing:
                break
        held = len(connection._backlog)
        connection.write(frame(999))
        return number, held, len(connection._backlog), await server.settle()

    number, held, after, received = asyncio.run(scene())
    assert number == 20
    assert (held, after) == (0, 0)
    assert len(received) <= 1


def test_raw_socket_that_is_not_read_is_ended():
    async def scene():
        raw = Raw()
        connection, _server = connected(raw)
        connection.write(frame(1))
        raw.unread = UNREAD_BYTES_MAX + 1
        connection.write(frame(2))
        return len(raw.taken), raw.is_aborted, connection.closing

    assert asyncio.run(scene()) == (1, True, True)


def test_what_was_read_no_longer_counts():
    async def scene():
        connection, server = connected()
        for number in range(60):
            connection.write(frame(number, padding=UNREAD_BYTES_MAX // 20))
            if number % 10 == 9:
                await server.settle()
        return connection.closing, numbers(await server.settle())

    assert asyncio.run(scene()) == (False, list(range(60)))


# Closing


def test_failing_says_why_and_then_closes():
    async def scene():
        connection, server = connected()
        connection.write(frame(1))
        connection.fail(Frame(error("seat_freed")), 4410)
        return numbers(await server.settle())

    assert asyncio.run(scene()) == [1, {"type": "error", "code": "seat_freed"}, 4410]


def test_failing_closes_behind_a_reason_that_went_out_raw():
    async def scene():
        raw = Raw()
        connection, server = connected(raw)
        connection.fail(Frame(error("too_fast")), 4429)
        return len(raw.taken), await server.settle()

    assert asyncio.run(scene()) == (1, [4429])


@pytest.mark.parametrize("act", ["write", "share", "fail"])
def test_nothing_follows_the_close(act):
    async def scene():
        connection, server = connected()
        connection.fail(Frame(error("seat_replaced")), 4409)
        if act == "fail":
            connection.fail(Frame(error("seat_freed")), 4410)
        else:
            getattr(connection, act)(frame(9))
        return await server.settle()

    assert asyncio.run(scene()) == [{"type": "error", "code": "seat_replaced"}, 4409]
