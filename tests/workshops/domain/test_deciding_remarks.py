"""Clarifying: who asks, who answers, who decides on a wording, and what becomes of the words before."""

import pytest

from tests.support.people import LONG_SCRIPT, choose, clarify, conclude, directory, name_of, write
from tests.support.stories import GIULIA, Story
from tests.workshops.domain.scenes import BRUNO, FRANCA, IVO, NADIA, code_of, written
from workshops.domain import commands as c
from workshops.domain import events as e
from workshops.domain.audiences import Audience
from workshops.domain.codec import from_record
from workshops.domain.touched import touched_seats
from workshops.domain.view import view_of
from workshops.domain.view_seats import mine_of

# Card 1 is Franca's, 2 Bruno's, 3 Nadia's.
QUESTION, WORDING = 1, 2


def clarifying(script=LONG_SCRIPT) -> Story:
    return written(script).start(2)


def discussed(script=LONG_SCRIPT) -> Story:
    """Bruno asked about Franca's card and Nadia suggested other words for it."""
    story = clarifying(script)
    story.must(c.AskQuestion(1, " Per quanti? "), BRUNO)
    story.must(c.SuggestWording(1, "Un tutor per ogni tirocinio"), NADIA)
    return story


def remarks(story: Story, audience: Audience) -> list[dict]:
    return view_of(story.state, directory(story.state.seats), audience).get("remarks", [])


def card(story: Story, number: int, audience: Audience = Audience.PARTICIPANT) -> dict:
    return view_of(story.state, directory(story.state.seats), audience)["cards"][number - 1]


# Questions


def test_question_and_answer_stand_beside_the_card_for_everybody():
    story = discussed()
    assert story.must(c.AnswerQuestion(QUESTION, "Per tutti"), FRANCA) == (
        e.QuestionAnswered(remark=1, channel="seat", text="Per tutti"),
    )

    for audience in Audience:
        first = remarks(story, audience)[0]
        assert (first["card"], first["kind"], first["state"]) == (1, "question", "shown")
        assert (first["text"], first["answer"]) == ("Per quanti?", "Per tutti")
        assert (first["organisation"], first["author"]) == ("Organizzazione Esempio 2", None)


def test_latest_answer_counts():
    story = discussed()
    story.must(c.AnswerQuestion(QUESTION, "Per tutti"), FRANCA)
    story.must(c.AnswerQuestion(QUESTION, "Per venti"), FRANCA)

    assert remarks(story, Audience.SCREEN)[0]["answer"] == "Per venti"
    assert len(story.state.remarks[1].parts) == 3


def test_only_the_author_answers():
    assert code_of(discussed(), c.AnswerQuestion(QUESTION, "Per tutti"), BRUNO) == "not_your_card"
    assert code_of(discussed(), c.AnswerQuestion(QUESTION, "Per tutti"), IVO) == "seat_unknown"
    assert code_of(discussed(), c.AnswerQuestion(QUESTION, "Per tutti"), GIULIA) == "seat_has_a_phone"
    assert code_of(discussed(), c.AnswerQuestion(WORDING, "Per tutti"), FRANCA) == "remark_unknown"
    assert code_of(discussed(), c.AnswerQuestion(9, "Per tutti"), FRANCA) == "remark_unknown"


def test_who_facilitates_answers_for_somebody_without_a_phone():
    story = written(LONG_SCRIPT)
    story.must(c.ReopenMoment(1, "late"), GIULIA)
    story.must(c.PostCardFor(5, "Mense aperte"), GIULIA)
    story.close().start(2)
    story.must(c.AskQuestion(4, "Dove?"), FRANCA)

    [answered] = story.must(c.AnswerQuestion(1, "Nei mercati"), GIULIA)

    assert answered.channel == "facilitator"


# Wordings


def test_accepted_wording_makes_a_new_version_that_cites_it():
    story = discussed()

    made = story.must(c.AcceptWording(WORDING), FRANCA)

    assert made == (
        e.WordingAccepted(remark=2),
        e.CardAmended(card=1, remark=2, text="Un tutor per ogni tirocinio"),
    )
    shown = card(story, 1)
    assert shown["text"] == "Un tutor per ogni tirocinio"
    assert shown["changes"] == [
        {"at": story.now, "remark": 2, "diff": [["same", "Un tutor"], ["new", " per ogni tirocinio"]]}
    ]
    assert remarks(story, Audience.PUBLIC)[1]["outcome"] == "accepted"


def test_declined_wording_changes_nothing_and_is_not_decided_again():
    story = discussed()
    assert remarks(story, Audience.PARTICIPANT)[1]["diff"] == [["same", "Un tutor"], ["new", " per ogni tirocinio"]]

    story.must(c.DeclineWording(WORDING), FRANCA)

    assert card(story, 1)["text"] == "Un tutor"
    assert "changes" not in card(story, 1)
    assert remarks(story, Audience.PARTICIPANT)[1]["outcome"] == "declined"
    assert code_of(story, c.AcceptWording(WORDING), FRANCA) == "already_so"
    assert code_of(story, c.DeclineWording(WORDING), FRANCA) == "already_so"


