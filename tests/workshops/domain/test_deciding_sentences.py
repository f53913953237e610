"""Rules of the synthesis: who proposes, who accepts and orders, and what nobody can take from a minority."""

import pytest

from tests.support.people import conclude, group, write
from tests.support.stories import GIULIA
from tests.workshops.domain.concluding_scenes import accepted, concluding, proposed
from tests.workshops.domain.scenes import (
    BRUNO,
    CARDS,
    DARIO,
    FRANCA,
    NADIA,
    chosen,
    code_of,
    concluded,
    seated,
    written,
)
from workshops.domain import commands as c
from workshops.domain import events as e
from workshops.domain.deciding_sentences import CITES_MAX, SENTENCES_MAX, SENTENCES_PER_SEAT_MAX
from workshops.domain.sentences import Cites

WITH_FAMILIES = (write(), group(), conclude())


def test_sentence_is_proposed_with_what_it_rests_on():
    story = concluding()
    happened = story.must(c.ProposeSentence("  Serve un tutor \n", cards=(1, 2, 1), ballots=(2,)), FRANCA)
    assert happened == (
        e.SentenceProposed(
            sentence=1,
            moment=3,
            channel="seat",
            is_minority=False,
            cards=(1, 2),
            families=(),
            ballots=(2,),
            text="Serve un tutor",
            seat=1,
        ),
    )
    assert story.state.sentences[1].cites == Cites(cards=(1, 2), ballots=(2,))
    assert story.state.synthesis == ()


def test_position_of_a_minority_is_signed_by_who_proposes_it():
    happened = concluding().must(c.ProposeSentence("No", cards=(1,), minority=True), NADIA)
    assert [type(event) for event in happened] == [e.SentenceProposed, e.SentenceSigned]
    assert happened[1] == e.SentenceSigned(sentence=1, seat=3)


def test_who_facilitates_writes_for_the_table():
    story = concluding()
    (event,) = story.must(c.ProposeSentence("Si comincia a marzo", cards=(1,)), GIULIA)
    assert (event.channel, event.seat) == ("facilitator", None)


def test_who_facilitates_writes_and_signs_for_somebody_without_a_phone():
    story = concluding()
    story.must(c.ProposeSentence("Dipende", cards=(1,), minority=True, seat=5), GIULIA)
    assert (story.state.sentences[1].seat, story.state.sentences[1].signers) == (5, (5,))
    story.must(c.ProposeSentence("Non così", cards=(1,), minority=True), NADIA)
    story.must(c.SignSentence(2, seat=5), GIULIA)
    assert story.state.sentences[2].signers == (3, 5)


@pytest.mark.parametrize(
    ("command", "code"),
    [
        (c.ProposeSentence("Così"), "nothing_cited"),
        (c.ProposeSentence("", cards=(1,)), "text_empty"),
        (c.ProposeSentence("x" * 281, cards=(1,)), "text_too_long"),
        (c.ProposeSentence("Così", cards=(9,)), "card_unknown"),
        (c.ProposeSentence("Così", families=(1,)), "family_unknown"),
        (c.ProposeSentence("Così", ballots=(1,)), "ballot_unknown"),
        (c.ProposeSentence("Così", ballots=(3,)), "ballot_unknown"),
        (c.ProposeSentence("Così", cards=tuple(range(1, CITES_MAX + 2))), "too_many_cites"),
        (c.ProposeSentence("Così", cards=(1,), seat=2), "not_allowed"),
    ],
)
def test_sentence_that_does_not_stand_is_refused(command, code):
    assert code_of(concluding(), command, FRANCA) == code


@pytest.mark.parametrize(
    ("seat", "code"), [(1, "seat_has_a_phone"), (77, "seat_unknown"), (5, None)], ids=["phone", "nobody", "no phone"]
)
def test_who_facilitates_names_only_who_has_no_phone(seat, code):
    assert code_of(concluding(), c.ProposeSentence("Così", cards=(1,), seat=seat)) == code


def test_freed_seat_is_not_written_for():
    story = concluding()
    story.must(c.FreeSeat(5), GIULIA)
    assert code_of(story, c.ProposeSentence("Così", cards=(1,), seat=5)) == "seat_freed"


