"""What a seat sees of itself, what who facilitates sees of the seats, and what the one big button does."""

from dataclasses import replace

import pytest

from tests.support.people import DOOR, choose, conclude, directory, write
from tests.support.stories import GIULIA, Story
from tests.workshops.domain.scenes import CARDS, DARIO, choosing, chosen, concluded, seated, writing, written
from workshops.domain import commands as c
from workshops.domain.next_step import next_step
from workshops.domain.state import EMPTY
from workshops.domain.view_seats import mine_of, seat_views, voter_status

PER_PERSON = (write(), choose(electors="person"), conclude())
NOTHING = {"step": "none", "moment": 0, "kind": "", "ready": 0, "of": 0}


def mine(story: Story, seat: int) -> dict:
    return mine_of(story.state, seat, directory(story.state.seats))


def seats(story: Story) -> dict[int, dict]:
    return seat_views(story.state, directory(story.state.seats))


def statuses(story: Story) -> list[str]:
    return [voter_status(story.state, seat) for seat in story.state.seats.values()]


# The button


@pytest.mark.parametrize(
    ("story", "step", "moment", "kind", "ready", "of"),
    [
        (seated, "open", 1, "write", 5, 5),
        (writing, "close", 1, "write", 0, 5),
        (written, "open", 2, "choose", 5, 5),
        (choosing, "close", 2, "choose", 0, 3),
        (chosen, "open", 3, "conclude", 5, 5),
    ],
)
def test_next_step_follows_the_script(story, step, moment, kind, ready, of):
    assert next_step(story().state) == {"step": step, "moment": moment, "kind": kind, "ready": ready, "of": of}


def test_next_step_counts_who_wrote_and_who_voted():
    assert next_step(writing().write(*CARDS, (1, "Ancora")).state)["ready"] == 3
    assert next_step(choosing().vote((1, (1,)), (2, ())).state)["ready"] == 2


def test_next_step_during_the_grace_is_to_undo():
    story = writing()
    story.must(c.CloseMoment(1), GIULIA)

    assert (next_step(story.state)["step"], next_step(story.state)["moment"]) == ("undo", 1)


def test_next_step_of_a_table_that_cannot_go_on_is_none():
    assert next_step(EMPTY) == NOTHING
    assert next_step(concluded().state) == NOTHING


def test_next_step_between_the_last_close_and_the_conclusion_is_none():
    """One event lies between the two, and a watcher may look at the table there."""
    story = concluded()
    [between] = [state for state in story.states if state.moment and not state.is_concluded][-1:]

    assert between.moment.phase.value == "closed"
    assert next_step(between) == NOTHING


# Who votes


def test_voter_status_says_who_speaks_for_an_organisation():
    assert statuses(seated()) == ["yes", "yes", "no", "other", "yes"]


def test_voter_status_before_anybody_was_confirmed():
    assert statuses(Story().open().sit(1, 1, None, confirm=False)) == ["to_confirm", "to_confirm", "no"]


def test_voter_status_after_the_voter_left_waits_for_a_confirmation():
    story = seated()
    story.must(c.FreeSeat(1), GIULIA)

    assert statuses(story)[3] == "to_confirm"
    story.must(c.ConfirmVoter(4), GIULIA)
    assert (statuses(story)[0], statuses(story)[3]) == ("other", "yes")


def test_everybody_votes_where_people_are_the_electors():
    assert statuses(seated(PER_PERSON)) == ["yes"] * 5


@pytest.mark.parametrize(("moment", "expected"), [(0, "other"), (2, "other"), (3, "yes"), (4, "yes")])
def test_voter_status_is_of_the_present_or_the_coming_ballot(moment, expected):
    """A choice by organisations first, a choice by people second, then the conclusion."""
    story = seated((write(), choose(), choose(electors="person"), conclude()))
    for number in range(1, moment + 1):
        story.start(number)
        if number == 1:
            story.write((1, "Un tutor"))
        if number < moment:
            story.close()

    assert statuses(story)[3] == expected


# One's own part


def test_mine_of_somebody_who_has_no_seat_is_nothing():
    assert mine(seated(), 99) is None


def test_mine_shows_ones_own_cards_while_they_are_covered_for_the_others():
    story = writing().write((1, "Un tutor"), (2, "Altro"), (1, "Due"))

    assert mine(story, 1) == {
        "seat": 1,
        "name": "Nome-Franca-1",
        "organisation": "Organizzazione Esempio 1",
        "voter": "yes",
        "state": "seated",
        "cards": [
            {"number": 1, "text": "Un tutor", "state": "shown", "reason": None},
            {"number": 3, "text": "Due", "state": "shown", "reason": None},
        ],
        "choice": None,
        "voted": False,
        "remarks": [],
        "asked_time": False,
    }


