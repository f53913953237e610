"""Coming back to a room, lagging behind it, and being shown out."""

import asyncio

import pytest

from tests.support.people import DOOR
from tests.support.stories import GIULIA
from tests.workshops.domain.scenes import CARDS, DARIO, choosing, seated, writing
from tests.workshops.live.rooms import EPOCH, OTHER_EPOCH, Evening
from workshops.domain import commands as c
from workshops.domain.audiences import Audience
from workshops.domain.difference import apply
from workshops.domain.view import view_of
from workshops.live.connection import OUTSTANDING_BYTES_MAX
from workshops.live.room import SHOWN_KEPT, Room

PARTICIPANT, SCREEN = Audience.PARTICIPANT, Audience.SCREEN


def answered(room: Room, audience: Audience = PARTICIPANT, **known: object) -> dict | None:
    answer, _seq = room.answer_for(audience, since=known.get("since"), epoch=known.get("epoch", str(EPOCH)))
    return answer


# Coming back


@pytest.mark.parametrize(
    "known",
    [
        {"since": None},
        {"since": 1},
        {"since": 9_999},
        {"epoch": str(OTHER_EPOCH)},
        {"epoch": None},
        {"epoch": "nonsense"},
    ],
)
def test_client_from_an_unknown_place_or_time_gets_everything(known):
    evening = Evening(writing())
    evening.seat(1)
    here = {"since": evening.story.state.seq, **known}
    answer = answered(evening.room, **here)

    assert (answer["type"], answer["seq"], answer["epoch"]) == ("snapshot", evening.story.state.seq, str(EPOCH))
    assert answer["view"] == view_of(evening.story.state, evening.names, PARTICIPANT)


def test_client_that_has_everything_gets_nothing():
    evening = Evening(writing())

    assert answered(evening.room, since=evening.story.state.seq) is None


def test_client_that_was_away_gets_the_difference():
    async def scene():
        evening = Evening(writing())
        evening.seat(1)
        start = evening.story.state
        for _card in range(3):
            evening.story.write((1, "Una carta"))
            evening.show()
        return evening, start

    evening, start = asyncio.run(scene())
    patch = answered(evening.room, since=start.seq)

    assert (patch["type"], patch["from"], patch["to"]) == ("patch", start.seq, evening.story.state.seq)
    assert apply(view_of(start, evening.names, PARTICIPANT), patch) == view_of(
        evening.story.state, evening.names, PARTICIPANT
    )


def test_client_ahead_of_its_audience_is_not_sent_back():
    """States that were not published yet are no place to resume from: the whole view of what is shown is."""
    evening = Evening(writing())
    evening.seat(1)
    shown = evening.story.state.seq
    evening.story.write((1, "Una carta"))
    evening.room.advance(evening.story.state, EPOCH)

    assert answered(evening.room, since=evening.story.state.seq)["seq"] == shown


def test_place_that_is_no_longer_kept_is_answered_with_everything():
    async def scene():
        evening = Evening(seated())
        evening.come(SCREEN)
        start = evening.story.state.seq
        for turn in range(SHOWN_KEPT):
            evening.story.must(c.UnlockTable() if turn % 2 else c.LockTable(), GIULIA)
            evening.show()
        return evening, start

    evening, start = asyncio.run(scene())

    assert answered(evening.room, SCREEN, since=start)["type"] == "snapshot"
    assert answered(evening.room, SCREEN, since=start + 1)["type"] == "patch"


def test_first_of_an_audience_is_shown_the_newest_state():
    evening = Evening(writing())
    evening.story.write((1, "Una carta"))
    evening.room.advance(evening.story.state, EPOCH)

    assert answered(evening.room, SCREEN)["seq"] == evening.story.state.seq


def test_catching_up_carries_ones_own_part_once():
    async def scene():
        evening = Evening(choosing().vote((1, (2,))))
        franca = evening.seat(1)
        evening.room.catch_up(franca.connection, since=None, epoch=None)
        return await franca.received()

    [snapshot] = asyncio.run(scene())
    assert (snapshot["mine"]["choice"], snapshot["mine"]["seat"]) == ([2], 1)


def test_catching_up_on_nothing_still_brings_ones_own_part():
    async def scene():
        evening = Evening(choosing())
        franca = evening.seat(1)
        evening.room.catch_up(franca.connection, since=evening.story.state.seq, epoch=str(EPOCH))
        return await franca.received()

    [own] = asyncio.run(scene())
    assert (own["type"], own["mine"]["seat"]) == ("mine", 1)


def test_screen_has_no_part_of_its_own():
    async def scene():
        evening = Evening(choosing())
        screen = evening.come(SCREEN)
        evening.room.catch_up(screen.connection, since=None, epoch=None)
        return await screen.received()

    [snapshot] = asyncio.run(scene())
    assert (snapshot["mine"], "seats" in snapshot["view"]) == (None, False)


