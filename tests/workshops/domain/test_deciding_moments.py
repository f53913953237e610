"""Opening, closing, undoing and adding time: what each does and what refuses it."""

import pytest

from tests.support.people import CLOCK, MINUTE, NOW, SCRIPT, SECOND, choose, conclude, write
from tests.support.stories import GIULIA, Story
from tests.workshops.domain.scenes import CARDS, DARIO, chosen, code_of, concluded, seated, writing, written
from workshops.domain import commands as c
from workshops.domain import events as e
from workshops.domain.script import rules_hash, script_from_json
from workshops.domain.state import Phase

TIMED = (write(minutes=5), choose(minutes=3), conclude())


# Opening the table


def test_opening_freezes_the_script_with_its_defaults_and_hashes():
    story = Story()

    [opened] = story.must(c.OpenTable(SCRIPT, 8), DARIO)

    assert (opened.capacity, len(opened.script)) == (8, 3)
    assert opened.script[0] == {
        **SCRIPT[0],
        "minutes": 0,
        "reveal": "at_close",
        "authors": "organisation",
        "electors": "organisation",
        "max_choices": 3,
    }
    assert opened.rules == tuple(rules_hash(spec) for spec in script_from_json(SCRIPT))


def test_opening_twice_is_already_so():
    assert code_of(seated(), c.OpenTable(SCRIPT, 8), DARIO) == "already_so"


@pytest.mark.parametrize("script", [(), ({"kind": "dance", "question": {}},), (write(),) * 13])
def test_opening_with_a_script_that_no_table_can_use_is_refused(script):
    story = Story()

    assert code_of(story, c.OpenTable(script, 8), DARIO) == "script_malformed"
    assert not story.state.is_open


# Opening a moment


def test_opening_a_moment_announces_its_rules_and_its_end():
    story = seated(TIMED)

    events = story.must(c.OpenMoment(1), GIULIA)

    assert events == (e.MomentOpened(moment=1, ends_at=NOW + 5 * MINUTE, rules=story.state.rules[0]),)


def test_opening_a_moment_without_minutes_announces_no_end():
    assert writing().state.moment.ends_at is None


def test_opening_the_choice_puts_every_standing_card_to_it_in_order():
    story = writing().write(*CARDS, (4, "Orari chiari"))
    story.must(c.WithdrawCard(1), story.seat(1))
    story.must(c.HideCard(3, "duplicate"), GIULIA)
    story.close()

    _opened, ballot = story.must(c.OpenMoment(2), GIULIA)

    assert ballot == e.BallotOpened(ballot=2, options=(2, 4), rules=story.state.rules[1])


def test_opening_the_choice_with_no_card_left_is_nothing_to_choose():
    story = writing().write((1, "Un tutor"))
    story.must(c.HideCard(1, "offence"), GIULIA)

    assert code_of(story.close(), c.OpenMoment(2)) == "nothing_to_choose"


@pytest.mark.parametrize(
    ("story", "moment", "code"),
    [
        (seated, 0, "moment_unknown"),
        (seated, 4, "moment_unknown"),
        (seated, 2, "moment_order"),
        (writing, 1, "already_so"),
        (writing, 2, "moment_order"),
        (written, 1, "already_so"),
        (written, 3, "moment_order"),
        (chosen, 1, "moment_order"),
        (concluded, 1, "table_concluded"),
    ],
)
def test_moment_is_opened_only_in_its_turn(story, moment, code):
    assert code_of(story(), c.OpenMoment(moment)) == code


# Closing


def test_closing_announces_the_end_of_the_grace():
    story = writing()
    story.wait(7 * SECOND)

    assert story.must(c.CloseMoment(1), GIULIA) == (e.MomentClosing(moment=1, closes_at=NOW + 17 * SECOND),)
    assert story.state.moment.phase is Phase.CLOSING


@pytest.mark.parametrize(
    ("story", "moment", "code"),
    [
        (seated, 1, "moment_not_open"),
        (writing, 2, "moment_not_open"),
        (written, 1, "already_so"),
        (concluded, 3, "table_concluded"),
    ],
)
def test_only_the_open_moment_is_closed(story, moment, code):
    assert code_of(story(), c.CloseMoment(moment)) == code


