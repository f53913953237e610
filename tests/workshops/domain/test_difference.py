"""Patches: what one carries, that it is absolute, and that it brings a client to what it should see."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.support.people import directory
from tests.support.stories import GIULIA, Story
from tests.workshops.domain.scenes import CARDS, choosing, seated, writing
from tests.workshops.strategies import stories
from workshops.domain import commands as c
from workshops.domain.audiences import Audience, Directory, Person
from workshops.domain.difference import apply, difference, is_empty
from workshops.domain.state import TableState
from workshops.domain.view import view_of

PARTICIPANT, FACILITATOR = Audience.PARTICIPANT, Audience.FACILITATOR


def patch(story: Story, start: int, audience: Audience, end: int | None = None) -> dict:
    """From the state after event `start` to the newest one, or to the one after event `end`."""
    names = directory(story.state.seats)
    after = story.states[-1 if end is None else end]
    return difference(story.states[start], after, names, names, audience)


@pytest.mark.parametrize("audience", list(Audience))
def test_nothing_new_is_an_empty_patch(audience):
    story = choosing()

    assert is_empty(patch(story, story.state.seq, audience))


def test_patch_carries_only_the_sections_that_changed():
    story = seated()
    start = story.state.seq
    story.must(c.LockTable(), GIULIA)

    assert patch(story, start, PARTICIPANT) == {"set": {"locked": True}, "cards": []}


def test_new_card_comes_whole_and_covered():
    story = writing().write(*CARDS)
    start = story.state.seq
    story.write((1, "Un’altra"))
    found = patch(story, start, PARTICIPANT)

    assert [(card["number"], card["state"], card["text"]) for card in found["cards"]] == [(4, "covered", None)]
    assert set(found["set"]) == {"counts"}


def test_closing_uncovers_every_card_in_one_patch():
    story = writing().write(*CARDS)
    start = story.state.seq
    story.close()

    assert [card["text"] for card in patch(story, start, Audience.SCREEN)["cards"]] == [text for _seat, text in CARDS]


def test_amending_a_covered_card_is_no_news_for_the_others():
    story = writing().write(*CARDS)
    start = story.state.seq
    story.must(c.AmendCard(1, "Due tutor"), story.seat(1))

    assert is_empty(patch(story, start, PARTICIPANT))
    assert [card["text"] for card in patch(story, start, FACILITATOR)["cards"]] == ["Due tutor"]


def test_vote_is_news_only_by_its_number():
    story = choosing()
    start = story.state.seq
    story.vote((1, (1, 2)))

    assert patch(story, start, PARTICIPANT) == {
        "set": {"counts": {"seated": 5, "wrote": 3, "cards": 3, "voters": 3, "voted": 1}},
        "cards": [],
    }


def test_only_who_facilitates_is_given_changed_seats():
    story = seated()
    start = story.state.seq
    story.must(c.FreeSeat(2), GIULIA)

    assert [(seat["number"], seat["state"]) for seat in patch(story, start, FACILITATOR)["seats"]] == [(2, "freed")]
    assert "seats" not in patch(story, start, PARTICIPANT)


def test_changed_name_is_news_without_any_event():
    story = writing().write(*CARDS).close()
    was = directory(story.state.seats)
    now = Directory(table=was.table, people={**was.people, 1: Person(name="Franca", organisation="Altro Esempio")})
    found = difference(story.state, story.state, was, now, FACILITATOR)

    assert [seat["name"] for seat in found["seats"]] == ["Franca"]
    assert [card["organisation"] for card in found["cards"]] == ["Altro Esempio"]


# Applying


def test_applying_replaces_sections_and_upserts_in_order():
    view = {"locked": False, "cards": [{"number": 1, "text": "a"}, {"number": 3, "text": "c"}], "counts": {"cards": 2}}
    found = apply(view, {"set": {"locked": True}, "cards": [{"number": 3, "text": "C"}, {"number": 2, "text": "b"}]})

    assert found == {
        "locked": True,
        "cards": [{"number": 1, "text": "a"}, {"number": 2, "text": "b"}, {"number": 3, "text": "C"}],
        "counts": {"cards": 2},
    }
    assert view["locked"] is False


def test_applying_an_empty_patch_changes_nothing():
    view = {"locked": False, "cards": []}

    assert apply(view, {"set": {}, "cards": []}) == view


def shown(state: TableState, names: Directory, audience: Audience) -> dict:
    return view_of(state, names, audience)


@given(stories(longest=15), st.data())
@settings(max_examples=30, deadline=None, derandomize=True, database=None)
def test_any_patch_brings_any_audience_to_the_view(story, data):
    """From wherever a client stands, applied once or twice."""
    start = data.draw(st.integers(0, len(story.states) - 1))
    end = data.draw(st.integers(start, len(story.states) - 1))
    names = directory(story.state.seats)
    for audience in Audience:
        found = patch(story, start, audience, end)
        once = apply(shown(story.states[start], names, audience), found)

        assert once == shown(story.states[end], names, audience)
        assert apply(once, found) == once
