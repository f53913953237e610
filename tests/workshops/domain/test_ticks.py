"""What time does by itself: the end of a timer, the end of a grace, and what both close."""

import pytest

from tests.support.people import CLOCK, MINUTE, NOW, SECOND, choose, conclude, write
from tests.support.stories import GIULIA, Story
from tests.workshops.domain.scenes import CARDS, choosing, chosen, code_of, concluded, seated, writing
from workshops.domain import commands as c
from workshops.domain import events as e
from workshops.domain.state import Phase

TIMED = (write(minutes=5), choose(minutes=3), conclude())
END = NOW + 5 * MINUTE


def ticked(story: Story, moment: int, *, at: int) -> tuple[e.Event, ...]:
    story.now = at
    return story.must(c.Tick(moment, due=at), CLOCK)


def test_tick_at_the_timers_end_begins_the_grace():
    story = writing(TIMED)

    assert ticked(story, 1, at=END) == (e.MomentClosing(moment=1, closes_at=END + 10 * SECOND),)


def test_tick_at_the_end_of_the_grace_closes_and_reveals():
    story = writing(TIMED)
    ticked(story, 1, at=END)

    assert ticked(story, 1, at=END + 10 * SECOND) == (e.MomentClosed(moment=1),)
    assert (story.state.moment.phase, story.state.revealed) == (Phase.CLOSED, frozenset({1}))


@pytest.mark.parametrize("late", [0, 1, MINUTE])
def test_tick_that_comes_after_the_grace_closes_at_once_by_the_announced_time(late):
    """A process that slept does not give its table another grace."""
    closing, closed = ticked(writing(TIMED), 1, at=END + 10 * SECOND + late)

    assert closing == e.MomentClosing(moment=1, closes_at=END + 10 * SECOND)
    assert closed == e.MomentClosed(moment=1)


def test_tick_before_its_time_is_too_early():
    story = writing(TIMED)

    assert code_of(story, c.Tick(1, due=END), CLOCK) == "too_early"


@pytest.mark.parametrize("waited", [0, 5 * MINUTE - 1])
def test_tick_before_the_timers_end_does_nothing(waited):
    story = writing(TIMED)
    story.wait(waited)

    assert code_of(story, c.Tick(1, due=story.now), CLOCK) == "already_so"


def test_tick_of_a_moment_without_a_timer_does_nothing():
    story = writing()
    story.wait(60 * MINUTE)

    assert code_of(story, c.Tick(1, due=story.now), CLOCK) == "already_so"


def test_tick_for_a_timer_that_was_moved_does_nothing():
    story = writing(TIMED)
    story.must(c.AddTime(5), GIULIA)
    story.now = END

    assert code_of(story, c.Tick(1, due=END), CLOCK) == "already_so"
    assert story.state.moment.phase is Phase.OPEN


def test_tick_for_a_close_that_was_undone_does_nothing():
    story = writing()
    story.must(c.CloseMoment(1), GIULIA)
    due = story.state.moment.closes_at
    story.must(c.UndoClose(1), GIULIA)
    story.now = due

    assert code_of(story, c.Tick(1, due=due), CLOCK) == "already_so"


@pytest.mark.parametrize(
    ("story", "moment", "code"),
    [
        (seated, 1, "moment_not_open"),
        (writing, 2, "moment_not_open"),
        (chosen, 1, "moment_not_open"),
        (chosen, 2, "already_so"),
        (concluded, 3, "table_concluded"),
    ],
)
def test_tick_of_another_moment_is_refused(story, moment, code):
    asked = story()

    assert code_of(asked, c.Tick(moment, due=asked.now), CLOCK) == code


def test_tick_at_the_end_of_the_choice_freezes_its_result():
    story = choosing().vote((1, (1, 2)), (2, (2,)))
    story.must(c.CloseMoment(2), GIULIA)

    closed, counted = ticked(story, 2, at=story.state.moment.closes_at)

    assert (closed, counted.ballot) == (e.MomentClosed(moment=2), 2)
    assert (counted.result["voted"], counted.result["voters"]) == (2, 3)
    assert story.state.ballot().closed_at == story.now


def test_tick_at_the_end_of_the_last_moment_concludes_the_table():
    story = chosen().start(3)
    story.must(c.CloseMoment(3), GIULIA)

    assert ticked(story, 3, at=story.now) == (e.MomentClosed(moment=3), e.TableConcluded())
    assert (story.state.is_concluded, story.state.due) == (True, None)


def test_script_that_ends_with_the_choice_concludes_with_its_result():
    story = choosing((write(), choose())).vote((1, (1,)))
    story.must(c.CloseMoment(2), GIULIA)

    kinds = [type(event) for event in ticked(story, 2, at=story.state.moment.closes_at)]

    assert kinds == [e.MomentClosed, e.BallotClosed, e.TableConcluded]


def test_card_in_the_last_millisecond_of_the_grace_counts_and_one_later_does_not():
    story = writing(TIMED)
    ticked(story, 1, at=END)
    story.now = END + 10 * SECOND - 1

    assert code_of(story, c.PostCard("In tempo"), story.seat(1)) is None
    story.wait(1)
    assert code_of(story, c.PostCard("Tardi"), story.seat(1)) == "moment_closed"


def test_vote_after_the_announced_end_is_late_even_if_no_tick_came():
    """The server's clock decides, not how soon a process woke up."""
    story = writing(TIMED).write(*CARDS)
    ticked(story, 1, at=END + 10 * SECOND)
    story.start(2)
    story.wait(3 * MINUTE + 10 * SECOND)

    assert code_of(story, c.CastBallot(2, (1,)), story.seat(1)) == "ballot_closed"
