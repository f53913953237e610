"""The account's corrections: decided ones with date and reason, the others as a number, hidden ones without words."""

import pytest

from tests.support.people import MINUTE
from tests.support.stories import GIULIA, Story
from tests.workshops.domain.scenes import BRUNO, DARIO, FRANCA, chosen, concluded
from workshops.domain import commands as c
from workshops.domain.account import TableAccount, account_of
from workshops.domain.corrections import DAY_MS


def told(story: Story) -> TableAccount:
    return account_of(story.state, story.recorded)


def corrected() -> Story:
    story = concluded()
    story.must(c.AskCorrection("Erano due tutor", card=1), FRANCA)
    story.must(c.AskCorrection("Manca la data"), BRUNO)
    return story


def test_request_that_waits_is_a_number():
    corrections = told(corrected()).corrections
    assert (corrections.pending, corrections.decided) == (2, ())
    assert "tutor" not in str(corrections)


def test_decided_corrections_are_told_with_their_date_and_reason():
    story = corrected()
    story.must(c.AcceptCorrection(1, ""), GIULIA)
    story.wait(MINUTE)
    story.must(c.DeclineCorrection(2, "La data è in testa"), DARIO)
    accepted_one, declined = told(story).corrections.decided
    assert (accepted_one.text, accepted_one.card, accepted_one.decision, accepted_one.reason) == (
        "Erano due tutor",
        1,
        "accepted",
        None,
    )
    assert (declined.decision, declined.reason, declined.decided_at) == ("declined", "La data è in testa", story.now)
    assert told(story).corrections.pending == 0
    assert told(story).cards[0].text == "Un tutor"


def test_correction_of_a_hidden_card_is_not_told_either():
    story = corrected()
    story.must(c.AcceptCorrection(1, ""), GIULIA)
    story.must(c.HideCard(1, "personal_data"), GIULIA)
    (correction,) = told(story).corrections.decided
    assert (correction.standing, correction.text) == ("hidden", None)


@pytest.mark.parametrize(
    ("act", "decided"),
    [
        (lambda story: story.must(c.HideCorrection(1, "offence"), GIULIA), [("hidden", None)]),
        (lambda story: story.must(c.EraseCorrection(1), DARIO), [("removed", None)]),
    ],
    ids=["hidden", "erased"],
)
def test_correction_that_is_not_shown_has_no_words(act, decided):
    story = corrected()
    story.must(c.AcceptCorrection(1, "Vero"), GIULIA)
    act(story)
    assert [(each.standing, each.text) for each in told(story).corrections.decided] == decided


def test_withdrawn_request_leaves_no_trace_in_the_account():
    story = corrected()
    story.must(c.WithdrawCorrection(1), FRANCA)
    assert (told(story).corrections.pending, told(story).corrections.decided) == (1, ())


def test_account_says_until_when_a_correction_may_be_asked():
    story = concluded()
    assert told(story).corrections.until == story.state.concluded_at + 14 * DAY_MS
    assert (told(story).corrections.pending, told(story).corrections.decided) == (0, ())


def test_correction_of_a_sentence_goes_where_the_sentence_goes():
    story = chosen().start(3)
    story.must(c.ProposeSentence("Serve", cards=(1,)), FRANCA)
    story.close()
    story.must(c.AskCorrection("Non disse così", sentence=1), BRUNO)
    story.must(c.AcceptCorrection(1, "Vero"), GIULIA)
    (shown,) = told(story).corrections.decided
    assert (shown.sentence, shown.text, shown.reason) == (1, "Non disse così", "Vero")
    story.must(c.HideSentence(1, "personal_data"), GIULIA)
    (hidden,) = told(story).corrections.decided
    assert (hidden.standing, hidden.text, hidden.reason) == ("hidden", None, None)


def test_account_does_not_say_who_asked():
    story, other = concluded(), concluded()
    for each, seat in ((story, FRANCA), (other, BRUNO)):
        each.must(c.AskCorrection("Erano due", card=1), seat)
        each.must(c.AcceptCorrection(1, ""), GIULIA)
    assert told(story) == told(other)


def test_account_of_the_evening_is_the_same_before_and_after_a_correction():
    story = concluded()
    before = told(story)
    story.must(c.AskCorrection("Erano due", card=1), FRANCA)
    story.must(c.AcceptCorrection(1, ""), GIULIA)
    after = told(story)
    assert (after.cards, after.ballots, after.moments, after.concluded_at) == (
        before.cards,
        before.ballots,
        before.moments,
        before.concluded_at,
    )
