"""Which seats have something new of their own: never too few, so that nobody's screen stays old."""

import pytest
from hypothesis import given, settings

from tests.support.people import DOOR, SCRIPT, choose, conclude, directory, write
from tests.support.stories import GIULIA, Story
from tests.workshops.domain.scenes import CARDS, DARIO, choosing, chosen, seated, writing, written
from tests.workshops.strategies import stories
from workshops.domain import commands as c
from workshops.domain.actors import Actor
from workshops.domain.state import TableState
from workshops.domain.touched import touched_seats
from workshops.domain.view_seats import mine_of


def touched(story: Story, command: c.Command, by: Actor = GIULIA) -> frozenset[int] | None:
    before = story.state
    story.must(command, by)
    return touched_seats(before, story.state)


@pytest.mark.parametrize(
    "command", [c.LockTable(), c.CloseMoment(1), c.AddTime(5), c.TakeSeat(None, "resident", is_resident=True)]
)
def test_what_concerns_the_table_touches_at_most_who_sat_down(command):
    found = touched(writing(), command)

    assert found == ({6} if isinstance(command, c.TakeSeat) else set())


def test_card_touches_its_author():
    story = writing()

    assert touched(story, c.PostCard("Un tutor"), story.seat(1)) == {1}
    assert touched(story, c.PostCardFor(5, "Orari")) == {5}
    assert touched(story, c.HideCard(1, "other")) == {1}
    assert touched(story, c.RestoreCard(1)) == {1}


def test_erased_card_touches_who_was_its_author():
    assert touched(written(), c.EraseCard(2), DARIO) == {2}


def test_choice_touches_who_cast_it():
    story = choosing()

    assert touched(story, c.CastBallot(2, (1,)), story.seat(1)) == {1}
    assert touched(story, c.CastBallotFor(5, 2, (1,))) == {5}


def test_choice_of_the_new_voter_touches_the_old_one_too():
    story = choosing().vote((1, (1,)))
    story.must(c.HandOverVote(4), GIULIA)

    assert touched(story, c.CastBallot(2, (2,)), story.seat(4)) == {1, 4}


def test_hand_over_touches_every_seat_of_the_organisation_and_no_other():
    assert touched(seated(), c.HandOverVote(4)) == {1, 4}


def test_freed_and_reopened_seats_are_touched():
    story = seated()

    assert touched(story, c.FreeSeat(2)) == {2}
    assert touched(story, c.ReopenSeat(5), DOOR) == {5}


def test_voter_who_leaves_or_comes_back_touches_the_colleagues():
    """Their phones say who votes: «da confermare» from now on, or somebody else again."""
    story = seated()

    assert touched(story, c.FreeSeat(1)) == {1, 4}
    assert touched(story, c.RestoreSeat(1)) == {1, 4}


@pytest.mark.parametrize(("story", "moment"), [(seated, 1), (written, 2), (chosen, 3)])
def test_new_moment_touches_everybody(story, moment):
    assert touched(story(), c.OpenMoment(moment)) is None


def test_opening_the_table_touches_everybody():
    assert touched(Story(), c.OpenTable(SCRIPT, 5), DARIO) is None


def test_same_state_touches_nobody():
    state = choosing().state

    assert touched_seats(state, state) == frozenset()


# As a property


def own_parts(state: TableState, names: TableState) -> dict[int, object]:
    people = directory(names.seats)
    return {seat: mine_of(state, seat, people) for seat in names.seats}


@given(stories(longest=20))
@settings(max_examples=40, deadline=None, derandomize=True, database=None)
def test_seat_whose_own_part_changed_is_always_touched(story):
    """Names come from elsewhere: they are the same before and after, so that only the log changes what is seen."""
    for before, after in zip(story.states, story.states[1:], strict=False):
        found = touched_seats(before, after)
        if found is None:
            continue
        old, new = own_parts(before, after), own_parts(after, after)
        assert {seat for seat in new if old[seat] != new[seat]} <= found


def test_two_commits_at_once_touch_the_seats_of_both():
    story = writing((write(), choose(), conclude()))
    before = story.state
    story.write(*CARDS)

    assert touched_seats(before, story.state) == {1, 2, 3}
