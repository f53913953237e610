"""Counting an approval ballot, and counting it again in another way."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.support.people import DOOR, choose, conclude, write
from tests.support.recount import announced, recounted
from tests.support.stories import GIULIA, Story
from tests.workshops.domain.scenes import choosing, written
from workshops.domain import commands as c
from workshops.domain.ballots import entitled, tally, voter_of
from workshops.domain.script import Electors
from workshops.domain.state import TableState

PER_PERSON = (write(), choose(electors="person"), conclude())


def counted(story: Story) -> dict:
    return counted_now(story.state)


def counted_now(state: TableState) -> dict:
    ballot = state.ballot()
    return tally(state, ballot, state.script[ballot.number - 1])


def places(result: dict) -> dict[int, tuple[int, int]]:
    """Card -> (count, position)."""
    return {row["card"]: (row["in_favour"], row["position"]) for row in result["rows"]}


def four_organisations() -> Story:
    """Seats 1 to 4, each the voter of its organisation; cards 1 to 4; the choice is open."""
    story = Story().open().sit(1, 2, 3, 4).start(1)
    return story.write(*((seat, f"Carta {seat}") for seat in range(1, 5))).close().start(2)


# Counts and positions


def test_nobody_voted_is_a_result_too():
    result = counted(choosing())

    assert (result["voters"], result["voted"]) == (3, 0)
    assert places(result) == {1: (0, 1), 2: (0, 1), 3: (0, 1)}


def test_equals_share_a_position_and_the_next_one_is_skipped():
    story = four_organisations().vote((1, (1, 2, 3)), (2, (1, 2)), (3, (1, 2)), (4, (4,)))

    assert places(counted(story)) == {1: (3, 1), 2: (3, 1), 3: (1, 3), 4: (1, 3)}


def test_rows_keep_the_order_of_the_options():
    story = four_organisations().vote((1, (4,)), (2, (4, 2)))

    assert [row["card"] for row in counted(story)["rows"]] == [1, 2, 3, 4]


def test_empty_choice_is_a_vote_for_nothing():
    result = counted(four_organisations().vote((1, ()), (2, (1,))))

    assert (result["voted"], places(result)[1]) == (2, (1, 1))


def test_only_the_latest_choice_counts():
    story = four_organisations().vote((1, (1, 2)), (1, (3,)), (2, (1,)), (1, (2, 3)))

    assert places(counted(story)) == {1: (1, 1), 2: (1, 1), 3: (1, 1), 4: (0, 4)}


# Who is a voter


def test_who_abstains_is_entitled_and_did_not_vote():
    result = counted(four_organisations().vote((1, (1,)), (3, (1,))))

    assert (result["voters"], result["voted"]) == (4, 2)


def test_voter_who_left_without_voting_is_no_voter():
    story = four_organisations().vote((1, (1,)))
    story.must(c.FreeSeat(2), GIULIA)

    assert counted(story)["voters"] == 3


def test_voter_who_voted_and_left_still_counts_once():
    story = four_organisations().vote((1, (1,)), (2, (1,)))
    story.must(c.FreeSeat(2), GIULIA)
    result = counted(story)

    assert (result["voters"], result["voted"], places(result)[1]) == (4, 2, (2, 1))


def test_second_delegate_adds_no_voter():
    story = four_organisations()
    before = counted(story)["voters"]
    story.sit(1, 2)

    assert counted(story)["voters"] == before


def test_organisation_whose_colleague_stayed_keeps_its_vote_open():
    story = four_organisations().sit(1)
    story.must(c.FreeSeat(1), GIULIA)

    assert "organisation:1" in entitled(story.state, Electors.ORGANISATION)


def test_organisation_that_nobody_was_confirmed_for_is_not_entitled():
    story = Story().open().sit(1, 2, confirm=False)
    story.must(c.ConfirmVoter(1), GIULIA)

    assert entitled(story.state, Electors.ORGANISATION) == {"organisation:1"}


def test_handed_over_vote_is_one_voter_and_one_choice():
    story = four_organisations().sit(1).vote((1, (1,)))
    story.must(c.HandOverVote(5), GIULIA)
    story.vote((5, (2,)))
    result = counted(story)

    assert (result["voters"], result["voted"]) == (4, 1)
    assert places(result) == {1: (0, 2), 2: (1, 1), 3: (0, 2), 4: (0, 2)}


def test_people_as_electors_count_everybody_seated():
    story = choosing(PER_PERSON).vote((1, (1,)), (3, (1,)), (4, (2,)))
    result = counted(story)

    assert (result["voters"], result["voted"]) == (5, 3)
    assert places(result) == {1: (2, 1), 2: (1, 2), 3: (0, 3)}


def test_seat_speaks_for_itself_or_for_its_organisation():
    state = choosing().state

    assert [voter_of(state, seat, Electors.PERSON) for seat in (1, 3, 4)] == ["seat:1", "seat:3", "seat:4"]
    assert [voter_of(state, seat, Electors.ORGANISATION) for seat in (1, 3, 4)] == [
        "organisation:1",
        None,
        "organisation:1",
    ]


# Sectors


def with_sectors() -> Story:
    """Two schools, a union and a resident; two cards; the choice is open."""
    story = Story().open()
    for organisation, sector in ((1, "school"), (2, "school"), (3, "union"), (None, "resident")):
        [taken] = story.must(c.TakeSeat(organisation, sector, organisation is None), DOOR)
        if organisation:
            story.must(c.ConfirmVoter(taken.seat), GIULIA)
    return story.start(1).write((1, "Un tutor"), (2, "Orari")).close().start(2)


def test_sectors_stand_in_order_with_their_voters_and_counts():
    story = with_sectors().vote((1, (1, 2)), (2, (2,)), (3, (1,)))

    assert counted(story)["sectors"] == [
        {"sector": "school", "voters": 2, "rows": {"1": 1, "2": 2}},
        {"sector": "union", "voters": 1, "rows": {"1": 1, "2": 0}},
    ]


@pytest.mark.parametrize(
    ("residents", "delegates", "told"),
    [(4, 0, []), (5, 0, ["resident"]), (5, 1, []), (6, 4, []), (5, 5, ["resident", "third-sector"])],
)
def test_sector_of_people_is_told_from_five_of_them_on_and_never_beside_a_single_small_one(residents, delegates, told):
    story = Story().open(PER_PERSON).sit(*[None] * residents).sit(*range(1, delegates + 1))
    story.start(1).write((1, "Un tutor")).close().start(2).vote((1, (1,)))

    assert [sector["sector"] for sector in counted(story)["sectors"]] == told


# As a property

CHOICES = st.lists(st.lists(st.sampled_from([1, 2, 3, 4]), unique=True, max_size=3), min_size=4, max_size=4)
OPENED = four_organisations()


def voted(choices: list[list[int]]) -> TableState:
    story = Story()
    story.now, story.states = OPENED.now, [OPENED.state]
    return story.vote(*((seat, tuple(choice)) for seat, choice in enumerate(choices, 1))).state


@given(CHOICES)
@settings(max_examples=60, deadline=None, derandomize=True, database=None)
def test_counts_are_the_votes_counted_by_hand(choices):
    state = voted(choices)
    result = counted_now(state)
    by_hand = {card: sum(card in choice for choice in choices) for card in (1, 2, 3, 4)}

    assert {row["card"]: row["in_favour"] for row in result["rows"]} == by_hand
    ranked = sorted(by_hand.values(), reverse=True)
    assert all(row["position"] == ranked.index(row["in_favour"]) + 1 for row in result["rows"])


@given(CHOICES, st.permutations([1, 2, 3, 4]))
@settings(max_examples=60, deadline=None, derandomize=True, database=None)
def test_result_does_not_know_who_came_first(choices, order):
    """Organisations are alike: whoever casts which of the choices, and when, the counts are the same."""
    straight = voted(choices)
    shuffled = voted([choices[place - 1] for place in order])

    rows = [counted_now(state)["rows"] for state in (straight, shuffled)]
    assert rows[0] == rows[1]


@pytest.mark.parametrize("closed", [2])
def test_frozen_result_is_what_anybody_recounts_from_the_log(closed):
    story = written().start(2).vote((1, (1, 2)), (2, (2,)), (1, (3, 2)))
    story.must(c.CastBallotFor(5, 2, (2,)), GIULIA)
    story.close()

    result = story.state.ballots[closed].result
    assert recounted([event for _seq, _at, event in story.recorded], closed) == announced(result)
    assert places(result)[2] == (3, 1)
