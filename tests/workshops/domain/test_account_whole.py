"""The account is whole: pauses, reopenings, questions, wordings, families, ballots, synthesis, corrections."""

import pytest

from tests.support.people import MINUTE, choose, clarify, conclude, group, write
from tests.support.stories import GIULIA, Story
from tests.workshops.domain.concluding_scenes import accepted
from tests.workshops.domain.scenes import BRUNO, CARDS, DARIO, FRANCA, NADIA, choosing, concluded, seated, writing
from workshops.domain import commands as c
from workshops.domain.account import TableAccount, account_of
from workshops.domain.account_moments import Pause, Reopening
from workshops.domain.evolve import fold

SECRET = {"secrecy": "secret", "electors": "person"}
GROUP = (write(), group(), choose(), conclude())


def told(story: Story) -> TableAccount:
    return account_of(story.state, story.recorded)


def clarified(before_the_close=lambda _story: None, **rules) -> TableAccount:
    """Bruno asks about Franca's card and suggests other words."""
    story = writing((write(), clarify(**rules), conclude())).write(*CARDS).close().start(2)
    story.must(c.AskQuestion(1, "Per quanti?"), BRUNO)
    story.must(c.SuggestWording(1, "Un tutor per venti"), BRUNO)
    before_the_close(story)
    return told(story.close().start(3).close())


def test_making_it_again_from_the_log_gives_the_same():
    story = concluded()
    assert account_of(fold(story.recorded), story.recorded) == told(story)


def test_pause_is_told_from_when_to_when():
    story = writing((write(minutes=5), conclude()))
    story.wait(MINUTE)
    story.must(c.Hold(1), GIULIA)
    held = story.now
    story.wait(3 * MINUTE)
    story.must(c.Resume(1), GIULIA)
    account = told(story.close().start(2).close())
    assert account.moments[0].pauses == (Pause(held, held + 3 * MINUTE),)
    assert account.moments[1].pauses == ()


def test_time_added_is_told_in_minutes_also_after_a_pause():
    story = writing((write(minutes=5), conclude()))
    story.must(c.AddTime(1), GIULIA)
    story.must(c.Hold(1), GIULIA)
    story.wait(2 * MINUTE)
    story.must(c.Resume(1), GIULIA)
    story.must(c.AddTime(5), GIULIA)
    assert told(story.close().start(2).close()).moments[0].minutes_added == 6


def test_time_added_where_there_was_no_timer_is_told_too():
    story = writing((write(), conclude()))
    story.must(c.AddTime(5), GIULIA)
    assert told(story.close().start(2).close()).moments[0].minutes_added == 5


@pytest.mark.parametrize("reason", ["late", "mistake", "more_time", "other"])
def test_reopening_is_told_with_its_reason(reason):
    story = writing((write(), conclude())).write(*CARDS).close()
    story.must(c.ReopenMoment(1, reason), GIULIA)
    reopened = story.now
    story.wait(MINUTE)
    account = told(story.close().start(2).close())
    assert account.moments[0].reopenings == (Reopening(reopened, reason),)
    assert account.moments[0].closed_at > reopened


def test_moment_says_how_its_cards_were_signed():
    story = writing((write(authors="anonymous"), conclude())).close().start(2).close()
    assert [moment.authors for moment in told(story).moments] == ["anonymous", "organisation"]


def test_question_is_told_with_its_answer():
    card = clarified(lambda story: story.must(c.AnswerQuestion(1, "Per venti"), FRANCA)).cards[0]
    question = card.remarks[0]
    assert (question.kind, question.text, question.answer, question.organisation) == (
        "question",
        "Per quanti?",
        "Per venti",
        2,
    )


def test_accepted_wording_changes_the_card_and_what_it_said_stays_readable():
    card = clarified(lambda story: story.must(c.AcceptWording(2), FRANCA)).cards[0]
    assert (card.text, card.remarks[1].outcome) == ("Un tutor per venti", "accepted")
    assert [dict(change) for change in card.changes] == [
        {"at": card.changes[0]["at"], "remark": 2, "diff": [["same", "Un tutor"], ["new", " per venti"]]}
    ]


def test_declined_wording_leaves_the_card():
    card = clarified(lambda story: story.must(c.DeclineWording(2), FRANCA)).cards[0]
    assert (card.text, card.remarks[1].outcome, card.changes) == ("Un tutor", "declined", ())


def test_question_of_an_anonymous_moment_has_no_organisation():
    remarks = clarified(authors="anonymous").cards[0].remarks
    assert [(each.organisation, each.is_anonymous, each.text) for each in remarks] == [
        (None, True, "Per quanti?"),
        (None, True, "Un tutor per venti"),
    ]


@pytest.mark.parametrize(
    ("act", "standing"),
    [
        (lambda story: story.must(c.HideRemark(1, "offence"), GIULIA), "hidden"),
        (lambda story: story.must(c.EraseRemark(1), DARIO), "removed"),
        (lambda story: story.must(c.HideCard(1, "offence"), GIULIA), "hidden"),
        (lambda story: story.must(c.EraseCard(1), DARIO), "removed"),
    ],
    ids=["hidden", "erased", "card hidden", "card erased"],
)
def test_what_is_not_shown_of_a_question_has_no_words(act, standing):
    question = clarified(act).cards[0].remarks[0]
    assert (question.standing, question.text, question.answer, question.organisation) == (standing, None, None, None)


