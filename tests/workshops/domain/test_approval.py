"""The account at a place of the log: later corrections are not in it, and words withheld later are not either."""

import pytest

from tests.support.stories import GIULIA, Story
from tests.workshops.domain.scenes import BRUNO, DARIO, FRANCA, concluded, writing
from workshops.domain import commands as c
from workshops.domain.account import account_of
from workshops.domain.approval import account_as_of, account_position


def approved() -> tuple[Story, int]:
    story = concluded()
    return story, account_position(story.recorded)


def correct(story: Story, number: int = 1) -> None:
    story.must(c.AskCorrection("Erano due tutor", card=1), FRANCA)
    story.must(c.AcceptCorrection(number, "Vero"), GIULIA)


def test_before_the_end_there_is_no_place_and_no_account():
    story = writing()
    assert account_position(story.recorded) is None
    assert account_as_of(story.recorded, story.state.seq) is None


def test_at_the_newest_place_it_is_the_account():
    story, place = approved()
    assert account_as_of(story.recorded, place) == account_of(story.state, story.recorded)
    correct(story)
    newest = account_position(story.recorded)
    assert newest > place
    assert account_as_of(story.recorded, newest) == account_of(story.state, story.recorded)


def test_what_comes_later_does_not_change_it():
    story, place = approved()
    before = account_as_of(story.recorded, place)
    correct(story)
    story.must(c.AskCorrection("Manca la data"), BRUNO)
    assert account_as_of(story.recorded, place) == before


def test_asking_or_declining_makes_no_new_place():
    story, place = approved()
    story.must(c.AskCorrection("Manca la data"), BRUNO)
    story.must(c.DeclineCorrection(1, "È in testa"), DARIO)
    assert account_position(story.recorded) == place


@pytest.mark.parametrize(
    ("act", "standing"),
    [
        (lambda story: story.must(c.HideCard(1, "personal_data"), GIULIA), "hidden"),
        (lambda story: story.must(c.EraseCard(1), DARIO), "removed"),
    ],
    ids=["hidden", "erased"],
)
def test_words_withheld_later_are_withheld_there_too(act, standing):
    story, place = approved()
    act(story)
    card = account_as_of(story.recorded, place).cards[0]
    assert (card.standing, card.text) == (standing, None)


def test_words_given_back_are_told_again():
    story, place = approved()
    before = account_as_of(story.recorded, place)
    story.must(c.HideCard(1, "personal_data"), GIULIA)
    story.must(c.RestoreCard(1), GIULIA)
    assert account_as_of(story.recorded, place) == before


def test_hiding_what_came_later_is_nothing_to_it():
    story, place = approved()
    before = account_as_of(story.recorded, place)
    correct(story)
    story.must(c.HideCorrection(1, "offence"), GIULIA)
    assert account_as_of(story.recorded, place) == before
