"""Positions of a minority: signed and left by each alone, never removed by who facilitates."""

import pytest

from tests.support.stories import GIULIA
from tests.workshops.domain.concluding_scenes import accepted
from tests.workshops.domain.scenes import BRUNO, DARIO, FRANCA, NADIA, ORESTE, TERESA, code_of
from workshops.domain import commands as c
from workshops.domain import events as e


def test_minority_is_signed_and_left_by_each_alone():
    story = accepted()
    for seat in (FRANCA, BRUNO, ORESTE):
        story.must(c.SignSentence(3), seat)
    assert story.state.sentences[3].signers == (3, 1, 2, 4)
    assert code_of(story, c.SignSentence(3), BRUNO) == "already_so"
    story.must(c.UnsignSentence(3), BRUNO)
    assert story.state.sentences[3].signers == (3, 1, 4)


def test_what_others_signed_stays_in_its_words():
    story = accepted()
    story.must(c.SignSentence(3), FRANCA)
    assert code_of(story, c.WithdrawSentence(3), NADIA) == "sentence_is_signed"
    assert code_of(story, c.AmendSentence(3, "Altro", cards=(1,)), NADIA) == "sentence_is_signed"
    story.must(c.UnsignSentence(3), NADIA)
    assert story.state.sentences[3].is_standing
    assert story.state.sentences[3].signers == (1,)


def test_with_the_last_signature_goes_the_position():
    story = accepted()
    happened = story.must(c.UnsignSentence(3), NADIA)
    assert happened == (e.SentenceUnsigned(sentence=3, seat=3), e.SentenceWithdrawn(sentence=3))
    assert story.state.sentences[3].is_withdrawn


def test_author_alone_changes_and_withdraws_a_position():
    story = accepted()
    story.must(c.AmendSentence(3, "Prima il tram", cards=(3,)), NADIA)
    assert (story.state.sentences[3].text, story.state.sentences[3].signers) == ("Prima il tram", (3,))
    story.must(c.WithdrawSentence(3), NADIA)
    assert not story.state.sentences[3].is_standing


@pytest.mark.parametrize(
    "command",
    [
        c.WithdrawSentence(6),
        c.AmendSentence(6, "Altro", cards=(1,)),
        c.AcceptSentence(6),
        c.SetSentenceAside(6),
        c.MoveSentence(6, 1),
    ],
    ids=lambda command: type(command).__name__,
)
def test_who_facilitates_removes_no_minority_not_even_one_written_for_somebody(command):
    story = accepted()
    story.must(c.ProposeSentence("Dipende", cards=(1,), minority=True, seat=TERESA.seat), GIULIA)
    assert code_of(story, command) == "minority_stays"


def test_minority_is_hidden_with_a_reason_and_comes_back_with_its_signatures():
    story = accepted()
    story.must(c.HideSentence(3, "personal_data"), GIULIA)
    assert code_of(story, c.SignSentence(3), FRANCA) == "sentence_not_shown"
    assert code_of(story, c.HideSentence(3, "other")) == "already_so"
    story.must(c.RestoreSentence(3), GIULIA)
    assert (story.state.sentences[3].is_standing, story.state.sentences[3].signers) == (True, (3,))


def test_hidden_sentence_comes_back_to_its_place():
    story = accepted()
    story.must(c.HideSentence(2, "other"), GIULIA)
    story.close()
    story.must(c.RestoreSentence(2), GIULIA)
    assert story.state.synthesis == (1, 2, 4, 5)


def test_erased_sentence_has_no_words_no_author_and_no_signatures():
    story = accepted()
    story.must(c.SignSentence(3), FRANCA)
    (event,) = story.must(c.EraseSentence(3), DARIO)
    places = [seq for seq, _at, each in story.recorded if getattr(each, "sentence", None) == 3 and each is not event]
    assert event == e.SentenceErased(sentence=3, parts=tuple(places))
    sentence = story.state.sentences[3]
    assert (sentence.text, sentence.seat, sentence.signers, sentence.is_erased) == (None, None, (), True)
    assert code_of(story, c.EraseSentence(3), DARIO) == "already_so"
    assert code_of(story, c.RestoreSentence(3)) == "already_so"
