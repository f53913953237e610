"""Who sits, who votes for an organisation, who facilitates: what each command does and what refuses it."""

import pytest

from tests.support.people import DOOR
from tests.support.stories import GIULIA, Story
from tests.workshops.domain.scenes import DARIO, code_of, concluded, seated, writing
from workshops.domain import commands as c
from workshops.domain import events as e
from workshops.domain.actors import FacilitatorActor

AS_ORGANISATION_4 = c.TakeSeat(4, "union", is_resident=False)
AS_RESIDENT = c.TakeSeat(None, "resident", is_resident=True)


# Sitting down


def test_newcomer_gets_the_next_seat_and_writes_at_once():
    story = writing()

    assert story.must(AS_ORGANISATION_4, DOOR) == (
        e.SeatTaken(seat=6, organisation=4, sector="union", is_resident=False, has_phone=True),
    )
    assert code_of(story, c.PostCard("Appena arrivata"), story.seat(6)) is None


@pytest.mark.parametrize(
    "command",
    [c.TakeSeat(None, "unknown", is_resident=False), c.TakeSeat(4, "union", is_resident=True)],
    ids=["for nobody", "for an organisation and as a resident"],
)
def test_sitting_for_nobody_or_for_two_is_refused(command):
    assert code_of(seated(), command, DOOR) == "organisation_unknown"


def test_locked_table_lets_in_only_whom_giulia_seats():
    story = seated()
    story.must(c.LockTable(), GIULIA)

    assert code_of(story, AS_RESIDENT, DOOR) == "table_locked"
    assert code_of(story, AS_RESIDENT, GIULIA) is None


def test_full_table_takes_nobody_not_even_for_giulia():
    story = seated(capacity=5)

    assert code_of(story, AS_RESIDENT, DOOR) == "table_full"
    assert code_of(story, AS_RESIDENT, GIULIA) == "table_full"


def test_freed_seat_makes_room_and_its_number_is_not_given_again():
    story = seated(capacity=5)
    story.must(c.FreeSeat(2), GIULIA)

    [taken] = story.must(AS_RESIDENT, DOOR)

    assert taken.seat == 6


def test_seats_are_bounded_however_many_were_freed():
    story = Story().open(capacity=250).sit(*[None] * 200)
    story.must(c.FreeSeat(1), GIULIA)

    assert code_of(story, AS_RESIDENT, DOOR) == "table_full"


def test_nobody_sits_down_at_a_concluded_table():
    assert code_of(concluded(), AS_RESIDENT, DOOR) == "table_concluded"


# Another device, a freed seat


def test_reopened_seat_is_another_generation_with_a_phone():
    story = seated()

    assert story.must(c.ReopenSeat(5), DOOR) == (e.SeatReopened(seat=5, generation=2),)
    assert (story.state.seats[5].generation, story.state.seats[5].has_phone) == (2, True)


@pytest.mark.parametrize("freed", [False, True])
def test_seat_that_is_not_there_is_not_reopened(freed):
    story = seated()
    if freed:
        story.must(c.FreeSeat(1), GIULIA)

    assert code_of(story, c.ReopenSeat(1 if freed else 9), DOOR) == ("seat_freed" if freed else "seat_unknown")


def test_freeing_and_restoring_undo_each_other():
    story = seated()
    before = story.state.seats[1]

    assert story.must(c.FreeSeat(1), GIULIA) == (e.SeatFreed(seat=1),)
    assert story.must(c.RestoreSeat(1), GIULIA) == (e.SeatRestored(seat=1),)
    assert story.state.seats[1] == before


@pytest.mark.parametrize(
    ("command", "code"),
    [
        (c.FreeSeat(9), "seat_unknown"),
        (c.RestoreSeat(9), "seat_unknown"),
        (c.RestoreSeat(1), "already_so"),
        (c.FreeSeat(2), "already_so"),
    ],
)
def test_seat_is_freed_once_and_restored_once(command, code):
    story = seated()
    story.must(c.FreeSeat(2), GIULIA)

    assert code_of(story, command) == code


def test_freed_seat_is_not_restored_once_somebody_filled_the_table():
    story = seated(capacity=5)
    story.must(c.FreeSeat(1), GIULIA)
    story.must(AS_RESIDENT, DOOR)

    assert code_of(story, c.RestoreSeat(1)) == "table_full"