@pytest.mark.parametrize("command", [c.AcceptWording(WORDING), c.DeclineWording(WORDING)])
def test_only_the_author_decides(command):
    assert code_of(discussed(), command, NADIA) == "not_your_card"
    assert code_of(discussed(), command, GIULIA) == "seat_has_a_phone"
    assert code_of(discussed(), type(command)(QUESTION), FRANCA) == "remark_unknown"


@pytest.mark.parametrize(
    ("command", "by", "code"),
    [
        (c.SuggestWording(1, "Altro"), FRANCA, "your_own_card"),
        (c.SuggestWording(1, "Un tutor"), BRUNO, "already_so"),
        (c.SuggestWording(1, "  "), BRUNO, "text_empty"),
        (c.SuggestWording(1, "x" * 281), BRUNO, "text_too_long"),
        (c.SuggestWording(9, "Altro"), BRUNO, "card_unknown"),
        (c.AskQuestion(9, "Quale?"), BRUNO, "card_unknown"),
        (c.AskQuestion(1, ""), BRUNO, "text_empty"),
    ],
)
def test_what_cannot_be_said_is_refused(command, by, code):
    assert code_of(clarifying(), command, by) == code


def test_author_corrects_an_own_card_while_it_is_clarified():
    story = clarifying()

    story.must(c.AmendCard(1, "Due tutor"), FRANCA)

    assert card(story, 1)["changes"][0]["diff"] == [
        ["gone", "Un"],
        ["new", "Due"],
        ["same", " tutor"],
    ]
    assert code_of(story, c.AmendCard(2, "Di un’altra"), FRANCA) == "not_your_card"


def test_corrections_under_cover_are_nobodys_business():
    story = written(LONG_SCRIPT)
    earlier = Story()
    earlier = earlier.open(LONG_SCRIPT).sit(1, 2, None, 1).start(1).write((1, "Chiama Mario Rossi"))
    earlier.must(c.AmendCard(1, "Un tutor"), earlier.seat(1))
    earlier.close()

    assert "changes" not in card(earlier, 1)
    assert "changes" not in card(story, 1)


def test_voted_card_keeps_its_words():
    script = (write(), choose(), clarify(), conclude())
    story = written(script).start(2).vote((1, (1,))).close().start(3)
    story.must(c.SuggestWording(1, "Due tutor"), BRUNO)

    assert code_of(story, c.AcceptWording(1), FRANCA) == "card_was_voted"
    assert code_of(story, c.AmendCard(1, "Due tutor"), FRANCA) == "card_was_voted"


# When


@pytest.mark.parametrize(
    ("command", "by"),
    [
        (c.AskQuestion(1, "Per quanti?"), BRUNO),
        (c.SuggestWording(1, "Altro"), BRUNO),
        (c.AnswerQuestion(QUESTION, "Per tutti"), FRANCA),
        (c.AcceptWording(WORDING), FRANCA),
        (c.DeclineWording(WORDING), FRANCA),
        (c.AmendCard(1, "Due"), FRANCA),
    ],
    ids=lambda each: type(each).__name__,
)
def test_nothing_is_said_on_hold_nor_after_the_close(command, by):
    held = discussed()
    held.must(c.Hold(2), GIULIA)

    assert code_of(held, command, by) == "table_on_hold"
    assert code_of(discussed().close(), command, by) == "moment_closed"


def test_about_hidden_cards_nothing_is_said():
    story = discussed()
    story.must(c.HideCard(1, "other"), GIULIA)

    assert code_of(story, c.AskQuestion(1, "Perché?"), BRUNO) == "card_not_shown"
    assert code_of(story, c.AcceptWording(WORDING), FRANCA) == "card_not_shown"


# Who signs


@pytest.mark.parametrize(
    ("authors", "signed"),
    [
        ("organisation", ("Organizzazione Esempio 2", None)),
        ("named", ("Organizzazione Esempio 2", name_of(2))),
        ("anonymous", (None, None)),
    ],
)
def test_remarks_are_signed_as_their_moment_says(authors, signed):
    story = discussed((write(), clarify(authors=authors), choose(), conclude()))

    first = remarks(story, Audience.PARTICIPANT)[0]

    assert (first["organisation"], first["author"]) == signed
    assert remarks(story, Audience.SCREEN)[0]["author"] is None


def test_own_phone_knows_its_own_remarks():
    story = discussed()
    before = story.state
    story.must(c.HideRemark(QUESTION, "offence"), GIULIA)

    assert touched_seats(before, story.state) == {2}
    people = directory(story.state.seats)
    assert [mine_of(story.state, seat, people)["remarks"] for seat in (1, 2, 3)] == [
        [],
        [{"number": 1, "reason": "offence"}],
        [{"number": 2, "reason": None}],
    ]


def test_amendments_of_before_there_were_wordings_are_lifted():
    assert from_record("card_amended", 1, {"card": 1}, {"text": "Due"}) == e.CardAmended(
        card=1, remark=None, text="Due"
    )
