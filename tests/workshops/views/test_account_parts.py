"""The account's parts in words, each by itself."""

from dataclasses import dataclass

import pytest
from django.utils.translation import override

from tests.support.people import MINUTE, NOW, choose, conclude, group, write
from tests.support.stories import GIULIA, Story
from tests.workshops.domain.concluding_scenes import accepted
from tests.workshops.domain.scenes import BRUNO, CARDS, DARIO, FRANCA, NADIA, choosing, concluded, writing
from workshops.domain import commands as c
from workshops.domain.account import MomentAccount, Pause, Reopening, TableAccount, account_of
from workshops.views import account_parts as parts

GROUPING = (write(), group(), choose(), conclude())


@dataclass(frozen=True)
class Named:
    name: str


NAMES = {1: Named("Cooperativa Esempio"), 2: Named("Scuola Esempio"), 3: Named("Impresa Esempio")}


def told(story: Story) -> TableAccount:
    return account_of(story.state, story.recorded)


def rows(account: TableAccount) -> dict[int, dict]:
    return {card.number: {"card": card} for card in account.cards}


def moment(**more) -> MomentAccount:
    usual = {"number": 1, "kind": "write", "question": {"it": "Che cosa?"}, "opened_at": NOW, "closed_at": NOW + MINUTE}
    return MomentAccount(**{**usual, **more})


def synthesis(story: Story) -> dict:
    account = told(story.close())
    return parts.synthesis_in(account, rows(account), NAMES)


@pytest.mark.parametrize(
    ("more", "notes"),
    [
        ({}, []),
        ({"authors": "anonymous"}, ["Le carte sono senza nome."]),
        ({"authors": "anonymous", "kind": "clarify"}, []),
        ({"authors": "named"}, []),
        ({"pauses": (Pause(NOW, NOW + 5 * MINUTE),)}, ["In pausa dalle 16.00 alle 16.05."]),
        ({"pauses": (Pause(NOW, None),)}, ["In pausa dalle 16.00."]),
        ({"minutes_added": 1}, ["Tempo aggiunto: un minuto."]),
        ({"minutes_added": 6}, ["Tempo aggiunto: 6 minuti."]),
    ],
)
def test_moment_has_a_note_for_what_happened_to_it(more, notes):
    assert parts.notes_on(moment(**more)) == notes


@pytest.mark.parametrize("reason", ["late", "mistake", "more_time", "other"])
def test_reopening_has_its_hour_and_its_reason_in_words(reason):
    (note,) = parts.notes_on(moment(reopenings=(Reopening(NOW + MINUTE, reason),)))
    assert note.startswith("Riaperto alle 16.01: ")
    assert reason not in note


def test_notes_follow_the_language():
    with override("en"):
        assert parts.notes_on(moment(minutes_added=6)) == ["Time added: 6 minutes."]


def test_author_is_an_organisation_or_a_resident():
    cards = told(concluded()).cards
    assert [parts.author_of(card, NAMES) for card in cards] == [
        "Cooperativa Esempio",
        "Scuola Esempio",
        "una persona residente",
    ]


def test_anonymous_card_is_not_said_to_be_a_residents():
    """It would be false, and with the others named it would tell who is left."""
    script = (write(authors="anonymous"), choose(), conclude())
    cards = told(choosing(script).close().start(3).close()).cards
    assert {parts.author_of(card, NAMES) for card in cards} == {"carta senza nome"}


def test_organisation_that_is_no_longer_known_breaks_nothing():
    assert parts.author_of(told(concluded()).cards[0], {}) == "una persona residente"


def test_family_has_a_label_its_cards_and_voices():
    story = writing(GROUPING).write(*CARDS).close().start(2)
    story.must(c.GroupCards((1, 3)), GIULIA)
    account = told(story.close().start(3).close().start(4).close())
    (family,) = parts.families_in(account, rows(account))
    assert (family["label"], family["organisations"], family["people"]) == ("Famiglia 1", 1, 2)
    assert [each["card"].text for each in family["cards"]] == ["Un tutor", "Un autobus la notte"]


def test_synthesis_names_cards_and_who_signs():
    story = accepted()
    for seat in (FRANCA, BRUNO):
        story.must(c.SignSentence(3), seat)
    found = synthesis(story)
    assert [each["text"] for each in found["accepted"]] == [
        "Serve un tutor",
        "Laboratori la sera",
        "Si comincia a marzo",
        "Si torna a maggio",
    ]
    (position,) = found["minority"]
    assert position["signed"] == "Cooperativa Esempio, Scuola Esempio, una persona residente"
    assert [each["card"].number for each in position["cards"]] == [3]
    assert found["proposed"] == []


def test_sentence_says_whose_it_is():
    found = synthesis(accepted())["accepted"]
    assert [each["by"] for each in found] == [
        "Cooperativa Esempio",
        "Scuola Esempio",
        "chi facilita, per il tavolo",
        "chi facilita, per il tavolo",
    ]


def test_sentence_taken_back_is_not_told():
    story = accepted()
    story.must(c.WithdrawSentence(1), FRANCA)
    story.must(c.WithdrawSentence(3), NADIA)
    found = synthesis(story)
    assert [each["number"] for each in found["accepted"]] == [2, 4, 5]
    assert found["minority"] == []


@pytest.mark.parametrize(
    ("act", "standing"),
    [
        (lambda story: story.must(c.HideSentence(3, "offence"), GIULIA), "hidden"),
        (lambda story: story.must(c.EraseSentence(3), DARIO), "removed"),
    ],
    ids=["hidden", "erased"],
)
def test_position_that_is_not_shown_keeps_its_place(act, standing):
    story = accepted()
    act(story)
    (position,) = synthesis(story)["minority"]
    assert (position["standing"], position["text"], position["signed"]) == (standing, None, "")


def test_corrections_are_in_words_with_their_date():
    story = concluded()
    story.must(c.AskCorrection("Erano due", card=1), FRANCA)
    story.must(c.AskCorrection("Manca il tram"), BRUNO)
    story.must(c.DeclineCorrection(1, "Si disse così"), GIULIA)
    found = parts.corrections_in(told(story))
    assert found["pending"] == 1
    (declined,) = found["decided"]
    assert (declined["words"], declined["reason"], declined["card"]) == ("Non accolta", "Si disse così", 1)
    assert declined["decided_at"].timestamp() * 1000 == story.now


def test_earlier_choices_are_told_and_the_last_one_is_not_told_twice():
    script = (write(), choose(threshold=50), choose(method="score"), conclude())
    story = choosing(script).vote((1, (1,)), (2, (2,))).close().start(3).vote((1, (3, 4))).close().start(4).close()
    (earlier,) = parts.earlier_ballots(told(story))
    assert earlier["number"] == 2
    assert "Un tutor" in earlier["told"]["said"]
    assert "raggiunta" in earlier["told"]["threshold"]


def test_earlier_choice_between_families_names_them():
    script = (write(), group(), choose(), choose(), conclude())
    story = writing(script).write(*CARDS).close().start(2)
    story.must(c.GroupCards((1, 3)), GIULIA)
    story.must(c.NameFamily(1, "Tutor e autobus"), GIULIA)
    story.close().start(3).vote((1, (1,))).close().start(4).vote((1, (2,))).close().start(5).close()
    (earlier,) = parts.earlier_ballots(told(story))
    assert "Tutor e autobus" in earlier["told"]["said"]


def test_table_with_one_choice_has_no_earlier_one():
    assert parts.earlier_ballots(told(concluded())) == []