def test_hidden_card_keeps_nothing_of_what_it_said_before():
    def hide(story: Story) -> None:
        story.must(c.AcceptWording(2), FRANCA)
        story.must(c.HideCard(1, "other"), GIULIA)

    card = clarified(hide).cards[0]
    assert (card.text, card.changes) == (None, ())
    assert "tutor" not in str(card)


def test_family_is_told_with_its_cards_and_voices():
    story = writing(GROUP).write(*CARDS).close().start(2)
    story.must(c.GroupCards((1, 3)), GIULIA)
    story.must(c.NameFamily(1, "Tutor e autobus"), GIULIA)
    story.close().start(3).vote((1, (1,))).close().start(4).close()
    (family,) = told(story).families
    assert (family.name, family.cards, family.organisations, family.people) == ("Tutor e autobus", (1, 3), 1, 2)
    assert [(option, each.cards) for option, each in told(story).ballots[0].families] == [(1, (1, 3))]


def test_family_tells_only_the_cards_that_stand():
    story = writing(GROUP).write(*CARDS).close().start(2)
    story.must(c.GroupCards((1, 3)), GIULIA)
    story.close().start(3).vote((1, (1,))).close().start(4).close()
    story.must(c.HideCard(3, "other"), GIULIA)
    assert [family.cards for family in told(story).families] == [(1,)]
    story.must(c.HideCard(1, "other"), GIULIA)
    assert told(story).families == ()


def test_every_ballot_is_told_in_its_order():
    script = (write(), choose(threshold=50), choose(electors="person", method="score"), conclude())
    story = choosing(script).vote((1, (1,)), (2, (2,))).close().start(3).vote((3, (3, 4))).close().start(4).close()
    first, second = told(story).ballots
    assert (first.number, first.method, first.is_per_person, first.result["threshold"]["outcome"]) == (
        2,
        "approval",
        False,
        "reached",
    )
    assert (second.number, second.method, second.is_per_person, second.is_secret) == (3, "score", True, False)


def secret() -> Story:
    story = choosing((write(), choose(**SECRET), conclude()))
    for seat, receipt in ((1, "4829173655208841"), (2, "1029384756473829")):
        story.must(c.CastSecretBallot(2, (1 + seat % 2,), receipt), story.seat(seat))
    return story.close().start(3).close()


def test_secret_ballot_is_told_with_receipts_and_without_voters():
    (ballot,) = told(secret()).ballots
    assert ballot.is_secret
    assert [each["receipt"] for each in ballot.result["choices"]] == ["1029384756473829", "4829173655208841"]
    assert ballot.result["sectors"] == []
    assert "seat" not in str(ballot.result["choices"])


def test_choices_of_an_open_ballot_are_not_in_the_account():
    """Two evenings that differ only in who chose what have the same account where the sums are the same."""
    one = choosing().vote((1, (1,)), (2, (2,))).close().start(3).close()
    other = choosing().vote((1, (2,)), (2, (1,))).close().start(3).close()
    assert told(one) == told(other)


def test_synthesis_comes_in_its_order_then_minorities_then_the_rest():
    story = accepted()
    story.must(c.SetSentenceAside(2), GIULIA)
    story.must(c.MoveSentence(5, 1), GIULIA)
    account = told(story.close())
    assert [(each.number, each.place, each.is_minority) for each in account.sentences] == [
        (5, 1, False),
        (1, 2, False),
        (4, 3, False),
        (3, None, True),
        (2, None, False),
    ]


def test_minority_is_told_with_organisations_and_residents():
    story = accepted()
    for seat in (FRANCA, BRUNO):
        story.must(c.SignSentence(3), seat)
    position = next(each for each in told(story.close()).sentences if each.is_minority)
    assert (position.signed, position.residents) == ((1, 2), 1)


def test_sentence_of_the_table_says_so():
    by_number = {each.number: each for each in told(accepted().close()).sentences}
    assert [by_number[number].is_of_the_table for number in (1, 4)] == [False, True]
    assert by_number[1].organisation == 1


@pytest.mark.parametrize(
    ("act", "standing"),
    [
        (lambda story: story.must(c.HideSentence(3, "offence"), GIULIA), "hidden"),
        (lambda story: story.must(c.WithdrawSentence(3), NADIA), "withdrawn"),
        (lambda story: story.must(c.EraseSentence(3), DARIO), "removed"),
    ],
    ids=["hidden", "withdrawn", "erased"],
)
def test_position_that_is_not_shown_keeps_its_place_without_words_or_signatures(act, standing):
    story = accepted()
    act(story)
    position = next(each for each in told(story.close()).sentences if each.number == 3)
    assert (position.standing, position.text, position.signed, position.residents) == (standing, None, (), 0)
    assert "autobus" not in str(position)


def test_account_names_nobody_whatever_was_named():
    story = seated((write(authors="named"), clarify(authors="named"), conclude(authors="named"))).start(1)
    story.write(*CARDS).close().start(2)
    story.must(c.AskQuestion(1, "Per quanti?"), BRUNO)
    story.close().start(3)
    story.must(c.ProposeSentence("Serve", cards=(1,), minority=True), NADIA)
    assert "Nome-" not in str(told(story.close()))
