"""What each audience sees of a table: sections, cards, and never more than it may."""

import pytest

from tests.support.people import NOW, SCRIPT, choose, conclude, directory, write
from tests.support.stories import GIULIA, Story
from tests.workshops.domain.scenes import CARDS, DARIO, choosing, chosen, concluded, seated, writing, written
from workshops.domain import commands as c
from workshops.domain.audiences import Audience
from workshops.domain.view import view_of
from workshops.domain.view_cards import card_state, card_view

EVERYBODY = tuple(Audience)
OUTSIDE = (Audience.PARTICIPANT, Audience.SCREEN, Audience.PUBLIC)
FACILITATOR = Audience.FACILITATOR


def seen(story: Story, audience: Audience) -> dict:
    return view_of(story.state, directory(story.state.seats), audience)


def card_of(story: Story, number: int, audience: Audience) -> dict:
    state = story.state
    return card_view(state, state.cards[number], directory(state.seats), audience)


def with_authors(authors: str, **changes: str) -> Story:
    return written((write(authors=authors, **changes), choose(), conclude()))


# Sections


def test_sections_of_an_unopened_table():
    view = seen(Story(), Audience.PUBLIC)

    assert {name: view[name] for name in ("state", "locked", "script", "moment", "ballot", "result", "cards")} == {
        "state": "unopened",
        "locked": False,
        "script": [],
        "moment": None,
        "ballot": None,
        "result": None,
        "cards": [],
    }
    assert view["counts"] == {"seated": 0, "wrote": 0, "cards": 0, "voters": 0, "voted": 0}


@pytest.mark.parametrize("audience", EVERYBODY)
def test_only_who_facilitates_is_given_seats_and_a_next_step(audience):
    given = {"seats", "next"} & set(seen(choosing(), audience))

    assert given == ({"seats", "next"} if audience is FACILITATOR else set())


def test_script_is_told_by_kinds_only():
    assert seen(seated(), Audience.PARTICIPANT)["script"] == [
        {"moment": 1, "kind": "write"},
        {"moment": 2, "kind": "choose"},
        {"moment": 3, "kind": "conclude"},
    ]


def test_moment_is_told_with_its_question_and_its_times():
    story = writing((write(minutes=5), choose(), conclude()))
    story.must(c.CloseMoment(1), GIULIA)

    assert seen(story, Audience.SCREEN)["moment"] == {
        "number": 1,
        "kind": "write",
        "phase": "closing",
        "question": SCRIPT[0]["question"],
        "ends_at": NOW + 300_000,
        "closes_at": NOW + 10_000,
        "reveal": "at_close",
        "authors": "organisation",
        "held": False,
        "left": None,
    }


def test_ballot_is_told_with_its_rules_and_stays_until_the_next_one():
    expected = {
        "number": 2,
        "method": "approval",
        "max_choices": 3,
        "budget": 10,
        "max_score": 5,
        "threshold": 0,
        "secrecy": "open",
        "electors": "organisation",
        "options": [1, 2, 3],
    }

    assert seen(written(), Audience.PARTICIPANT)["ballot"] is None
    assert seen(choosing(), Audience.PARTICIPANT)["ballot"] == expected
    assert seen(concluded(), Audience.PUBLIC)["ballot"] == expected


@pytest.mark.parametrize("audience", EVERYBODY)
def test_no_tally_leaves_before_the_result_and_all_of_it_after(audience):
    before = choosing().vote((1, (1, 2)), (2, (2,)))

    assert seen(before, audience)["result"] is None
    assert "in_favour" not in str(seen(before, audience))
    assert seen(chosen(), audience)["result"] == {"ballot": 2, **chosen().state.ballot().result}


@pytest.mark.parametrize("audience", EVERYBODY)
def test_two_open_ballots_that_differ_only_in_choices_look_the_same(audience):
    one, other = choosing().vote((1, (1,)), (2, (2,))), choosing().vote((1, (3,)), (2, (1, 2)))

    assert seen(one, audience) == seen(other, audience)


def test_lock_is_told():
    story = seated()
    story.must(c.LockTable(), GIULIA)

    assert seen(story, Audience.PARTICIPANT)["locked"]


# Cards


@pytest.mark.parametrize("audience", OUTSIDE)
def test_card_is_covered_until_its_moment_is_closed(audience):
    story = writing().write(*CARDS)

    assert card_of(story, 1, audience) == {
        "number": 1,
        "moment": 1,
        "state": "covered",
        "text": None,
        "organisation": None,
        "author": None,
        "at": NOW,
    }
    story.must(c.CloseMoment(1), GIULIA)
    assert card_of(story, 1, audience)["state"] == "covered"


