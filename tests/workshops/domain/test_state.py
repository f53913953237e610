"""What a state says of itself: what is due, what takes contributions, what stands. And folding onto it."""

import pytest

from tests.support.people import CLOCK, MINUTE, NOW, SECOND, choose, conclude, write
from tests.support.stories import GIULIA, Story
from tests.workshops.domain.scenes import CARDS, DARIO, choosing, chosen, concluded, seated, writing, written
from workshops.domain import commands as c
from workshops.domain import events as e
from workshops.domain.evolve import evolve, fold
from workshops.domain.script import Kind
from workshops.domain.state import EMPTY

TIMED = (write(minutes=5), choose(minutes=3), conclude())
TIMER = NOW + 5 * MINUTE


# What is due


@pytest.mark.parametrize("story", [Story, seated, writing, written, concluded])
def test_nothing_is_due_where_nothing_runs(story):
    assert story().state.due is None


def test_timer_is_due_then_the_grace_then_nothing():
    story = writing(TIMED)
    assert story.state.due == (1, TIMER)

    story.now = TIMER
    story.must(c.Tick(1, TIMER), CLOCK)
    assert story.state.due == (1, TIMER + 10 * SECOND)

    story.now = TIMER + 10 * SECOND
    story.must(c.Tick(1, story.now), CLOCK)
    assert story.state.due is None


def test_close_by_hand_is_due_before_the_timer():
    story = writing(TIMED)
    story.must(c.CloseMoment(1), GIULIA)

    assert story.state.due == (1, NOW + 10 * SECOND)
    story.must(c.UndoClose(1), GIULIA)
    assert story.state.due == (1, TIMER)


def test_added_time_moves_what_is_due():
    story = writing(TIMED)
    story.must(c.AddTime(5), GIULIA)

    assert story.state.due == (1, TIMER + 5 * MINUTE)


# Until when contributions are taken


@pytest.mark.parametrize(("after", "taken"), [(0, True), (5 * MINUTE + 9_999, True), (5 * MINUTE + 10_000, False)])
def test_timed_moment_takes_contributions_until_the_end_of_its_grace(after, taken):
    state = writing(TIMED).state

    assert state.accepts(Kind.WRITE, NOW + after) is taken
    assert not state.accepts(Kind.CHOOSE, NOW + after)


@pytest.mark.parametrize(
    ("story", "kind"),
    [(Story, None), (seated, None), (writing, "write"), (written, None), (choosing, "choose"), (chosen, None)],
)
def test_state_takes_one_kind_of_contribution_or_none(story, kind):
    asked = story()

    assert [each.value for each in Kind if asked.state.accepts(each, asked.now)] == ([kind] if kind else [])


def test_announced_end_is_known_as_soon_as_it_is_announced():
    story = writing(TIMED)
    assert story.state.announced_end() == TIMER + 10 * SECOND

    story.must(c.CloseMoment(1), GIULIA)
    assert story.state.announced_end() == NOW + 10 * SECOND
    assert writing().state.announced_end() is None
    assert EMPTY.announced_end() is None


def test_ballot_of_a_table_is_its_last_one():
    script = (write(), choose(), choose(), conclude())

    assert seated().state.ballot() is None
    assert choosing(script).state.ballot().number == 2
    assert choosing(script).close().start(3).state.ballot().number == 3


# Folding


def test_fold_from_nothing_is_what_was_played():
    story = concluded()

    assert fold(story.recorded) == story.state
    assert fold([]) == EMPTY


def test_fold_ignores_what_a_state_has_already():
    story = concluded()

    assert fold(story.recorded, story.states[9]) == story.state
    assert fold(story.recorded[:5], story.state) is story.state


@pytest.mark.parametrize(("kept", "message"), [(slice(1, None), "0 then 2"), (slice(0, 8, 2), "1 then 3")])
def test_fold_refuses_a_gap(kept, message):
    with pytest.raises(ValueError, match=f"^gap in the log: {message}$"):
        fold(concluded().recorded[kept])


def test_time_of_a_state_never_runs_back():
    later = evolve(EMPTY, e.TableLocked(), seq=1, at=NOW)
    earlier = evolve(later, e.TableUnlocked(), seq=2, at=NOW - MINUTE)

    assert (earlier.seq, earlier.last_at) == (2, NOW)


def test_event_leaves_the_state_before_it_alone():
    story = writing().write(*CARDS)
    before = story.state
    kept = (dict(before.cards), dict(before.seats), before.seq)
    story.must(c.HideCard(1, "other"), GIULIA)
    story.must(c.FreeSeat(1), GIULIA)

    assert (before.cards, before.seats, before.seq) == kept


def test_what_an_event_does_not_touch_is_shared_and_not_copied():
    """Comparing two states of a full table is cheap because of this."""
    story = writing().write(*CARDS)
    before = story.state
    story.must(c.FreeSeat(1), GIULIA)

    assert story.state.cards is before.cards
    assert story.state.seats[2] is before.seats[2]
    assert story.state.script is before.script


def test_vote_whose_sealed_part_is_gone_changes_no_choice():
    state = choosing().vote((1, (1,))).state
    bare = e.BallotCast(ballot=2, channel="seat", voter=None, seat=None, choice=None)

    assert evolve(state, bare, seq=state.seq + 1, at=NOW).ballots == state.ballots


def test_revoking_an_unused_card_is_remembered():
    state = evolve(EMPTY, e.FacilitationRevoked(card=3), seq=1, at=NOW)

    assert (state.facilitation[3].is_revoked, state.facilitation[3].generation) == (True, 0)


@pytest.mark.parametrize(("reveal", "at_opening", "at_close"), [("at_once", {1}, {1}), ("at_close", set(), {1})])
def test_cards_are_revealed_at_once_or_at_the_close(reveal, at_opening, at_close):
    story = writing((write(reveal=reveal), choose(), conclude()))

    assert story.state.revealed == at_opening
    assert story.write((1, "Un tutor")).close().state.revealed == at_close


def test_erased_card_is_none_whatever_came_before():
    story = writing().write(*CARDS)
    for command, by in ((c.HideCard(1, "other"), GIULIA), (c.EraseCard(1), DARIO)):
        story.must(command, by)

    assert [card.is_standing for card in story.state.cards.values()] == [False, True, True]
