"""One table in one process: who gets what, when, and who is shown the door."""

import asyncio

import pytest

from tests.support.people import DOOR
from tests.support.stories import GIULIA
from tests.workshops.domain.scenes import CARDS, choosing, seated, writing
from tests.workshops.live.rooms import EPOCH, LATER, OTHER_EPOCH, Evening
from workshops.domain import commands as c
from workshops.domain.audiences import Audience
from workshops.live.room import TALLY_SECONDS

SCREEN = Audience.SCREEN


# Who gets what


def test_each_audience_gets_one_patch_of_its_own():
    async def scene():
        evening = Evening(writing())
        franca, bruno, giulia, screen = evening.seat(1), evening.seat(2), evening.desk(), evening.come(SCREEN)
        evening.story.write((1, "Un tutor"))
        evening.show()
        return [await each.received() for each in (franca, bruno, giulia, screen)]

    franca, bruno, giulia, screen = asyncio.run(scene())
    assert [frame["type"] for frame in franca] == ["patch", "mine"]
    assert [len(bruno), len(giulia), len(screen)] == [1, 1, 1]
    assert [frame["cards"][0]["text"] for frame in (bruno[0], giulia[0], screen[0])] == [None, "Un tutor", None]
    assert franca[1]["mine"]["cards"][0]["text"] == "Un tutor"
    assert franca[0] == bruno[0]


def test_patch_says_where_it_begins_where_it_ends_and_what_time_it_is():
    async def scene():
        evening = Evening(seated())
        start = evening.story.state.seq
        franca = evening.seat(1)
        evening.story.must(c.LockTable(), GIULIA)
        evening.show()
        return start, await franca.received()

    start, [patch] = asyncio.run(scene())
    assert (patch["from"], patch["to"], patch["now"]) == (start, start + 1, LATER)
    assert patch["set"] == {"locked": True}


def test_what_an_audience_does_not_see_is_not_sent_and_leaves_no_gap():
    async def scene():
        evening = Evening(writing().write(*CARDS))
        start = evening.story.state.seq
        bruno = evening.seat(2)
        evening.story.must(c.AmendCard(1, "Due tutor"), evening.story.seat(1))
        evening.show()
        silent = await bruno.received()
        evening.story.must(c.LockTable(), GIULIA)
        evening.show()
        return start, silent, await bruno.received()

    start, silent, [patch] = asyncio.run(scene())
    assert (silent, patch["from"], patch["to"]) == ([], start, start + 2)


def test_own_part_comes_only_when_it_changed():
    async def scene():
        evening = Evening(choosing())
        franca = evening.seat(1)
        franca.connection.last_mine = {"something": "older"}
        evening.story.vote((1, (1,)))
        evening.show()
        first = await franca.kinds()
        # Somebody else's vote, then the same choice once more: it stands at another line of the log.
        evening.story.vote((2, (1,)))
        evening.show()
        others = await franca.kinds()
        evening.story.vote((1, (1,)))
        evening.show()
        return first, others, await franca.kinds()

    assert asyncio.run(scene()) == (["patch", "mine"], ["patch"], ["mine"])


def test_two_devices_of_one_seat_both_hear():
    async def scene():
        evening = Evening(writing())
        phones = [evening.seat(1), evening.seat(1)]
        evening.story.write((1, "Un tutor"))
        evening.show()
        return [await phone.kinds() for phone in phones]

    assert asyncio.run(scene()) == [["patch", "mine"]] * 2


def test_who_left_hears_nothing_more():
    async def scene():
        evening = Evening(writing())
        franca = evening.seat(1)
        evening.room.leave(franca.connection)
        evening.story.write((1, "Un tutor"))
        evening.show()
        return await franca.received(), evening.room.is_empty, evening.room.seats_here()

    assert asyncio.run(scene()) == ([], True, frozenset())


def test_room_knows_which_seats_are_here():
    async def scene():
        evening = Evening(seated())
        phones = [evening.seat(1), evening.seat(1), evening.seat(3)]
        evening.desk()
        evening.come(SCREEN)
        here = [evening.room.seats_here()]
        for phone in phones[1:]:
            evening.room.leave(phone.connection)
            here.append(evening.room.seats_here())
        return here, len(evening.room.every_connection())

    assert asyncio.run(scene()) == ([frozenset({1, 3}), frozenset({1, 3}), frozenset({1})], 3)


# Taking states in


def test_older_and_equal_states_are_ignored():
    evening = Evening(writing().write(*CARDS))
    newest = evening.story.state

    assert not evening.room.advance(newest, EPOCH)
    assert not evening.room.advance(evening.story.states[3], EPOCH)
    assert evening.room.state is newest


