"""Grouping: who puts cards together, who takes them apart, what is taken back, what a ballot is then between."""

import pytest

from tests.support.people import WHOLE_SCRIPT, choose, conclude, directory, group, write
from tests.support.stories import GIULIA, Story
from tests.workshops.domain.scenes import BRUNO, CARDS, DARIO, FRANCA, NADIA, code_of, seated, written
from workshops.domain import commands as c
from workshops.domain import events as e
from workshops.domain.audiences import Audience
from workshops.domain.projection import projection_of
from workshops.domain.view import view_of

SCRIPT = (write(), group(), choose(), conclude())


def grouping(script=SCRIPT) -> Story:
    """Cards 1 to 4 by Franca, Bruno, Nadia and Franca again."""
    story = seated(script).start(1).write(*CARDS, (1, "Tutor per chi torna")).close()
    return story.start(2)


def grouped() -> Story:
    """1 and 4 are one family, 2 and 3 another."""
    story = grouping()
    story.must(c.GroupCards((4, 1)), GIULIA)
    story.must(c.GroupCards((2, 3)), GIULIA)
    return story


def families(story: Story, audience: Audience = Audience.PARTICIPANT) -> list[dict]:
    return view_of(story.state, directory(story.state.seats), audience)["families"]


def cards(story: Story) -> dict[int, tuple[int, ...]]:
    return {number: family.cards for number, family in story.state.families.items()}


def test_cards_are_put_together_and_counted_by_who_stands_behind_them():
    story = grouped()

    for audience in Audience:
        assert families(story, audience) == [
            {"number": 1, "name": None, "cards": [1, 4], "organisations": 1, "people": 1},
            {"number": 2, "name": None, "cards": [2, 3], "organisations": 1, "people": 2},
        ]


def test_anonymous_cards_are_not_counted_by_author():
    story = seated((write(authors="anonymous"), group(), choose(), conclude())).start(1).write(*CARDS).close().start(2)
    story.must(c.GroupCards((1, 2)), GIULIA)

    assert (families(story)[0]["organisations"], families(story)[0]["people"]) == (None, None)


def test_name_is_said_in_one_line_and_sealed():
    story = grouped()
    story.must(c.NameFamily(1, " Tutor \n di quartiere "), DARIO)

    assert families(story)[0]["name"] == "Tutor di quartiere"
    assert e.FamilyNamed.sealed == ("name",)


def test_card_moves_and_who_is_left_alone_is_no_family():
    story = grouped()
    story.must(c.GroupCards((3,), family=1), GIULIA)

    assert cards(story) == {1: (1, 3, 4)}


def test_families_merge_under_the_name_of_the_one_that_stays():
    story = grouped()
    story.must(c.NameFamily(2, "Resta"), GIULIA)
    story.must(c.MergeFamilies(1, 2), GIULIA)

    assert cards(story) == {2: (1, 2, 3, 4)}
    assert families(story)[0]["name"] == "Resta"


def test_split_family_leaves_its_cards_alone_and_numbers_are_not_given_twice():
    story = grouped()
    story.must(c.SplitFamily(2), GIULIA)
    story.must(c.GroupCards((2, 3)), GIULIA)

    assert cards(story) == {1: (1, 4), 3: (2, 3)}


def test_author_takes_an_own_card_away_for_good():
    story = grouped()
    story.must(c.GroupCards((2,), family=1), GIULIA)
    assert cards(story) == {1: (1, 2, 4)}

    assert story.must(c.DetachCard(2), BRUNO) == (e.CardDetached(card=2, channel="seat"),)

    assert cards(story) == {1: (1, 4)}
    assert code_of(story, c.UndoGrouping()) == "nothing_to_undo"
    assert code_of(story, c.DetachCard(1), BRUNO) == "not_your_card"


def test_who_facilitates_detaches_any_and_takes_it_back():
    story = grouped()
    before = cards(story)
    story.must(c.DetachCard(3), GIULIA)
    assert cards(story) == {1: (1, 4)}

    story.must(c.UndoGrouping(), GIULIA)

    assert cards(story) == before
    assert code_of(story, c.UndoGrouping()) == "nothing_to_undo"


@pytest.mark.parametrize(
    "command",
    [c.GroupCards((3,), 1), c.NameFamily(1, "Nome"), c.MergeFamilies(1, 2), c.SplitFamily(1), c.DetachCard(1)],
)
def test_last_step_is_taken_back(command):
    story = grouped()
    before = story.state.families
    story.must(command, GIULIA)
    assert story.state.families != before

    story.must(c.UndoGrouping(), GIULIA)

    assert story.state.families == before