def test_mine_tells_the_author_why_a_card_was_hidden():
    story = written()
    story.must(c.HideCard(1, "personal_data"), GIULIA)

    assert mine(story, 1)["cards"] == [
        {"number": 1, "text": "Un tutor", "state": "hidden", "reason": "personal_data"},
    ]


def test_erased_card_belongs_to_nobody_any_more():
    story = written()
    story.must(c.EraseCard(1), DARIO)

    assert mine(story, 1)["cards"] == []


def test_choice_is_shown_to_the_seat_that_cast_it_only():
    story = choosing().vote((1, (2, 1)))

    assert mine(story, 1)["choice"] == [2, 1]
    assert mine(story, 4)["choice"] is None
    assert mine(story, 2)["choice"] is None


def test_choice_stays_with_who_cast_it_when_the_vote_is_handed_over():
    story = choosing().vote((1, (2,)))
    story.must(c.HandOverVote(4), GIULIA)

    assert (mine(story, 1)["choice"], mine(story, 1)["voter"]) == ([2], "other")
    assert (mine(story, 4)["choice"], mine(story, 4)["voter"]) == (None, "yes")


def test_empty_choice_is_shown_as_cast():
    assert mine(choosing().vote((1, ())), 1)["choice"] == []


def test_mine_of_a_freed_seat_says_so():
    story = seated()
    story.must(c.FreeSeat(2), GIULIA)

    assert mine(story, 2)["state"] == "freed"


# Seats, for who facilitates


def test_seats_are_told_with_what_each_has_done():
    story = choosing().vote((1, (1,)))

    assert seats(story)[1] == {
        "number": 1,
        "name": "Nome-Franca-1",
        "organisation": "Organizzazione Esempio 1",
        "organisation_confirmed": True,
        "resident": False,
        "phone": True,
        "state": "seated",
        "wrote": 1,
        "voter": "yes",
        "voted": True,
    }
    assert [seat["voted"] for seat in seats(story).values()] == [True, False, False, False, False]
    assert [seat["phone"] for seat in seats(story).values()] == [True, True, True, True, False]


def test_seats_never_tell_what_somebody_chose():
    one, other = choosing().vote((1, (1,))), choosing().vote((1, (2, 3)))

    assert seats(one) == seats(other)


def test_withdrawn_and_hidden_cards_are_not_counted_for_their_seat():
    story = writing().write((1, "Uno"), (1, "Due"), (1, "Tre"))
    story.must(c.WithdrawCard(1), story.seat(1))
    story.must(c.HideCard(2, "duplicate"), GIULIA)

    assert seats(story)[1]["wrote"] == 1


def test_anonymous_cards_are_counted_for_nobody():
    """With two people at the table a count would be a name."""
    story = writing((write(authors="anonymous"), choose(), conclude())).write(*CARDS)

    assert {seat["wrote"] for seat in seats(story).values()} == {0}


def test_seat_whose_name_is_not_read_yet_has_none():
    story = seated()
    names = directory(story.state.seats)
    story.must(c.TakeSeat(None, "resident", is_resident=True), DOOR)

    late = seat_views(story.state, names)[6]
    assert (late["name"], late["organisation"], late["resident"]) == ("", None, True)


@pytest.mark.parametrize(("has_mandate", "hinted"), [(False, [4]), (True, [])])
def test_missing_delega_is_hinted_where_a_voter_is_to_be_confirmed_and_nowhere_else(has_mandate, hinted):
    """Franca's place is freed: Oreste, of her organisation, waits to be confirmed, with or without a delega."""
    story = seated()
    story.must(c.FreeSeat(1), GIULIA)
    names = directory(story.state.seats)
    people = {number: replace(person, has_mandate=has_mandate) for number, person in names.people.items()}

    told = seat_views(story.state, replace(names, people=people))

    assert [number for number, seat in told.items() if seat["voter"] == "to_confirm"] == [4]
    assert [number for number, seat in told.items() if seat.get("no_mandate")] == hinted
    story.must(c.ConfirmVoter(4), GIULIA)


# The line of one's own vote


def test_line_of_an_open_vote_is_told_to_its_seat_alone_and_moves_with_the_newest():
    story = choosing().vote((1, (1,)))
    first = story.state.seq
    assert [mine(story, seat).get("line") for seat in (1, 2, 3)] == [first, None, None]

    story.vote((2, ()), (1, (2,)))

    line = mine(story, 1)["line"]
    assert line == story.state.seq > first
    assert [event.voter for seq, _at, event in story.recorded if seq == line] == ["organisation:1"]
