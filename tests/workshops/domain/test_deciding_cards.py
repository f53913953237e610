"""Writing, amending, withdrawing, hiding and erasing cards: what each does and what refuses it."""

import pytest

from tests.support.people import DOOR, SCRIPT, SECOND, choose, conclude, write
from tests.support.stories import GIULIA, Story
from tests.workshops.domain.scenes import (
    BRUNO,
    CARDS,
    DARIO,
    FRANCA,
    choosing,
    code_of,
    concluded,
    seated,
    writing,
    written,
)
from workshops.domain import commands as c
from workshops.domain import events as e
from workshops.domain.actors import SeatActor

TWO_WRITINGS = (write(), write(), choose(), conclude())


def with_card() -> Story:
    return writing().write((1, "Un tutor"))


# Writing


def test_card_is_posted_trimmed_with_its_moment_and_seat():
    assert writing().must(c.PostCard("  Un tutor\nper ogni tirocinio \n"), BRUNO) == (
        e.CardPosted(card=1, moment=1, channel="seat", text="Un tutor\nper ogni tirocinio", seat=2, lang="it"),
    )


def test_giulia_writes_for_a_seat_and_the_record_says_so():
    assert writing().must(c.PostCardFor(5, "Officine nei mercati"), GIULIA) == (
        e.CardPosted(card=1, moment=1, channel="facilitator", text="Officine nei mercati", seat=5, lang="it"),
        e.EntryRecorded(of="card", number=1, facilitator=1, paper=None, seat=5),
    )


def test_paper_card_is_entered_once_under_its_number():
    story = writing()
    story.must(c.PostCardFor(5, "Officine nei mercati", paper=12), GIULIA)

    assert story.state.cards[1].paper == 12
    refused = story.send(c.PostCardFor(5, "Un’altra", paper=12), GIULIA)
    assert (refused.code, refused.details) == ("paper_taken", {"paper": 12, "card": 1})
    assert [code_of(story, c.PostCardFor(5, "Un’altra", paper=paper)) for paper in (0, 1000)] == ["paper_unknown"] * 2
    assert code_of(story, c.PostCardFor(5, "Un’altra", paper=13)) is None


@pytest.mark.parametrize("text", ["", "   ", "\n\t \n"])
def test_card_without_words_is_refused(text):
    assert code_of(writing(), c.PostCard(text), FRANCA) == "text_empty"


def test_card_is_measured_after_trimming_and_told_its_limit():
    story = writing()

    assert code_of(story, c.PostCard(" " + "à" * 280 + " "), FRANCA) is None
    refusal = story.send(c.PostCard("à" * 281), FRANCA)
    assert (refusal.code, refusal.details) == ("text_too_long", {"limit": 280})


@pytest.mark.parametrize(
    ("story", "code"),
    [
        (seated, "moment_not_open"),
        (written, "moment_closed"),
        (choosing, "moment_closed"),
        (concluded, "table_concluded"),
    ],
)
def test_card_is_written_only_in_a_moment_for_writing(story, code):
    asked = story()

    assert code_of(asked, c.PostCard("Fuori tempo"), FRANCA) == code
    assert code_of(asked, c.PostCardFor(5, "Fuori tempo")) == code


def test_card_during_the_grace_counts():
    story = writing()
    story.must(c.CloseMoment(1), GIULIA)
    story.wait(9 * SECOND)

    assert code_of(story, c.PostCard("All’ultimo"), FRANCA) is None


@pytest.mark.parametrize(("seat", "code"), [(9, "seat_unknown"), (2, "seat_freed")])
def test_giulia_writes_for_nobody_who_is_not_there(seat, code):
    story = writing()
    story.must(c.FreeSeat(2), GIULIA)

    assert code_of(story, c.PostCardFor(seat, "Per altri")) == code


def test_cards_of_a_table_are_bounded():
    story = writing()
    for _newcomer in range(4):
        story.must(c.TakeSeat(None, "resident", is_resident=True), DOOR)
    for number in range(500):
        story.must(c.PostCard(f"Carta {number}"), SeatActor(number % 9 + 1))

    assert code_of(story, c.PostCard("Una di troppo"), FRANCA) == "table_full"


def test_one_seat_does_not_fill_the_table_for_everybody():
    """Also not with cards that it took back, nor by the hand of who facilitates."""
    story = writing()
    for number in range(60):
        story.must(c.PostCard(f"Carta {number}"), FRANCA)
    story.must(c.WithdrawCard(1), FRANCA)

    refusal = story.send(c.PostCard("Una di troppo"), FRANCA)
    assert (refusal.code, refusal.details) == ("too_many_cards", {"limit": 60})
    assert code_of(story, c.PostCardFor(1, "Una di troppo")) == "too_many_cards"
    assert code_of(story, c.PostCard("La prima di Bruno"), BRUNO) is None


# One's own cards