@pytest.mark.parametrize("audience", EVERYBODY)
def test_closing_shows_the_card_with_its_organisation(audience):
    card = card_of(written(), 1, audience)

    assert (card["state"], card["text"]) == ("shown", "Un tutor")
    assert (card["organisation"], card["author"]) == ("Organizzazione Esempio 1", None)


def test_who_facilitates_reads_a_card_at_once():
    card = card_of(writing().write(*CARDS), 2, FACILITATOR)

    assert (card["state"], card["text"], card["organisation"]) == (
        "shown",
        "Laboratori aperti",
        "Organizzazione Esempio 2",
    )


@pytest.mark.parametrize("audience", EVERYBODY)
def test_card_revealed_at_once_is_never_covered(audience):
    story = writing((write(reveal="at_once"), choose(), conclude())).write(*CARDS)

    assert card_of(story, 1, audience)["text"] == "Un tutor"


@pytest.mark.parametrize("audience", EVERYBODY)
def test_named_cards_are_signed_at_the_table_only(audience):
    """Names of people never leave it: not to the room's screen, not to the public."""
    signed = card_of(with_authors("named"), 1, audience)["author"]

    assert signed == ("Nome-Franca-1" if audience in {Audience.PARTICIPANT, FACILITATOR} else None)


@pytest.mark.parametrize("audience", EVERYBODY)
def test_anonymous_card_has_no_author_for_anybody(audience):
    card = card_of(with_authors("anonymous"), 1, audience)

    assert (card["text"], card["organisation"], card["author"]) == ("Un tutor", None, None)


def test_residents_card_has_no_organisation():
    assert card_of(written(), 3, Audience.PUBLIC)["organisation"] is None


@pytest.mark.parametrize("audience", OUTSIDE)
def test_hidden_card_keeps_its_place_without_words_or_author(audience):
    story = with_authors("named")
    story.must(c.HideCard(1, "offence"), GIULIA)
    card = card_of(story, 1, audience)

    assert (card["state"], card["text"], card["organisation"], card["author"]) == ("hidden", None, None, None)
    assert "Un tutor" not in str(seen(story, audience))


def test_who_facilitates_still_reads_a_hidden_card():
    story = written()
    story.must(c.HideCard(1, "offence"), GIULIA)

    assert (card_of(story, 1, FACILITATOR)["state"], card_of(story, 1, FACILITATOR)["text"]) == ("hidden", "Un tutor")


@pytest.mark.parametrize("audience", EVERYBODY)
def test_withdrawn_and_erased_cards_have_no_words_for_anybody(audience):
    story = writing().write(*CARDS)
    story.must(c.WithdrawCard(1), story.seat(1))
    story.must(c.EraseCard(2), DARIO)
    story.close()

    cards = {card["number"]: (card["state"], card["text"]) for card in seen(story, audience)["cards"]}
    assert (cards[1], cards[2]) == (("withdrawn", None), ("removed", None))


@pytest.mark.parametrize(
    ("acts", "standing"),
    [
        ((), "shown"),
        (("hide",), "hidden"),
        (("withdraw",), "withdrawn"),
        (("withdraw", "erase"), "removed"),
        (("hide", "erase"), "removed"),
        (("hide", "restore"), "shown"),
    ],
)
def test_strongest_of_what_happened_to_a_card_is_its_state(acts, standing):
    story = writing().write((1, "Un tutor"))
    deeds = {
        "hide": (c.HideCard(1, "other"), GIULIA),
        "restore": (c.RestoreCard(1), GIULIA),
        "withdraw": (c.WithdrawCard(1), story.seat(1)),
        "erase": (c.EraseCard(1), DARIO),
    }
    for act in acts:
        story.must(*deeds[act])
    story.close()

    assert {card_state(story.state, story.state.cards[1], audience) for audience in EVERYBODY} == {standing}


def test_cards_of_the_first_writing_stay_shown_while_the_second_is_covered():
    script = (write(), write(), choose(), conclude())
    story = writing(script).write((1, "Prima")).close().start(2).write((1, "Seconda"))

    cards = seen(story, Audience.SCREEN)["cards"]
    assert [(card["moment"], card["text"]) for card in cards] == [(1, "Prima"), (2, None)]