def test_closing_twice_does_not_lengthen_the_grace():
    story = writing()
    story.must(c.CloseMoment(1), GIULIA)
    closes_at = story.state.moment.closes_at
    story.wait(5 * SECOND)

    assert code_of(story, c.CloseMoment(1)) == "already_so"
    assert story.state.moment.closes_at == closes_at


def test_closing_by_hand_after_the_timer_counts_the_grace_from_the_timer():
    story = writing(TIMED)
    story.wait(5 * MINUTE + 4 * SECOND)

    [closing] = story.must(c.CloseMoment(1), GIULIA)

    assert closing.closes_at == NOW + 5 * MINUTE + 10 * SECOND


# Undoing


def test_undoing_within_the_grace_opens_again_with_the_same_end():
    story = writing(TIMED)
    story.must(c.CloseMoment(1), GIULIA)
    story.wait(9_999)

    assert story.must(c.UndoClose(1), GIULIA) == (e.MomentReopened(moment=1, ends_at=NOW + 5 * MINUTE),)
    assert (story.state.moment.phase, story.state.moment.closes_at) == (Phase.OPEN, None)


def test_undoing_after_the_timer_has_run_out_drops_the_timer():
    story = writing(TIMED)
    story.wait(5 * MINUTE)
    story.must(c.Tick(1, story.now), CLOCK)
    story.wait(SECOND)

    assert story.must(c.UndoClose(1), GIULIA) == (e.MomentReopened(moment=1, ends_at=None),)


@pytest.mark.parametrize("waited", [10 * SECOND, MINUTE])
def test_undoing_after_the_grace_is_too_late(waited):
    story = writing()
    story.must(c.CloseMoment(1), GIULIA)
    story.wait(waited)

    assert code_of(story, c.UndoClose(1)) == "nothing_to_undo"


@pytest.mark.parametrize(
    ("story", "moment", "code"),
    [
        (seated, 1, "moment_not_open"),
        (writing, 1, "nothing_to_undo"),
        (written, 1, "nothing_to_undo"),
        (concluded, 3, "table_concluded"),
    ],
)
def test_undoing_what_is_not_closing_is_refused(story, moment, code):
    assert code_of(story(), c.UndoClose(moment)) == code


# More time


@pytest.mark.parametrize("minutes", [1, 5])
def test_time_is_added_to_the_announced_end(minutes):
    story = writing(TIMED)
    story.wait(MINUTE)

    assert story.must(c.AddTime(minutes), GIULIA) == (e.TimeAdded(moment=1, ends_at=NOW + (5 + minutes) * MINUTE),)


def test_time_added_without_a_timer_counts_from_now():
    story = writing()
    story.wait(30 * SECOND)

    [added] = story.must(c.AddTime(1), GIULIA)

    assert added.ends_at == NOW + 30 * SECOND + MINUTE


def test_time_added_during_the_grace_opens_again():
    story = writing()
    story.must(c.CloseMoment(1), GIULIA)
    story.wait(5 * SECOND)
    story.must(c.AddTime(1), DARIO)

    assert (story.state.moment.phase, story.state.moment.closes_at) == (Phase.OPEN, None)
    assert story.state.moment.ends_at == NOW + 5 * SECOND + MINUTE


@pytest.mark.parametrize("minutes", [0, -1, 2, 60])
def test_only_one_or_five_minutes_are_added(minutes):
    assert code_of(writing(), c.AddTime(minutes)) == "malformed"


@pytest.mark.parametrize("story", [seated, written, concluded])
def test_time_is_not_added_where_none_runs(story):
    assert code_of(story(), c.AddTime(1)) == "time_not_running"


def test_time_is_not_added_after_the_announced_end():
    story = writing(TIMED)
    story.wait(5 * MINUTE + 10 * SECOND)

    assert code_of(story, c.AddTime(1)) == "moment_closed"