def test_amending_keeps_the_card_and_adds_its_place_of_the_log():
    story = with_card()
    first = story.state.cards[1].parts

    assert story.must(c.AmendCard(1, " Due tutor "), FRANCA) == (e.CardAmended(card=1, remark=None, text="Due tutor"),)
    assert story.state.cards[1].parts == (*first, story.state.seq)
    assert story.state.cards[1].at == story.steps[0].now


@pytest.mark.parametrize(("text", "code"), [(" ", "text_empty"), ("x" * 281, "text_too_long")])
def test_amending_into_what_no_card_may_say_is_refused(text, code):
    assert code_of(with_card(), c.AmendCard(1, text), FRANCA) == code


def test_withdrawing_takes_the_card_off_the_table():
    story = with_card()

    assert story.must(c.WithdrawCard(1), FRANCA) == (e.CardWithdrawn(card=1),)
    assert not story.state.cards[1].is_standing


OWN = (c.AmendCard(1, "Altro"), c.WithdrawCard(1))


@pytest.mark.parametrize("command", OWN)
def test_card_of_somebody_else_is_left_alone(command):
    assert code_of(with_card(), command, BRUNO) == "not_your_card"


@pytest.mark.parametrize("command", [c.AmendCard(9, "Altro"), c.WithdrawCard(9), c.HideCard(9, "other")])
def test_card_that_is_not_there_is_unknown(command):
    by = GIULIA if isinstance(command, c.HideCard) else FRANCA

    assert code_of(with_card(), command, by) == "card_unknown"


@pytest.mark.parametrize("command", OWN)
@pytest.mark.parametrize(
    ("before", "by"), [(c.WithdrawCard(1), FRANCA), (c.HideCard(1, "other"), GIULIA), (c.EraseCard(1), DARIO)]
)
def test_card_off_the_table_cannot_be_changed(command, before, by):
    story = with_card()
    story.must(before, by)

    # An erased card has no author any more, so that not even its author is told apart.
    assert code_of(story, command, FRANCA) == ("not_your_card" if by is DARIO else "card_not_shown")


@pytest.mark.parametrize("command", OWN)
def test_card_of_a_past_writing_is_not_changed_in_the_next(command):
    story = writing(TWO_WRITINGS).write((1, "Un tutor")).close().start(2)

    assert code_of(story, command, FRANCA) == "moment_closed"


@pytest.mark.parametrize("command", OWN)
@pytest.mark.parametrize(("story", "code"), [(written, "moment_closed"), (concluded, "table_concluded")])
def test_closed_writing_changes_no_card(command, story, code):
    assert code_of(story(), command, FRANCA) == code


# Hiding and erasing


@pytest.mark.parametrize("reason", ["personal_data", "offence", "duplicate", "other"])
def test_hiding_has_a_reason_and_can_be_taken_back(reason):
    story = with_card()
    shown = story.state.cards[1]

    assert story.must(c.HideCard(1, reason), GIULIA) == (e.CardHidden(card=1, reason=reason),)
    assert (story.state.cards[1].is_standing, story.state.cards[1].text) == (False, "Un tutor")
    story.must(c.RestoreCard(1), DARIO)
    assert story.state.cards[1] == shown


@pytest.mark.parametrize("reason", ["", "because", "OFFENCE"])
def test_hiding_for_another_reason_is_malformed(reason):
    assert code_of(with_card(), c.HideCard(1, reason)) == "malformed"


@pytest.mark.parametrize("phase", [written, choosing, concluded])
def test_hiding_is_possible_in_every_phase(phase):
    story = phase(SCRIPT)

    assert code_of(story, c.HideCard(1, "offence")) is None


def test_what_is_off_the_table_is_not_hidden_again():
    story = writing().write(*CARDS)
    story.must(c.HideCard(1, "other"), GIULIA)
    story.must(c.WithdrawCard(2), BRUNO)
    story.must(c.EraseCard(3), DARIO)

    assert [code_of(story, c.HideCard(card, "other")) for card in (1, 2, 3)] == ["already_so"] * 3


def test_only_a_hidden_card_is_restored():
    story = writing().write(*CARDS)
    story.must(c.WithdrawCard(2), BRUNO)
    story.must(c.HideCard(3, "other"), GIULIA)
    story.must(c.EraseCard(3), DARIO)

    assert [code_of(story, c.RestoreCard(card)) for card in (1, 2, 3)] == ["already_so"] * 3


def test_erasing_names_every_place_that_held_the_words():
    story = with_card()
    posted = story.state.seq
    story.must(c.AmendCard(1, "Due tutor"), FRANCA)

    assert story.must(c.EraseCard(1), DARIO) == (e.CardErased(card=1, parts=(posted, posted + 1)),)
    card = story.state.cards[1]
    assert (card.text, card.seat, card.is_erased) == (None, None, True)


def test_hidden_and_withdrawn_cards_may_still_be_erased_once():
    story = writing().write(*CARDS)
    story.must(c.HideCard(1, "personal_data"), GIULIA)
    story.must(c.WithdrawCard(2), BRUNO)

    assert [code_of(story, c.EraseCard(card), DARIO) for card in (1, 2, 1, 9)] == [
        None,
        None,
        "already_so",
        "card_unknown",
    ]
