"""Rules of corrections: asked in the announced days by who was there, decided once, told beside the original."""

import pytest

from home.domain.refusal import Refused
from tests.support.people import choose, conclude, write
from tests.support.stories import GIULIA, Story
from tests.workshops.domain.scenes import BRUNO, DARIO, FRANCA, chosen, code_of, concluded
from workshops.domain import commands as c
from workshops.domain import events as e
from workshops.domain.corrections import DAY_MS, Decision
from workshops.domain.deciding_corrections import CORRECTIONS_MAX, CORRECTIONS_PER_SEAT_MAX, corrections_end
from workshops.domain.script import rules_hash, spec_from_json, spec_to_json


def asked() -> Story:
    """Franca's request about card 1, Bruno's about the account as a whole."""
    story = concluded()
    story.must(c.AskCorrection("Erano due tutor", card=1), FRANCA)
    story.must(c.AskCorrection("Manca la data"), BRUNO)
    return story


def of(days: int) -> Story:
    return chosen((write(), choose(), conclude(correction_days=days))).start(3).close()


def test_correction_is_asked_about_a_card():
    story = concluded()
    happened = story.must(c.AskCorrection(" Erano due tutor ", card=1), FRANCA)
    assert happened == (e.CorrectionAsked(correction=1, card=1, sentence=0, text="Erano due tutor", seat=1),)
    assert story.state.corrections[1].decision is None


def test_correction_is_asked_about_a_sentence():
    story = chosen().start(3)
    story.must(c.ProposeSentence("Serve", cards=(1,)), FRANCA)
    story.close()
    story.must(c.AskCorrection("Non disse così", sentence=1), BRUNO)
    assert (story.state.corrections[1].card, story.state.corrections[1].sentence) == (0, 1)


@pytest.mark.parametrize(
    ("command", "code"),
    [
        (c.AskCorrection(""), "text_empty"),
        (c.AskCorrection("x" * 281), "text_too_long"),
        (c.AskCorrection("Una", card=9), "card_unknown"),
        (c.AskCorrection("Una", sentence=9), "sentence_unknown"),
        (c.AskCorrection("Una", card=1, sentence=1), "malformed"),
    ],
)
def test_request_that_says_nothing_is_refused(command, code):
    assert code_of(concluded(), command, FRANCA) == code


def test_nothing_is_corrected_before_the_end():
    assert code_of(chosen().start(3), c.AskCorrection("Una"), FRANCA) == "not_concluded"


@pytest.mark.parametrize("days", [1, 14, 90])
def test_window_is_the_scripts_and_ends_to_the_millisecond(days):
    story = of(days)
    end = corrections_end(story.state)
    assert end == story.state.concluded_at + days * DAY_MS
    story.now = end - 1
    assert code_of(story, c.AskCorrection("In tempo"), FRANCA) is None
    story.now = end
    assert code_of(story, c.AskCorrection("Tardi"), FRANCA) == "corrections_over"


def test_window_of_no_days_takes_no_request():
    assert code_of(of(0), c.AskCorrection("Una"), FRANCA) == "corrections_over"


def test_there_is_no_window_before_the_conclusion():
    assert corrections_end(chosen().state) is None


def test_request_made_in_time_is_decided_after_the_window():
    story = asked()
    story.now = corrections_end(story.state) + DAY_MS
    story.must(c.AcceptCorrection(1, ""), DARIO)
    assert story.state.corrections[1].decision is Decision.ACCEPTED


def test_usual_window_is_not_written_into_the_rules():
    """Rules hashed before there was a window keep their hash."""
    usual = spec_from_json(conclude())
    assert "correction_days" not in spec_to_json(usual)
    assert rules_hash(usual) == rules_hash(spec_from_json(conclude(correction_days=14)))
    other = spec_from_json(conclude(correction_days=30))
    assert spec_to_json(other)["correction_days"] == 30
    assert spec_from_json(spec_to_json(other)) == other


@pytest.mark.parametrize("days", [-1, 91, "due"])
def test_window_that_nobody_means_is_malformed(days):
    with pytest.raises(Refused, match="script_malformed"):
        spec_from_json(conclude(correction_days=days))


