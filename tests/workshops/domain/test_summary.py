"""A few figures of a table for lists outside it, in each state of an evening."""

import pytest

from tests.support.people import choose, conclude, write
from tests.support.stories import GIULIA, Story
from tests.workshops.domain.scenes import CARDS, DARIO, choosing, chosen, concluded, seated, writing, written
from workshops.domain import commands as c
from workshops.domain.summary import counts_of, standing_of, summary_of


@pytest.mark.parametrize(
    ("story", "state", "moment", "phase", "results"),
    [
        (Story, "unopened", None, None, 0),
        (seated, "waiting", None, None, 0),
        (writing, "running", "write", "open", 0),
        (written, "running", "write", "closed", 0),
        (choosing, "running", "choose", "open", 0),
        (chosen, "running", "choose", "closed", 1),
        (concluded, "concluded", "conclude", "closed", 1),
    ],
)
def test_summary_follows_the_evening(story, state, moment, phase, results):
    summary = summary_of(story().state)

    assert (summary["state"], summary["moment"], summary["phase"], summary["results"]) == (
        state,
        moment,
        phase,
        results,
    )
    assert standing_of(story().state) == state


def test_summary_has_figures_only():
    assert set(summary_of(chosen().state)) == {
        "state",
        "moment",
        "phase",
        "results",
        "seated",
        "wrote",
        "cards",
        "voters",
        "voted",
    }


def test_summary_says_how_many_voted_and_never_for_what():
    one = choosing().vote((1, (1,)), (2, (2,)))
    other = choosing().vote((1, (3,)), (2, (3, 1)))

    assert summary_of(one.state) == summary_of(other.state)
    assert "in_favour" not in str(summary_of(one.close().state))


def test_counts_of_people_and_cards():
    story = writing().write(*CARDS, (1, "Ancora"))

    assert counts_of(story.state) == {"seated": 5, "wrote": 3, "cards": 4, "voters": 3, "voted": 0}


def test_cards_off_the_table_are_not_counted():
    story = writing().write(*CARDS)
    story.must(c.HideCard(1, "other"), GIULIA)
    story.must(c.EraseCard(2), DARIO)
    story.must(c.WithdrawCard(3), story.seat(3))

    assert (counts_of(story.state)["cards"], counts_of(story.state)["wrote"]) == (0, 0)


def test_who_left_is_not_seated_and_what_they_wrote_remains():
    story = writing().write((1, "Un tutor"))
    story.must(c.FreeSeat(1), GIULIA)
    counts = counts_of(story.state)

    assert (counts["seated"], counts["wrote"], counts["cards"]) == (4, 1, 1)


def test_two_colleagues_are_two_people_and_one_voter():
    assert counts_of(Story().open().sit(1, 1).state) == {"seated": 2, "wrote": 0, "cards": 0, "voters": 1, "voted": 0}


def test_voters_of_a_ballot_by_person_are_people():
    counts = counts_of(choosing((write(), choose(electors="person"), conclude())).vote((3, (1,))).state)

    assert (counts["voters"], counts["voted"]) == (5, 1)


def test_who_voted_and_left_is_still_counted_among_the_voters():
    story = choosing().vote((1, (1,)))
    story.must(c.FreeSeat(1), GIULIA)
    counts = counts_of(story.state)

    assert (counts["voters"], counts["voted"]) == (3, 1)


def test_voters_of_a_closed_ballot_do_not_change_when_people_come_and_go():
    story = chosen().sit(4, 5)
    story.must(c.FreeSeat(1), GIULIA)

    assert counts_of(story.state)["voters"] == 3


def test_summary_of_a_concluded_table_counts_the_corrections_that_wait():
    story = concluded()
    until = story.state.concluded_at + 14 * 24 * 3600 * 1000
    assert (summary_of(story.state)["corrections"], summary_of(story.state)["corrections_until"]) == (0, until)

    for text in ("Erano due", "Manca la pausa", "Un nome", "Ancora"):
        story.must(c.AskCorrection(text), story.seat(1))
    story.must(c.AcceptCorrection(1, ""), GIULIA)
    story.must(c.WithdrawCorrection(2), story.seat(1))
    story.must(c.HideCorrection(3, "other"), GIULIA)

    assert summary_of(story.state)["corrections"] == 1
