"""Casting a choice: one voter, one choice, changeable until the announced end."""

import pytest

from tests.support.people import DOOR, SECOND, choose, conclude, write
from tests.support.stories import GIULIA, Story
from tests.workshops.domain.scenes import (
    BRUNO,
    FRANCA,
    NADIA,
    ORESTE,
    choosing,
    chosen,
    code_of,
    concluded,
    writing,
    written,
)
from workshops.domain import commands as c
from workshops.domain import events as e

PER_PERSON = (write(), choose(electors="person", max_choices=2), conclude())
TWO_CHOICES = (write(), choose(), choose(max_choices=1), conclude())


def votes(story: Story) -> dict[str, tuple[tuple[int, ...], int | None]]:
    return dict(story.state.ballot().votes)


def test_voter_casts_for_the_organisation():
    assert choosing().must(c.CastBallot(2, (3, 1)), FRANCA) == (
        e.BallotCast(ballot=2, channel="seat", voter="organisation:1", seat=1, choice=(3, 1)),
    )


def test_latest_choice_counts_and_an_empty_one_is_a_choice():
    story = choosing().vote((1, (1, 2)), (1, (3,)), (1, ()))

    assert votes(story) == {"organisation:1": ((), 1)}


@pytest.mark.parametrize(
    ("choice", "code", "details"),
    [
        ((1, 2, 3, 4), "too_many_choices", {"limit": 3}),
        ((1, 1), "choice_twice", {}),
        ((9,), "choice_unknown", {}),
        ((1, 0), "choice_unknown", {}),
    ],
)
def test_choice_that_the_rules_do_not_know_is_refused(choice, code, details):
    story = choosing()
    refusal = story.send(c.CastBallot(2, choice), FRANCA)

    assert (refusal.code, refusal.details) == (code, details)
    assert votes(story) == {}


def test_limit_of_choices_is_the_moments_own():
    story = choosing(TWO_CHOICES).close().start(3)

    refusal = story.send(c.CastBallot(3, (1, 2)), FRANCA)

    assert (refusal.code, refusal.details) == ("too_many_choices", {"limit": 1})


@pytest.mark.parametrize(
    ("story", "ballot", "code"),
    [
        (writing, 2, "ballot_unknown"),
        (written, 2, "ballot_unknown"),
        (choosing, 1, "ballot_unknown"),
        (choosing, 3, "ballot_unknown"),
        (chosen, 2, "ballot_closed"),
        (concluded, 2, "ballot_closed"),
    ],
)
def test_choice_outside_its_moment_is_refused(story, ballot, code):
    asked = story()

    assert code_of(asked, c.CastBallot(ballot, (1,)), FRANCA) == code


def test_first_ballot_stays_closed_while_a_second_one_is_open():
    story = choosing(TWO_CHOICES).vote((1, (1,))).close().start(3)

    assert code_of(story, c.CastBallot(2, (2,)), FRANCA) == "ballot_closed"
    assert code_of(story, c.CastBallot(3, (2,)), FRANCA) is None


def test_choice_counts_until_the_grace_ends():
    story = choosing()
    story.must(c.CloseMoment(2), GIULIA)
    story.wait(10 * SECOND - 1)

    assert code_of(story, c.CastBallot(2, (1,)), FRANCA) is None
    story.wait(1)
    assert code_of(story, c.CastBallot(2, (2,)), FRANCA) == "ballot_closed"


# Who votes


def test_second_delegate_and_resident_do_not_vote_for_organisations():
    story = choosing()

    assert code_of(story, c.CastBallot(2, (1,)), ORESTE) == "organisation_has_a_voter"
    assert code_of(story, c.CastBallot(2, (1,)), NADIA) == "residents_do_not_vote"


def test_delegate_that_nobody_confirmed_waits_for_giulia():
    story = choosing()
    story.must(c.TakeSeat(4, "union", is_resident=False), DOOR)

    assert code_of(story, c.CastBallot(2, (1,)), story.seat(6)) == "voter_to_confirm"
    story.must(c.ConfirmVoter(6), GIULIA)
    assert code_of(story, c.CastBallot(2, (1,)), story.seat(6)) is None


def test_handed_over_vote_keeps_the_choice_until_the_new_voter_changes_it():
    story = choosing().vote((1, (1,)))
    story.must(c.HandOverVote(4), GIULIA)

    assert votes(story) == {"organisation:1": ((1,), 1)}
    assert code_of(story, c.CastBallot(2, (2,)), FRANCA) == "organisation_has_a_voter"
    story.vote((4, (3,)))
    assert votes(story) == {"organisation:1": ((3,), 4)}


def test_every_person_votes_where_people_are_the_electors():
    story = choosing(PER_PERSON).vote((1, (1,)), (3, (2,)), (4, (1, 3)))

    assert votes(story) == {"seat:1": ((1,), 1), "seat:3": ((2,), 3), "seat:4": ((1, 3), 4)}


def test_freed_voter_is_refused_and_the_choice_stays():
    story = choosing().vote((1, (1,)))
    story.must(c.FreeSeat(1), GIULIA)

    assert code_of(story, c.CastBallot(2, (2,)), FRANCA) == "seat_freed"
    assert votes(story) == {"organisation:1": ((1,), 1)}


# For somebody without a phone


def test_giulia_casts_for_who_has_no_phone_and_the_record_says_so():
    assert choosing().must(c.CastBallotFor(5, 2, (2,)), GIULIA) == (
        e.BallotCast(ballot=2, channel="facilitator", voter="organisation:3", seat=5, choice=(2,)),
        e.EntryRecorded(of="ballot", number=2, facilitator=1, paper=None, seat=5),
    )


@pytest.mark.parametrize(("seat", "code"), [(1, "seat_has_a_phone"), (9, "seat_unknown")])
def test_giulia_casts_for_nobody_who_can(seat, code):
    assert code_of(choosing(), c.CastBallotFor(seat, 2, (1,))) == code


def test_giulia_casts_for_nobody_who_left():
    story = choosing()
    story.must(c.FreeSeat(5), GIULIA)

    assert code_of(story, c.CastBallotFor(5, 2, (1,))) == "seat_freed"


def test_seat_that_got_a_phone_votes_by_itself():
    story = choosing()
    story.must(c.ReopenSeat(5), DOOR)

    assert code_of(story, c.CastBallotFor(5, 2, (1,))) == "seat_has_a_phone"
    assert code_of(story, c.CastBallot(2, (1,)), story.seat(5)) is None


@pytest.mark.parametrize(
    ("choice", "code"), [((9,), "choice_unknown"), ((1, 1), "choice_twice"), ((1, 2, 3, 4), "too_many_choices")]
)
def test_choice_cast_for_another_is_held_to_the_same_rules(choice, code):
    assert code_of(choosing(), c.CastBallotFor(5, 2, choice)) == code


def test_card_hidden_during_the_choice_remains_an_option():
    """Rules and options were frozen at opening: what was already chosen is not taken from anybody."""
    story = choosing().vote((1, (1,)))
    story.must(c.HideCard(1, "other"), GIULIA)

    assert code_of(story, c.CastBallot(2, (1, 2)), BRUNO) is None
    assert story.state.ballot().options == (1, 2, 3)