def test_minority_of_nobody_is_refused():
    assert code_of(concluding(), c.ProposeSentence("Così", cards=(1,), minority=True)) == "minority_is_signed"


def test_hidden_card_is_not_cited():
    story = concluding()
    story.must(c.HideCard(1, "other"), GIULIA)
    assert code_of(story, c.ProposeSentence("Così", cards=(1,)), FRANCA) == "card_not_shown"


def test_card_that_is_still_covered_is_not_cited():
    """A table that concludes in the middle and writes again: what is not revealed yet cannot be spoken of."""
    story = seated((write(), conclude(), write(), conclude())).start(1).write(*CARDS).close().start(2).close()
    story.start(3).write((1, "Ancora coperta"))
    assert code_of(story, c.ProposeSentence("Così", cards=(4,)), FRANCA) == "moment_closed"
    story.close().start(4)
    assert code_of(story, c.ProposeSentence("Così", cards=(4,)), FRANCA) is None


def test_family_is_cited_and_may_be_gone_later():
    story = written(WITH_FAMILIES).start(2)
    story.must(c.GroupCards((1, 3)), GIULIA)
    story.close().start(3)
    story.must(c.ProposeSentence("Insieme", families=(1,)), FRANCA)
    assert story.state.sentences[1].cites == Cites(families=(1,))


@pytest.mark.parametrize("make", [seated, written, chosen])
def test_nothing_is_proposed_before_the_table_concludes(make):
    code = code_of(make(), c.ProposeSentence("Così", cards=(1,)), FRANCA)
    assert code in {"moment_not_open", "moment_closed"}


def test_nothing_is_proposed_after_the_end_or_on_hold():
    assert code_of(concluded(), c.ProposeSentence("Così", cards=(1,)), FRANCA) == "table_concluded"
    story = concluding()
    story.must(c.Hold(3), GIULIA)
    assert code_of(story, c.ProposeSentence("Così", cards=(1,)), FRANCA) == "table_on_hold"


def test_one_seat_does_not_fill_the_table():
    story = concluding()
    for _time in range(SENTENCES_PER_SEAT_MAX):
        story.must(c.ProposeSentence("Ancora", cards=(1,)), FRANCA)
    assert code_of(story, c.ProposeSentence("Una di più", cards=(1,)), FRANCA) == "too_many_sentences"
    for _time in range(SENTENCES_MAX - SENTENCES_PER_SEAT_MAX):
        story.must(c.ProposeSentence("Del tavolo", cards=(1,)), GIULIA)
    assert code_of(story, c.ProposeSentence("Una di più", cards=(1,)), BRUNO) == "table_full"


def test_accepted_sentences_stand_in_the_order_of_their_acceptance():
    assert accepted().state.synthesis == (1, 2, 4, 5)


@pytest.mark.parametrize(
    ("number", "place", "order"),
    [(5, 1, (5, 1, 2, 4)), (1, 4, (2, 4, 5, 1)), (1, 2, (2, 1, 4, 5)), (4, 2, (1, 4, 2, 5)), (2, 3, (1, 4, 2, 5))],
)
def test_sentence_is_moved_to_a_place(number, place, order):
    story = accepted()
    story.must(c.MoveSentence(number, place), GIULIA)
    assert story.state.synthesis == order


@pytest.mark.parametrize(
    ("number", "place", "order"),
    [(5, 1, (5, 1, 2, 4)), (1, 3, (2, 4, 5, 1)), (5, 2, (1, 2, 5, 4)), (4, 3, (1, 2, 5, 4))],
)
def test_places_are_counted_among_what_everybody_sees(number, place, order):
    """Sentence 2 is hidden: it keeps its place in the record."""
    story = accepted()
    story.must(c.HideSentence(2, "other"), GIULIA)
    story.must(c.MoveSentence(number, place), GIULIA)
    assert story.state.synthesis == order


