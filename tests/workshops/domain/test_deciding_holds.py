"""On hold and on again, opened again after the close, and time asked for: what each does and what refuses it."""

import pytest

from tests.support.people import DOOR, MINUTE, NOW, choose, conclude, directory, write
from tests.support.stories import GIULIA, Story
from tests.workshops.domain.scenes import (
    BRUNO,
    DARIO,
    FRANCA,
    IVO,
    choosing,
    chosen,
    code_of,
    concluded,
    seated,
    writing,
    written,
)
from workshops.domain import commands as c
from workshops.domain import events as e
from workshops.domain.audiences import Audience
from workshops.domain.state import Phase
from workshops.domain.touched import touched_seats
from workshops.domain.view import view_of
from workshops.domain.view_seats import mine_of

TIMED = (write(minutes=5), choose(minutes=3), conclude())


def held(script=TIMED) -> Story:
    """Written to for a minute, then on hold."""
    story = writing(script)
    story.wait(MINUTE)
    story.must(c.Hold(1), GIULIA)
    return story


def seen(story: Story, audience: Audience) -> dict:
    return view_of(story.state, directory(story.state.seats), audience)


# On hold


def test_hold_stops_the_timer_with_what_it_had():
    story = held()

    assert story.recorded[-1][2] == e.MomentHeld(moment=1, left=4 * MINUTE)
    assert story.state.due is None
    assert (story.state.moment.ends_at, story.state.moment.left) == (None, 4 * MINUTE)


def test_resumed_timer_goes_on_from_where_it_stood():
    story = held()
    story.wait(10 * MINUTE)

    [resumed] = story.must(c.Resume(1), DARIO)

    assert resumed == e.MomentResumed(moment=1, ends_at=NOW + 15 * MINUTE)
    assert (story.state.moment.is_held, story.state.moment.left) == (False, None)
    story.write((1, "Dopo la pausa"))


def test_moment_without_a_timer_is_held_and_resumed_without_one():
    story = writing()
    assert story.must(c.Hold(1), GIULIA) == (e.MomentHeld(moment=1, left=None),)
    assert story.must(c.Resume(1), GIULIA) == (e.MomentResumed(moment=1, ends_at=None),)


@pytest.mark.parametrize(
    ("command", "by"),
    [
        (c.PostCard("Un tutor"), FRANCA),
        (c.PostCardFor(5, "Un tutor"), GIULIA),
        (c.AmendCard(1, "Due"), FRANCA),
        (c.WithdrawCard(1), FRANCA),
        (c.AskTime(1), FRANCA),
        (c.AddTime(5), GIULIA),
        (c.CloseMoment(1), GIULIA),
    ],
    ids=lambda each: type(each).__name__,
)
def test_nothing_is_taken_while_the_table_is_on_hold(command, by):
    story = writing().write((1, "Prima della pausa"))
    story.must(c.Hold(1), GIULIA)

    assert code_of(story, command, by) == "table_on_hold"


def test_ballot_takes_no_choice_while_on_hold_and_goes_on_after():
    story = choosing()
    story.must(c.Hold(2), GIULIA)

    assert code_of(story, c.CastBallot(2, (1,)), FRANCA) == "table_on_hold"
    assert code_of(story, c.CastBallotFor(5, 2, (1,)), GIULIA) == "table_on_hold"
    story.must(c.Resume(2), GIULIA)
    story.vote((1, (1,)))


def test_cards_are_hidden_and_people_sit_down_also_on_hold():
    story = writing().write((1, "Un tutor"))
    story.must(c.Hold(1), GIULIA)

    seated = len(story.state.seats)
    story.must(c.HideCard(1, "other"), GIULIA)
    story.must(c.TakeSeat(None, "resident", is_resident=True), DOOR)

    assert story.state.is_on_hold
    assert not story.state.cards[1].is_standing
    assert len(story.state.seats) == seated + 1


@pytest.mark.parametrize(
    ("story", "command", "code"),
    [
        (seated(), c.Hold(1), "moment_not_open"),
        (writing(), c.Hold(2), "moment_not_open"),
        (writing(), c.Resume(1), "already_so"),
        (held(), c.Hold(1), "already_so"),
        (written(), c.Hold(1), "moment_closed"),
        (written(), c.Resume(1), "moment_closed"),
        (concluded(), c.Hold(3), "table_concluded"),
    ],
    ids=["before", "another", "not held", "twice", "closed", "resume closed", "concluded"],
)
def test_holding_is_refused(story, command, code):
    assert code_of(story, command) == code


