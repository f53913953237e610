"""Hiding and erasing what was said about a card: off every screen, out of the record, the chain whole."""

import pytest

from tests.support.stories import GIULIA, records, reread
from tests.workshops.domain.scenes import BRUNO, DARIO, FRANCA, code_of
from tests.workshops.domain.test_deciding_remarks import QUESTION, WORDING, discussed, remarks
from workshops.domain import commands as c
from workshops.domain.audiences import Audience
from workshops.domain.evolve import fold


def test_hidden_remark_is_legible_for_who_facilitates_only():
    story = discussed()
    story.must(c.AnswerQuestion(QUESTION, "Per tutti"), FRANCA)
    story.must(c.HideRemark(QUESTION, "personal_data"), GIULIA)

    for audience in (Audience.PARTICIPANT, Audience.SCREEN, Audience.PUBLIC):
        hidden = remarks(story, audience)[0]
        assert (hidden["state"], hidden["text"], hidden["answer"]) == ("hidden", None, None)
    assert remarks(story, Audience.FACILITATOR)[0]["text"] == "Per quanti?"
    assert code_of(story, c.AnswerQuestion(QUESTION, "Ancora"), FRANCA) == "remark_not_shown"
    story.must(c.RestoreRemark(QUESTION), DARIO)
    assert remarks(story, Audience.PUBLIC)[0]["text"] == "Per quanti?"


def test_with_a_hidden_card_goes_what_was_said_about_it():
    story = discussed()
    story.must(c.HideCard(1, "other"), GIULIA)

    assert [remark["text"] for remark in remarks(story, Audience.PARTICIPANT)] == [None, None]


def test_erased_card_takes_its_versions_and_remarks_with_it():
    story = discussed()
    story.must(c.AnswerQuestion(QUESTION, "Per tutti"), FRANCA)
    story.must(c.AcceptWording(WORDING), FRANCA)
    [erased] = story.must(c.EraseCard(1), DARIO)

    assert set(erased.parts) <= {seq for seq, *_rest, part in records(story) if part is not None}
    assert len(erased.parts) == len(set(erased.parts)) == 5
    assert fold(reread(records(story), without=frozenset(erased.parts))) == story.state
    for audience in Audience:
        assert {remark["text"] for remark in remarks(story, audience)} == {None}
        assert {remark["answer"] for remark in remarks(story, audience)} == {None}


def test_erased_remark_leaves_its_place():
    story = discussed()
    [erased] = story.must(c.EraseRemark(WORDING), DARIO)

    assert erased.parts == story.state.remarks[2].parts
    assert remarks(story, Audience.FACILITATOR)[1]["state"] == "removed"
    assert fold(reread(records(story), without=frozenset(erased.parts))) == story.state
    assert code_of(story, c.EraseRemark(WORDING), DARIO) == "already_so"


@pytest.mark.parametrize(
    ("command", "by", "code"),
    [
        (c.HideRemark(1, "because"), GIULIA, "malformed"),
        (c.HideRemark(9, "other"), GIULIA, "remark_unknown"),
        (c.RestoreRemark(1), GIULIA, "already_so"),
        (c.EraseRemark(9), DARIO, "remark_unknown"),
        (c.HideRemark(1, "other"), BRUNO, "not_facilitating"),
        (c.EraseRemark(1), GIULIA, "not_allowed"),
    ],
)
def test_hiding_is_refused(command, by, code):
    assert code_of(discussed(), command, by) == code