def test_accepted_correction_may_have_a_note():
    story = asked()
    assert story.must(c.AcceptCorrection(1, ""), GIULIA) == (e.CorrectionAccepted(correction=1, reason=""),)
    story.must(c.AcceptCorrection(2, "  Era il 12 maggio "), GIULIA)
    assert [each.reason for each in story.state.corrections.values()] == [None, "Era il 12 maggio"]


@pytest.mark.parametrize("text", ["", "  \n"])
def test_declined_correction_never_goes_without_a_reason(text):
    assert code_of(asked(), c.DeclineCorrection(1, text)) == "reason_missing"


@pytest.mark.parametrize("decide", [c.AcceptCorrection(1, "Sì"), c.DeclineCorrection(1, "No")])
def test_correction_is_decided_once(decide):
    story = asked()
    story.must(decide, GIULIA)
    for again in (c.AcceptCorrection(1, "Sì"), c.DeclineCorrection(1, "No")):
        assert code_of(story, again) == "already_so"
    assert code_of(story, c.WithdrawCorrection(1), FRANCA) == "already_so"


def test_decision_says_when():
    story = asked()
    story.wait(3 * DAY_MS)
    story.must(c.DeclineCorrection(1, "Si disse così"), DARIO)
    correction = story.state.corrections[1]
    assert (correction.decided_at, correction.reason) == (story.now, "Si disse così")


def test_original_stays_as_it_was():
    story = asked()
    before = (story.state.cards, story.state.sentences)
    story.must(c.AcceptCorrection(1, ""), GIULIA)
    assert (story.state.cards, story.state.sentences) == before


def test_own_request_is_withdrawn_and_nobody_elses():
    story = asked()
    assert code_of(story, c.WithdrawCorrection(1), BRUNO) == "not_your_correction"
    assert code_of(story, c.WithdrawCorrection(9), BRUNO) == "correction_unknown"
    story.must(c.WithdrawCorrection(1), FRANCA)
    assert code_of(story, c.AcceptCorrection(1, "")) == "correction_not_shown"


def test_request_is_hidden_with_a_reason_and_shown_again():
    story = asked()
    assert code_of(story, c.HideCorrection(1, "bad")) == "malformed"
    story.must(c.HideCorrection(1, "personal_data"), GIULIA)
    assert code_of(story, c.HideCorrection(1, "other")) == "already_so"
    assert code_of(story, c.DeclineCorrection(1, "No")) == "correction_not_shown"
    story.must(c.RestoreCorrection(1), GIULIA)
    assert code_of(story, c.RestoreCorrection(1)) == "already_so"
    assert story.state.corrections[1].is_standing


def test_erased_request_has_no_words_no_reason_and_no_author():
    story = asked()
    story.must(c.DeclineCorrection(1, "Si disse così"), GIULIA)
    (event,) = story.must(c.EraseCorrection(1), DARIO)
    places = [
        seq
        for seq, _at, each in story.recorded
        if isinstance(each, e.CorrectionAsked | e.CorrectionDeclined) and each.correction == 1
    ]
    assert event.parts == tuple(places)
    correction = story.state.corrections[1]
    assert (correction.text, correction.reason, correction.seat) == (None, None, None)
    assert code_of(story, c.EraseCorrection(1), DARIO) == "already_so"


def test_one_seat_does_not_fill_the_list():
    story = concluded()
    for _time in range(CORRECTIONS_PER_SEAT_MAX):
        story.must(c.AskCorrection("Ancora"), FRANCA)
    assert code_of(story, c.AskCorrection("Una di più"), FRANCA) == "too_many_corrections"
    assert code_of(story, c.AskCorrection("Una"), BRUNO) is None
    assert CORRECTIONS_MAX > CORRECTIONS_PER_SEAT_MAX


def test_freed_seat_asks_for_nothing():
    story = concluded()
    story.must(c.FreeSeat(1), GIULIA)
    assert code_of(story, c.AskCorrection("Una"), FRANCA) == "seat_freed"
