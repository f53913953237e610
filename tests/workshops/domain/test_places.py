"""Where a card speaks of, and its language: what is taken, how it is rounded, how it is told, what is forgotten."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.support.people import DIRECTOR, LONG_SCRIPT, conclude, directory, group, write
from tests.support.stories import GIULIA, Story
from workshops.domain import commands as c
from workshops.domain import events as e
from workshops.domain.audiences import Audience
from workshops.domain.codec import from_record, to_record
from workshops.domain.places import PRECISIONS_METRES, Setting, checked_setting
from workshops.domain.projection import projection_of
from workshops.domain.view import view_of
from workshops.domain.view_seats import mine_of

POINT = (4_507_033, 768_694, 10)
ON_GRID = (4_507_030, 768_690, 10)


def writing(script=LONG_SCRIPT) -> Story:
    return Story().open(script).sit(1, 2).sit(None).start(1)


def cards(story: Story, audience: Audience) -> list[dict]:
    return view_of(story.state, directory(story.state.seats), audience)["cards"]


def setting_of(card: dict) -> tuple:
    return card.get("lang"), card.get("area"), card.get("point")


# What is recorded


@pytest.mark.parametrize(
    ("metres", "kept"),
    [(10, (4_507_030, 768_690, 10)), (100, (4_507_000, 768_700, 100)), (500, (4_507_000, 768_500, 500))],
)
def test_point_is_rounded_to_its_precision_before_it_is_recorded(metres, kept):
    story = writing()
    (event,) = story.must(c.PostCard("Panchina", point=(4_507_033, 768_694, metres)), story.seat(1))

    assert event.point == kept
    assert str(4_507_033) not in str(to_record(event))


latitudes, longitudes = st.integers(4_400_000, 4_650_000), st.integers(660_000, 925_000)


@given(latitudes, longitudes, st.sampled_from(PRECISIONS_METRES))
def test_rounded_point_is_within_its_precision_and_rounding_it_again_changes_nothing(latitude, longitude, metres):
    point = checked_setting("it", None, (latitude, longitude, metres)).point

    # A hundred thousandth of a degree is 1.12 m northwards and at most 0.81 m eastwards in Piedmont.
    north, east = 1.12 * (point[0] - latitude), 0.81 * (point[1] - longitude)
    assert (north**2 + east**2) ** 0.5 <= metres
    assert point[0] % metres == point[1] % metres == 0
    assert all(abs(now - then) <= metres / 2 for now, then in zip(point[:2], (latitude, longitude), strict=True))


@given(st.integers(8_801, 9_299), st.integers(1_321, 1_849), st.integers(-250, 249), st.integers(-250, 249))
def test_neighbours_within_a_cell_cannot_be_told_apart(latitude, longitude, north, east):
    """A home is one of all those that round to the same point."""
    middle = latitude * 500, longitude * 500
    one, other = (*middle, 500), (middle[0] + north, middle[1] + east, 500)

    assert checked_setting("it", None, one) == checked_setting("it", None, other)


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"lang": "tlh"}, "malformed"),
        ({"lang": ""}, "malformed"),
        ({"area": ""}, "malformed"),
        ({"area": "circoscrizione"}, "malformed"),
        ({"area": "circoscrizione/3 <b>"}, "malformed"),
        ({"point": (4_507_030, 768_690)}, "malformed"),
        ({"point": (4_507_030, 768_690, 11)}, "malformed"),
        ({"point": (4_507_030, 768_690, 0)}, "malformed"),
        ({"point": (768_690, 4_507_030, 10)}, "point_outside"),
        ({"point": (0, 0, 500)}, "point_outside"),
    ],
)
def test_what_is_no_place_or_language_is_refused_with_a_code(changes, code):
    story = writing()
    for command in (c.PostCard("Panchina", **changes), c.AmendCard(1, "Panchina", **({"lang": "it"} | changes))):
        story.write((1, "Prima"))
        assert story.send(command, story.seat(1)).code == code


# Corrections


def test_correction_of_words_keeps_language_and_place_and_a_new_place_replaces_all():
    story = writing()
    story.must(c.PostCard("Bancă", lang="ro", area="circoscrizione/3", point=POINT), story.seat(1))

    story.must(c.AmendCard(1, "Bancă nouă"), story.seat(1))
    assert story.state.cards[1].setting == Setting("ro", "circoscrizione/3", ON_GRID)
    story.must(c.AmendCard(1, "Panchina", lang="it", area="circoscrizione/5"), story.seat(1))
    assert story.state.cards[1].setting == Setting("it", "circoscrizione/5")


def test_accepted_wording_keeps_language_and_place():
    story = writing()
    story.must(c.PostCard("Panchina", area="circoscrizione/3"), story.seat(1))
    story.close().start(2)
    story.must(c.SuggestWording(1, "Due panchine"), story.seat(2))
    story.must(c.AcceptWording(1), story.seat(1))

    assert (story.state.cards[1].text, story.state.cards[1].setting.area) == ("Due panchine", "circoscrizione/3")


# Who sees it


def test_place_and_language_are_covered_with_the_words_and_shown_with_them():
    story = writing()
    story.must(c.PostCardFor(3, "Banca", lang="ro", area="circoscrizione/3", point=POINT), GIULIA)
    story.write((1, "Altra"))

    for audience in (Audience.PARTICIPANT, Audience.SCREEN, Audience.PUBLIC):
        assert [card.keys() & {"lang", "area", "point"} for card in cards(story, audience)] == [set(), set()]
    assert setting_of(cards(story, Audience.FACILITATOR)[0]) == ("ro", "circoscrizione/3", list(ON_GRID))
    assert setting_of(mine_of(story.state, 3, directory(story.state.seats))["cards"][0])[1] == "circoscrizione/3"
    story.close()
    for audience in Audience:
        assert setting_of(cards(story, audience)[0]) == ("ro", "circoscrizione/3", list(ON_GRID))
        assert setting_of(cards(story, audience)[1]) == (None, None, None)
    story.must(c.HideCard(1, "other"), GIULIA)
    assert setting_of(cards(story, Audience.SCREEN)[0]) == (None, None, None)


def test_area_never_passes_for_a_point():
    story = writing()
    story.must(c.PostCard("Panchina", area="circoscrizione/3"), story.seat(1))
    story.close()

    assert story.state.cards[1].setting.point is None
    assert "point" not in cards(story, Audience.PUBLIC)[0]


def test_erasing_forgets_place_and_language():
    story = writing()
    story.must(c.PostCard("Banca", lang="ro", area="circoscrizione/3", point=POINT), story.seat(1))
    story.close()

    story.must(c.EraseCard(1), DIRECTOR)
    assert story.state.cards[1].setting == Setting()


# Of before


def test_cards_of_before_there_were_languages_are_italian_and_of_no_place():
    body = {"card": 1, "moment": 1, "channel": "seat"}

    assert from_record("card_posted", 1, body, {"text": "Due", "seat": 4}) == e.CardPosted(
        1, 1, "seat", "Due", 4, lang="it"
    )
    assert from_record("card_amended", 2, {"card": 1, "remark": None}, {"text": "Tre"}) == e.CardAmended(
        card=1, remark=None, text="Tre"
    )
    assert from_record("card_posted", 1, body, None) == e.CardPosted(1, 1, "seat", None, None)


# From card to proposal


def test_family_has_the_place_that_all_its_cards_share():

    story = Story().open((write(), group(), conclude())).sit(1, 2).start(1)
    for text, area, point in (("A", "circoscrizione/3", POINT), ("B", "circoscrizione/3", None), ("C", None, POINT)):
        story.must(c.PostCard(text, lang="fr", area=area, point=point), story.seat(1))
    story.close().start(2)
    story.must(c.GroupCards((1, 2), 0), GIULIA)
    story.close().start(3).close()

    made = {card.card: card.setting for card in projection_of(story.state).cards}
    assert made == {1: Setting("it", "circoscrizione/3"), 3: Setting("fr", None, ON_GRID)}