def test_announced_end_is_not_held_up():
    story = writing(TIMED)
    story.wait(5 * MINUTE)
    assert code_of(story, c.Hold(1)) == "moment_closed"

    closing = writing()
    closing.must(c.CloseMoment(1), GIULIA)
    assert code_of(closing, c.Hold(1)) == "moment_closed"


def test_stranger_holds_nothing():
    assert code_of(writing(), c.Hold(1), IVO) == "not_facilitating"


def test_everybody_is_told_that_the_table_is_on_hold():
    for audience in Audience:
        moment = seen(held(), audience)["moment"]
        assert (moment["held"], moment["left"], moment["ends_at"]) == (True, 4 * MINUTE, None)
    assert seen(held(), Audience.FACILITATOR)["next"]["step"] == "resume"


# Opened again


def test_closed_writing_is_opened_again_without_a_timer():
    story = writing(TIMED).write((1, "Prima")).close()

    [reopened] = story.must(c.ReopenMoment(1, "late"), GIULIA)

    assert reopened == e.MomentReopenedAfterClose(moment=1, reason="late")
    assert (story.state.moment.phase, story.state.moment.ends_at) == (Phase.OPEN, None)
    story.write((2, "Chi è arrivato tardi"))


def test_cards_written_after_the_reveal_are_announced_as_shown_at_once():
    story = written()
    assert seen(story, Audience.PARTICIPANT)["moment"]["reveal"] == "at_close"

    story.must(c.ReopenMoment(1, "more_time"), GIULIA)
    story.write((2, "Dopo"))

    assert seen(story, Audience.PARTICIPANT)["moment"]["reveal"] == "at_once"
    assert [card["state"] for card in seen(story, Audience.SCREEN)["cards"]] == ["shown"] * 4


def test_reopened_moment_is_closed_once_more_and_the_script_goes_on():
    story = written()
    story.must(c.ReopenMoment(1, "mistake"), GIULIA)
    story.close().start(2)

    assert story.state.ballot().options == (1, 2, 3)


@pytest.mark.parametrize(
    ("story", "command", "code"),
    [
        (writing(), c.ReopenMoment(1, "late"), "already_so"),
        (written(), c.ReopenMoment(1, "because"), "malformed"),
        (written(), c.ReopenMoment(2, "late"), "moment_not_open"),
        (chosen(), c.ReopenMoment(1, "late"), "moment_not_open"),
        (chosen(), c.ReopenMoment(2, "late"), "result_was_shown"),
        (concluded(), c.ReopenMoment(3, "late"), "table_concluded"),
    ],
    ids=["open", "no such reason", "not yet", "an earlier one", "a shown result", "concluded"],
)
def test_opening_again_is_refused(story, command, code):
    before = story.state

    assert code_of(story, command) == code
    assert story.state is before


def test_who_takes_part_opens_nothing_again():
    assert code_of(written(), c.ReopenMoment(1, "late"), FRANCA) == "not_facilitating"


# Asking for more time


def test_who_facilitates_sees_how_many_ask_and_never_who():
    story = writing(TIMED)
    story.must(c.AskTime(1), FRANCA)
    story.must(c.AskTime(1), BRUNO)

    assert seen(story, Audience.FACILITATOR)["asking"] == 2
    for audience in (Audience.PARTICIPANT, Audience.SCREEN, Audience.PUBLIC):
        assert "asking" not in seen(story, audience)


def test_each_seat_asks_once_for_each_moment():
    story = writing()
    story.must(c.AskTime(1), FRANCA)

    assert code_of(story, c.AskTime(1), FRANCA) == "time_already_asked"
    story.must(c.AskTime(1), BRUNO)
    story.write((1, "Un tutor")).close().start(2)
    story.must(c.AskTime(2), FRANCA)


def test_added_time_answers_who_asked():
    story = writing()
    story.must(c.AskTime(1), FRANCA)
    story.must(c.AddTime(5), GIULIA)

    assert seen(story, Audience.FACILITATOR)["asking"] == 0
    assert code_of(story, c.AskTime(1), FRANCA) == "time_already_asked"


def test_own_phone_remembers_that_it_asked():
    story = writing()
    before = story.state
    story.must(c.AskTime(1), FRANCA)

    assert touched_seats(before, story.state) == {1}
    people = directory(story.state.seats)
    assert [mine_of(story.state, seat, people)["asked_time"] for seat in (1, 2)] == [True, False]


def test_after_the_announced_end_nobody_asks():
    story = writing(TIMED)
    story.wait(5 * MINUTE + 10_000)

    assert code_of(story, c.AskTime(1), FRANCA) == "moment_closed"
    assert code_of(written(), c.AskTime(1), FRANCA) == "moment_closed"
    assert code_of(seated(), c.AskTime(1), FRANCA) == "moment_not_open"