def test_newer_state_is_taken_and_what_is_due_with_it():
    evening = Evening(writing())
    evening.story.must(c.CloseMoment(1), GIULIA)

    assert evening.room.due is None
    assert evening.room.advance(evening.story.state, EPOCH)
    assert evening.room.due == (1, evening.story.state.moment.closes_at)


def test_another_epoch_starts_everybody_anew_even_at_an_older_place():
    async def scene():
        evening = Evening(writing().write(*CARDS))
        franca, screen = evening.seat(1), evening.come(SCREEN)
        restored = evening.story.states[-3]
        taken = evening.room.advance(restored, OTHER_EPOCH)
        return taken, restored.seq, await franca.received(), await screen.received()

    taken, seq, franca, [screen] = asyncio.run(scene())
    assert (taken, [frame["type"] for frame in franca]) == (True, ["snapshot"])
    for snapshot in (franca[0], screen):
        assert (snapshot["seq"], snapshot["epoch"], len(snapshot["view"]["cards"])) == (seq, str(OTHER_EPOCH), 1)


# Names before news


def sat_down() -> Evening:
    evening = Evening(seated())
    evening.story.must(c.TakeSeat(None, "resident", is_resident=True), DOOR)
    evening.room.advance(evening.story.state, EPOCH)
    return evening


def test_nothing_goes_out_before_the_newcomers_name_is_read():
    async def scene():
        evening = sat_down()
        giulia = evening.desk()
        evening.room.publish_soon(asyncio.get_running_loop())
        before = await giulia.received()
        evening.read_names()
        evening.room.publish_soon(asyncio.get_running_loop())
        return before, evening.room.lacks_names, await giulia.received()

    before, lacks, received = asyncio.run(scene())
    assert (before, lacks) == ([], False)
    assert [seat["name"] for frame in received for seat in frame.get("seats", [])] == ["Nome-Franca-6"]


def test_names_are_lacking_after_somebody_sat_down_or_a_device_changed_hands():
    evening = Evening(seated())
    assert not evening.room.lacks_names

    evening.story.must(c.ReopenSeat(1), DOOR)
    evening.room.advance(evening.story.state, EPOCH)
    assert evening.room.lacks_names

    evening.read_names()
    assert not evening.room.lacks_names
    assert sat_down().room.lacks_names


def test_newer_names_keep_the_unchanging_section():
    evening = Evening(seated())
    section = evening.room.directory.table
    evening.read_names()

    assert evening.room.directory.table is section


# A tally moves at most four times a second


def test_votes_are_gathered_and_sent_together():
    async def scene():
        evening = Evening(choosing())
        screen = evening.come(SCREEN)
        for seat in (1, 2):
            evening.story.vote((seat, (1,)))
            evening.room.advance(evening.story.state, EPOCH)
            evening.room.publish_soon(asyncio.get_running_loop())
        at_once = await screen.received()
        await asyncio.sleep(TALLY_SECONDS + 0.1)
        return at_once, await screen.received()

    at_once, [patch] = asyncio.run(scene())
    assert at_once == []
    assert (patch["set"]["counts"]["voted"], set(patch["set"])) == (2, {"counts"})


def test_what_people_do_takes_the_waiting_votes_along_and_nothing_follows():
    async def scene():
        evening = Evening(choosing())
        screen = evening.come(SCREEN)
        for act in (lambda: evening.story.vote((1, (1,))), lambda: evening.story.must(c.LockTable(), GIULIA)):
            act()
            evening.room.advance(evening.story.state, EPOCH)
            evening.room.publish_soon(asyncio.get_running_loop())
        at_once = await screen.received()
        await asyncio.sleep(TALLY_SECONDS + 0.1)
        return at_once, await screen.received()

    [patch], afterwards = asyncio.run(scene())
    assert (patch["set"]["counts"]["voted"], patch["set"]["locked"], afterwards) == (1, True, [])


@pytest.mark.parametrize(
    "command", [c.LockTable(), c.CloseMoment(2), c.HideCard(1, "other"), c.HandOverVote(4), c.FreeSeat(2)]
)
def test_everything_but_votes_goes_out_at_once(command):
    async def scene():
        evening = Evening(choosing())
        giulia = evening.desk()
        evening.story.must(command, GIULIA)
        evening.room.advance(evening.story.state, EPOCH)
        evening.room.publish_soon(asyncio.get_running_loop())
        return await giulia.kinds()

    assert asyncio.run(scene()) == ["patch"]