@pytest.mark.parametrize(
    ("command", "code"),
    [
        (c.MoveSentence(1, 0), "place_unknown"),
        (c.MoveSentence(1, 5), "place_unknown"),
        (c.MoveSentence(1, 1), "already_so"),
        (c.MoveSentence(9, 1), "sentence_unknown"),
        (c.MoveSentence(3, 1), "minority_stays"),
        (c.AcceptSentence(1), "already_so"),
        (c.AcceptSentence(3), "minority_stays"),
        (c.AcceptSentence(9), "sentence_unknown"),
        (c.SetSentenceAside(3), "minority_stays"),
        (c.HideSentence(1, "bad"), "malformed"),
        (c.HideSentence(9, "other"), "sentence_unknown"),
        (c.RestoreSentence(1), "already_so"),
    ],
)
def test_desk_is_refused_what_makes_no_sense(command, code):
    assert code_of(accepted(), command) == code


def test_sentence_set_aside_is_proposed_again():
    story = accepted()
    story.must(c.SetSentenceAside(2), GIULIA)
    assert story.state.synthesis == (1, 4, 5)
    assert code_of(story, c.SetSentenceAside(2)) == "already_so"
    story.must(c.AcceptSentence(2), DARIO)
    assert story.state.synthesis == (1, 4, 5, 2)


def test_amended_sentence_is_accepted_no_more():
    story = accepted()
    story.must(c.AmendSentence(1, "Servono più tutor", cards=(1, 2)), FRANCA)
    sentence = story.state.sentences[1]
    assert (sentence.text, sentence.was_amended, sentence.cites) == ("Servono più tutor", True, Cites(cards=(1, 2)))
    assert story.state.synthesis == (2, 4, 5)


@pytest.mark.parametrize(
    ("command", "code"),
    [
        (c.AmendSentence(2, "Altro", cards=(1,)), "not_your_sentence"),
        (c.WithdrawSentence(2), "not_your_sentence"),
        (c.WithdrawSentence(9), "sentence_unknown"),
        (c.AmendSentence(1, "Altro"), "nothing_cited"),
        (c.AmendSentence(1, " ", cards=(1,)), "text_empty"),
        (c.SignSentence(1), "sentence_not_minority"),
        (c.UnsignSentence(1), "sentence_not_minority"),
        (c.UnsignSentence(3), "already_so"),
        (c.SignSentence(3, seat=5), "not_allowed"),
    ],
)
def test_seat_is_refused_what_is_not_its_own(command, code):
    assert code_of(accepted(), command, FRANCA) == code


def test_who_facilitates_corrects_the_tables_own_sentence_and_no_other():
    story = accepted()
    assert code_of(story, c.AmendSentence(4, "Si comincia ad aprile", cards=(1,))) is None
    assert code_of(story, c.AmendSentence(1, "Altro", cards=(1,))) == "seat_has_a_phone"
    assert code_of(story, c.WithdrawSentence(1)) == "seat_has_a_phone"
    assert code_of(story, c.WithdrawSentence(5)) is None


def test_withdrawn_sentence_is_out_of_the_synthesis_for_good():
    story = accepted()
    story.must(c.WithdrawSentence(1), FRANCA)
    assert story.state.synthesis == (2, 4, 5)
    for command in (c.AcceptSentence(1), c.SetSentenceAside(1)):
        assert code_of(story, command) == "sentence_not_shown"
    assert code_of(story, c.HideSentence(1, "other")) == "already_so"


@pytest.mark.parametrize(("read", "code"), [(0, None), (1, "sentence_changed"), (2, None), (3, "sentence_changed")])
def test_words_that_changed_meanwhile_are_not_accepted_unread(read, code):
    story = proposed()
    story.must(c.AmendSentence(1, "Servono due tutor", cards=(1,)), FRANCA)

    assert code_of(story, c.AcceptSentence(1, version=read)) == code
    assert ((1 in story.state.synthesis), story.state.sentences[1].version) == (code is None, 2)


@pytest.mark.parametrize(("read", "code"), [(0, None), (1, "sentence_changed"), (2, None)])
def test_words_that_changed_meanwhile_are_not_signed_unread(read, code):
    story = proposed()
    story.must(c.AmendSentence(3, "Prima il tram", cards=(3,)), NADIA)

    assert code_of(story, c.SignSentence(3, version=read), BRUNO) == code
    assert code_of(story, c.SignSentence(3, seat=5, version=read)) == code


def test_sentence_that_nobody_amended_has_its_first_words():
    assert code_of(proposed(), c.AcceptSentence(1, version=1)) is None
