"""From card to proposal: what closed results make, and what must not stay public."""

import pytest

from tests.support.people import NOW, choose, conclude, write
from tests.support.stories import GIULIA, Story
from tests.workshops.domain.scenes import DARIO, choosing, chosen, concluded, seated, writing, written
from workshops.domain import commands as c
from workshops.domain.projection import ProjectedCard, projection_of, title_and_text

NO_CHOICE = (write(), conclude())


def projected(story: Story) -> dict[int, ProjectedCard]:
    return {card.card: card for card in projection_of(story.state).cards}


@pytest.mark.parametrize(
    ("text", "title", "rest"),
    [
        ("Un tutor", "Un tutor", ""),
        ("Un tutor\nper ogni tirocinio", "Un tutor", "per ogni tirocinio"),
        (" Un tutor \n\n uno \n due \n", "Un tutor", "uno \n due"),
        ("", "", ""),
        ("\nsolo sotto", "", "solo sotto"),
    ],
)
def test_first_line_is_the_title(text, title, rest):
    assert title_and_text(text) == (title, rest)


@pytest.mark.parametrize("story", [Story, seated, writing, written, choosing])
def test_nothing_is_a_proposal_before_the_result(story):
    assert projection_of(story().state) is None


def test_result_makes_a_proposal_of_each_card_with_its_ledger():
    story = chosen()

    assert projected(story)[2] == ProjectedCard(
        card=2,
        title="Laboratori aperti",
        text="",
        seat=2,
        organisation=2,
        position=1,
        in_favour=2,
        voters=3,
        sectors={"third-sector": (2, 3)},
        is_per_person=False,
        closed_at=story.state.ballot().closed_at,
    )
    assert {number: (card.in_favour, card.position) for number, card in projected(story).items()} == {
        1: (1, 2),
        2: (2, 1),
        3: (0, 3),
    }


def test_later_events_do_not_move_the_time_of_the_result():
    assert [card.closed_at for card in projected(concluded()).values()] == [
        card.closed_at for card in projected(chosen()).values()
    ]


def test_residents_card_has_a_seat_and_no_organisation():
    assert (projected(chosen())[3].seat, projected(chosen())[3].organisation) == (3, None)


def test_anonymous_cards_are_proposals_of_nobody():
    cards = projected(chosen((write(authors="anonymous"), choose(), conclude())))

    assert {(card.seat, card.organisation) for card in cards.values()} == {(None, None)}


def test_ballot_by_person_is_marked_so():
    cards = projected(chosen((write(), choose(electors="person"), conclude())))

    assert {(card.is_per_person, card.voters) for card in cards.values()} == {(True, 5)}


def test_hidden_withdrawn_and_erased_cards_are_withheld_and_only_erased_ones_lose_their_words():
    story = chosen()
    story.must(c.HideCard(1, "offence"), GIULIA)
    story.must(c.EraseCard(2), DARIO)
    found = projection_of(story.state)

    assert (list(projected(story)), found.withheld, found.erased) == ([3], (1, 2), (2,))


def test_withdrawn_card_was_no_option_and_is_withheld():
    story = writing().write((1, "Un tutor"), (2, "Orari"))
    story.must(c.WithdrawCard(1), story.seat(1))
    story.close().start(2).close()

    assert (list(projected(story)), projection_of(story.state).withheld) == ([2], (1,))


def test_restored_card_is_a_proposal_again():
    story = chosen()
    before = projection_of(story.state)
    story.must(c.HideCard(1, "offence"), GIULIA)
    story.must(c.RestoreCard(1), GIULIA)

    assert projection_of(story.state) == before


def test_table_without_a_choice_makes_proposals_when_it_concludes():
    story = writing(NO_CHOICE).write((1, "Un tutor\nper ogni tirocinio"), (3, "Un autobus")).close()

    assert projection_of(story.state) is None
    story.start(2).close()
    assert projected(story)[1] == ProjectedCard(
        card=1,
        title="Un tutor",
        text="per ogni tirocinio",
        seat=1,
        organisation=1,
        position=0,
        in_favour=0,
        voters=0,
        sectors={},
        is_per_person=False,
        closed_at=story.state.last_at,
    )


def test_table_without_a_choice_leaves_out_what_was_hidden():
    story = writing(NO_CHOICE).write((1, "Un tutor"), (2, "Orari"))
    story.must(c.HideCard(2, "other"), GIULIA)
    story.close().start(2).close()

    assert (list(projected(story)), projection_of(story.state).withheld) == ([1], (2,))


def test_author_who_left_is_still_the_author():
    story = writing().write((1, "Un tutor"))
    story.must(c.FreeSeat(1), GIULIA)
    story.close().start(2).close()

    assert (projected(story)[1].seat, projected(story)[1].organisation) == (1, 1)


def test_card_that_giulia_wrote_belongs_to_whom_she_wrote_for():
    story = writing()
    story.must(c.PostCardFor(5, "Officine nei mercati"), GIULIA)
    story.close().start(2).close()

    assert (projected(story)[1].seat, projected(story)[1].organisation) == (5, 3)


def test_projecting_is_a_function_of_the_state_alone():
    assert projection_of(concluded().state) == projection_of(concluded().state)
    assert projection_of(concluded().state).cards[0].closed_at > NOW