def test_lock_and_unlock_do_each_thing_once():
    story = seated()

    assert code_of(story, c.UnlockTable()) == "already_so"
    assert story.must(c.LockTable(), GIULIA) == (e.TableLocked(),)
    assert code_of(story, c.LockTable(), DARIO) == "already_so"
    assert story.must(c.UnlockTable(), DARIO) == (e.TableUnlocked(),)
    assert not story.state.is_locked


# Who votes for an organisation


def test_first_seat_of_an_organisation_is_confirmed_as_its_voter():
    story = Story().open().sit(1, confirm=False)

    assert story.must(c.ConfirmVoter(1), GIULIA) == (e.VoterConfirmed(organisation=1, seat=1),)


@pytest.mark.parametrize(
    ("command", "code"),
    [
        (c.ConfirmVoter(1), "already_so"),
        (c.ConfirmVoter(4), "organisation_has_a_voter"),
        (c.ConfirmVoter(3), "residents_do_not_vote"),
        (c.ConfirmVoter(9), "seat_unknown"),
        (c.HandOverVote(1), "already_so"),
        (c.HandOverVote(3), "residents_do_not_vote"),
        (c.HandOverVote(9), "seat_unknown"),
    ],
)
def test_organisation_has_one_voter(command, code):
    assert code_of(seated(), command) == code


@pytest.mark.parametrize("command", [c.ConfirmVoter, c.HandOverVote])
def test_freed_seat_does_not_become_a_voter(command):
    story = seated()
    story.must(c.FreeSeat(4), GIULIA)

    assert code_of(story, command(4)) == "seat_freed"


def test_vote_that_nobody_was_confirmed_for_cannot_be_handed_over():
    story = Story().open().sit(1, confirm=False)

    assert code_of(story, c.HandOverVote(1)) == "voter_to_confirm"


def test_handing_over_says_from_whom_to_whom():
    story = seated()

    assert story.must(c.HandOverVote(4), GIULIA) == (e.VoteHandedOver(organisation=1, from_seat=1, seat=4),)
    assert story.state.voters[1] == 4


def test_confirming_after_the_voter_left_is_a_hand_over():
    story = seated()
    story.must(c.FreeSeat(1), GIULIA)

    assert story.must(c.ConfirmVoter(4), GIULIA) == (e.VoteHandedOver(organisation=1, from_seat=1, seat=4),)


def test_voter_who_comes_back_finds_the_vote_where_it_went():
    story = seated()
    story.must(c.FreeSeat(1), GIULIA)
    story.must(c.ConfirmVoter(4), GIULIA)
    story.must(c.RestoreSeat(1), GIULIA)

    assert code_of(story, c.ConfirmVoter(1)) == "organisation_has_a_voter"


# Facilitating


def test_scanning_a_card_takes_the_table_over_each_time():
    story = Story().open()

    assert story.must(c.TakeFacilitation(1), DOOR) == (e.FacilitationTaken(card=1, generation=2),)
    assert code_of(story, c.LockTable(), FacilitatorActor(1, 1)) == "facilitation_replaced"
    assert code_of(story, c.LockTable(), FacilitatorActor(1, 2)) is None


def test_two_cards_facilitate_one_table_beside_each_other():
    story = Story().open()
    story.must(c.TakeFacilitation(2), DOOR)

    assert code_of(story, c.LockTable(), FacilitatorActor(1)) is None
    assert code_of(story, c.UnlockTable(), FacilitatorActor(2)) is None


def test_revoked_card_is_refused_and_never_taken_again():
    story = Story().open()

    assert story.must(c.RevokeFacilitation(1), DARIO) == (e.FacilitationRevoked(card=1),)
    assert code_of(story, c.LockTable(), GIULIA) == "facilitation_revoked"
    assert code_of(story, c.TakeFacilitation(1), DOOR) == "facilitation_revoked"
    assert code_of(story, c.RevokeFacilitation(1), DARIO) == "already_so"


def test_card_revoked_before_its_first_use_never_opens_the_desk():
    story = Story().open()
    story.must(c.RevokeFacilitation(7), DARIO)

    assert code_of(story, c.TakeFacilitation(7), DOOR) == "facilitation_revoked"