# Lagging


def test_lagging_client_is_skipped_alone_and_brought_up_to_date():
    async def scene():
        evening = Evening(writing())
        slow, quick = evening.seat(3), evening.seat(2)
        start = evening.story.state.seq
        slow.connection._written = OUTSTANDING_BYTES_MAX + 1
        evening.story.write(*CARDS[:2])
        evening.show()
        skipped = await slow.received()
        others = await quick.kinds()
        if slow.connection.seen(start, at=1.0):
            evening.room.catch_up(slow.connection, since=start, epoch=str(EPOCH))
        return skipped, others, await slow.received()

    skipped, others, caught_up = asyncio.run(scene())
    assert (skipped, others) == ([], ["patch", "mine"])
    assert [card["number"] for card in caught_up[0]["cards"]] == [1, 2]


# Waiting without a socket


def test_who_waits_is_woken_by_the_next_publication():
    async def scene():
        evening = Evening(writing())
        waiting = asyncio.ensure_future(evening.room.wait_for_news(5.0))
        await asyncio.sleep(0)
        is_empty = evening.room.is_empty
        evening.story.write(*CARDS[:1])
        evening.show()
        return is_empty, await waiting, evening.room.is_empty

    assert asyncio.run(scene()) == (False, True, True)


def test_who_waits_in_vain_is_told_so_and_forgotten():
    async def scene():
        room = Evening(writing()).room
        return await room.wait_for_news(0.01), room.waiting

    assert asyncio.run(scene()) == (False, 0)


def test_room_knows_what_it_has_not_shown_yet():
    """Names that could not be read kept it back: the watchdog asks for this and shows it."""

    async def scene():
        evening = Evening(writing())
        before = evening.room.is_behind
        evening.story.write(*CARDS[:1])
        evening.room.advance(evening.story.state, EPOCH)
        behind = evening.room.is_behind
        evening.room.publish()
        return before, behind, evening.room.is_behind

    assert asyncio.run(scene()) == (False, True, False)


# Being shown out


@pytest.mark.parametrize(
    ("command", "by", "code", "number"),
    [(c.FreeSeat(1), GIULIA, "seat_freed", 4410), (c.ReopenSeat(1), DOOR, "seat_replaced", 4409)],
)
def test_seat_that_was_freed_or_reopened_is_told_and_closed(command, by, code, number):
    async def scene():
        evening = Evening(seated())
        franca, bruno = evening.seat(1), evening.seat(2)
        evening.story.must(command, by)
        evening.room.advance(evening.story.state, EPOCH)
        evening.read_names()
        evening.room.publish()
        return await franca.received(), await bruno.kinds()

    franca, bruno = asyncio.run(scene())
    assert franca[-2:] == [{"type": "error", "code": code}, number]
    assert 4409 not in bruno
    assert 4410 not in bruno


@pytest.mark.parametrize(
    ("command", "by", "code", "number"),
    [
        (c.TakeFacilitation(1), DOOR, "facilitation_replaced", 4411),
        (c.RevokeFacilitation(1), DARIO, "facilitation_revoked", 4412),
    ],
    ids=["taken over", "revoked"],
)
def test_tablet_that_lost_its_card_is_told_and_closed(command, by, code, number):
    async def scene():
        evening = Evening(seated())
        giulia, franca = evening.desk(), evening.seat(1)
        evening.story.must(command, by)
        evening.show()
        return await giulia.received(), await franca.received()

    giulia, franca = asyncio.run(scene())
    assert giulia[-2:] == [{"type": "error", "code": code}, number]
    assert franca == []


def test_moment_that_changes_shows_nobody_out():
    async def scene():
        evening = Evening(writing().write(*CARDS))
        phones = [evening.seat(seat) for seat in (1, 2, 3)]
        evening.story.close().start(2)
        evening.show()
        return [await phone.kinds() for phone in phones]

    assert asyncio.run(scene()) == [["patch", "mine"]] * 3


@pytest.mark.parametrize(
    ("seat", "card", "generation", "code"),
    [
        (1, None, 1, None),
        (1, None, 2, "seat_replaced"),
        (99, None, 1, "seat_unknown"),
        (5, None, 1, "seat_freed"),
        (None, 1, 1, None),
        (None, 1, 2, "facilitation_replaced"),
        (None, 9, 1, "not_facilitating"),
        (None, None, 0, None),
    ],
)
def test_room_says_why_somebody_may_not_be_there(seat, card, generation, code):
    story = seated()
    story.must(c.FreeSeat(5), GIULIA)

    assert Evening(story).room.why_not_held(seat, card, generation) == code