@pytest.mark.parametrize(
    ("command", "code"),
    [
        (c.GroupCards((1,)), "family_too_small"),
        (c.GroupCards(()), "family_too_small"),
        (c.GroupCards((1, 1)), "choice_twice"),
        (c.GroupCards((1, 9)), "card_unknown"),
        (c.GroupCards((1, 4)), "already_so"),
        (c.GroupCards((1,), 1), "already_so"),
        (c.GroupCards((1,), 9), "family_unknown"),
        (c.NameFamily(1, "  "), "text_empty"),
        (c.NameFamily(1, "x" * 121), "text_too_long"),
        (c.NameFamily(9, "x"), "family_unknown"),
        (c.MergeFamilies(1, 1), "already_so"),
        (c.MergeFamilies(1, 9), "family_unknown"),
        (c.SplitFamily(9), "family_unknown"),
        (c.DetachCard(9), "card_unknown"),
    ],
    ids=str,
)
def test_grouping_is_refused(command, code):
    story = grouped()
    before = story.state

    assert code_of(story, command) == code
    assert story.state is before


@pytest.mark.parametrize(
    "command",
    [
        c.GroupCards((1, 2)),
        c.NameFamily(1, "x"),
        c.SplitFamily(1),
        c.DetachCard(1),
        c.MergeFamilies(1, 2),
        c.UndoGrouping(),
    ],
    ids=lambda each: type(each).__name__,
)
def test_grouping_has_its_moment(command):
    held = grouped()
    held.must(c.Hold(2), GIULIA)
    assert code_of(held, command) == "table_on_hold"
    assert code_of(grouped().close(), command) == "moment_closed"
    assert code_of(written(SCRIPT), command) == "moment_closed"


def test_hidden_card_is_not_grouped_and_leaves_its_family_on_every_screen():
    story = grouped()
    story.must(c.HideCard(2, "other"), GIULIA)

    assert [family["cards"] for family in families(story)] == [[1, 4]]
    assert code_of(story, c.GroupCards((2,), 1)) == "card_not_shown"


# The ballot after it


def test_ballot_is_between_families_and_cards_left_alone():
    story = grouping()
    story.must(c.GroupCards((1, 4)), GIULIA)
    story.must(c.NameFamily(1, "Tutor"), GIULIA)
    story.close().start(3)

    ballot = view_of(story.state, directory(story.state.seats), Audience.SCREEN)["ballot"]

    assert ballot["options"] == [1, 2, 3]
    assert ballot["families"] == [{"option": 1, "name": "Tutor", "cards": [1, 4]}]
    assert code_of(story, c.CastBallot(3, (4,)), FRANCA) == "choice_unknown"
    story.vote((1, (1,)))


def test_family_stands_under_the_first_card_that_stands():
    story = grouping()
    story.must(c.GroupCards((1, 3, 4)), GIULIA)
    story.must(c.HideCard(1, "other"), GIULIA)
    story.close().start(3)

    assert story.state.ballot().options == (2, 3)
    assert story.state.ballot().families[3].cards == (3, 4)


def test_family_becomes_one_proposal_that_keeps_its_originals():
    story = grouped()
    story.must(c.NameFamily(1, "Tutor"), GIULIA)
    story.close().start(3).vote((1, (1,)), (2, (1, 2))).close()

    made = projection_of(story.state)

    assert [(card.card, card.title, card.members) for card in made.cards] == [
        (1, "Tutor", (1, 4)),
        (2, "Famiglia delle carte 2, 3", (2, 3)),
    ]
    assert made.cards[0].in_favour == 2
    assert (made.cards[0].seat, made.cards[0].organisation) == (1, 1)
    assert (made.cards[1].seat, made.cards[1].organisation) == (None, None)
    assert "Tutor per chi torna" not in made.cards[0].text
    assert made.withheld == ()


def test_proposal_of_a_family_stays_while_one_of_its_cards_stands():
    story = grouped()
    story.close().start(3).vote((1, (1,))).close()
    story.must(c.HideCard(1, "other"), GIULIA)

    assert [card.card for card in projection_of(story.state).cards] == [1, 2]
    assert projection_of(story.state).withheld == ()
    story.must(c.HideCard(4, "other"), GIULIA)
    assert [card.card for card in projection_of(story.state).cards] == [2]
    assert projection_of(story.state).withheld == (1, 4)


def test_without_a_ballot_families_are_made_too():
    story = Story().open((write(), group(), conclude())).sit(1, 2, None).start(1)
    story.write((1, "Uno"), (2, "Due"), (3, "Tre")).close().start(2)
    story.must(c.GroupCards((1, 3)), GIULIA)
    story.close().start(3).close()

    assert [(card.card, card.members) for card in projection_of(story.state).cards] == [(1, (1, 3)), (2, ())]


def test_cards_of_a_voted_family_keep_their_words():
    script = (write(), group(), choose(), {**WHOLE_SCRIPT[1]}, conclude())
    story = seated(script).start(1).write(*CARDS).close().start(2)
    story.must(c.GroupCards((1, 3)), GIULIA)
    story.close().start(3).close().start(4)

    assert code_of(story, c.AmendCard(3, "Altro"), NADIA) == "card_was_voted"
