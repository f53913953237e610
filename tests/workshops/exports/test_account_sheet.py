"""The account's sheet from stories of the domain: what each part says, and what it never says."""

import json
from io import BytesIO
from types import SimpleNamespace

import pytest
from pypdf import PdfReader

from tests.support.people import choose, clarify, conclude, directory, group, write
from tests.support.stories import GIULIA, Story
from tests.workshops.domain.concluding_scenes import accepted
from tests.workshops.domain.scenes import BRUNO, CARDS, DARIO, FRANCA, NADIA, choosing, concluded, writing
from workshops.domain import commands as c
from workshops.domain.account import account_of
from workshops.domain.audiences import Audience
from workshops.domain.view import view_of
from workshops.exports.account_sheet import account_sheet
from workshops.exports.typesetting import typeset
from workshops.result_words import told
from workshops.views import account_parts as parts

NAMES = {1: SimpleNamespace(name="Cooperativa Esempio"), 2: SimpleNamespace(name="Scuola Esempio")}
TABLE = SimpleNamespace(number=3, is_demo=False, direction=SimpleNamespace(order=2))
ADDRESS = "https://voci.example/tavoli/482917/resoconto/"
SECTION = {"workshop": {"it": "Laboratorio di prova"}, "direction": {"name": {"it": "Competenze"}}}
RECEIPTS = ("4829173656208841", "1111222233334444")


def context(story: Story) -> dict:
    """What the page has, without a database."""
    account = account_of(story.state, story.recorded)
    view = view_of(story.state, directory(story.state.seats), Audience.PUBLIC)
    cards = {card.number: row(card) for card in account.cards}
    result = account.result
    return {
        "section": SECTION,
        "told": told(view),
        "opened_at": parts.time_of(account.opened_at),
        "concluded_at": parts.time_of(account.concluded_at),
        "moments": [moment(each) for each in account.moments],
        "organisations": [{"name": "Cooperativa Esempio", "sector": "cooperativa", "seats": 2}],
        "residents": account.residents,
        "cards": list(cards.values()),
        "families": parts.families_in(account, cards),
        "synthesis": parts.synthesis_in(account, cards, NAMES),
        "corrections": parts.corrections_in(account),
        "photos": parts.photos_in(TABLE, account),
        "earlier": parts.earlier_ballots(account),
        "written": len(cards),
        "result": result,
        "first": [cards[each.card] for each in result.rows if each.position == 1] if result else [],
        "best": result.rows[0].in_favour if result and result.rows else 0,
        "shown": {card["number"]: card for card in view["cards"]},
        "areas": [],
    }


def row(card) -> dict:
    remarks = parts.remarks_on(card, NAMES)
    author = parts.author_of(card, NAMES)
    return {"card": card, "author": author, "remarks": remarks, "proposal": None, "at": parts.time_of(card.at)}


def moment(each) -> dict:
    begin, end = parts.time_of(each.opened_at), parts.time_of(each.closed_at)
    return {"kind": each.kind, "question": each.question, "from": begin, "to": end, "notes": parts.notes_on(each)}


def sheet(story: Story):
    return account_sheet(TABLE, context(story), address=ADDRESS, head={"seq": story.state.seq, "hash": "ab" * 32})


def data(story: Story) -> dict:
    return sheet(story).data


def paper(story: Story) -> str:
    made = sheet(story)
    pages = PdfReader(BytesIO(typeset(made.template, made.data))).pages
    return " ".join(" ".join(page.extract_text() for page in pages).split())


def ended(*ballots: dict, votes: tuple = ((1, (1, 2)), (2, (2,)))) -> Story:
    story = choosing((write(), *ballots, conclude())).vote(*votes).close()
    return story.start(len(ballots) + 2).close()


def test_heading_says_which_table_when_and_how_it_was_made():
    made = data(concluded())
    assert (made["title"], made["lang"], made["order"]) == ("Resoconto del tavolo 3 · Laboratorio di prova", "it", 2)
    assert made["when"].startswith("12 maggio 2026, dalle 16.00 alle ")
    assert f"impronta {'ab' * 8}. La pagina: {ADDRESS}" in made["made"]


@pytest.mark.parametrize(
    ("ballot", "votes", "said"),
    [
        (choose(), ((1, (1, 2)), (2, (2,))), "«Laboratori aperti»: 2 organizzazioni su "),
        (choose(), ((1, (1,)), (2, (2,))), "«Un tutor» e «Laboratori aperti»: una organizzazione su "),
        (choose(electors="person"), ((1, (2,)), (3, (2,))), "«Laboratori aperti»: 2 persone su "),
        (choose(method="score"), ((1, (2, 5)), (2, (2, 4))), "Laboratori aperti"),
    ],
    ids=["approval", "two-firsts", "people", "score"],
)
def test_first_sentence_says_what_was_chosen_and_by_how_many(ballot, votes, said):
    found = data(ended(ballot, votes=votes))["said"]
    assert said in found
    assert "Hanno espresso la preferenza in 2 su " in found
    assert found.endswith("la preferenza è consultiva.")


def test_threshold_is_told_with_the_result():
    assert "raggiunta" in data(ended(choose(threshold=50)))["said"]


def test_rounds_are_a_table_on_paper():
    story = ended(choose(method="ranking", electors="person"), votes=((1, (1, 2)), (2, (2, 3)), (3, (3, 2))))
    (ballot,) = data(story)["result"]["ballots"]
    assert all(len(line["cells"]) == len(ballot["rounds"]["heads"]) for line in ballot["rounds"]["lines"])
    assert ballot["rounds"]["heads"][0] in paper(story)


def test_receipts_of_a_secret_choice_are_on_paper_with_the_choice_alone():
    script = (write(), choose(secrecy="secret"), conclude())
    story = Story().open(script).sit(1, 2, 3, 4, 5).start(1).write(*CARDS).close().start(2)
    for seat, receipt in zip((FRANCA, BRUNO), RECEIPTS, strict=True):
        story.must(c.CastSecretBallot(2, (2,), receipt), seat)
    story.close().start(3).close()
    (ballot,) = data(story)["result"]["ballots"]
    assert {each["receipt"] for each in ballot["choices"]["rows"]} == {"4829 1736 5620 8841", "1111 2222 3333 4444"}
    assert all(set(each) == {"receipt", "words"} for each in ballot["choices"]["rows"])
    assert "4829 1736 5620 8841 «Laboratori aperti»" in paper(story)


@pytest.mark.parametrize(
    ("act", "instead"),
    [
        (lambda story: story.must(c.HideCard(1, "offence"), GIULIA), "[nascosta da chi facilita]"),
        (lambda story: story.must(c.EraseCard(1), DARIO), "[rimossa]"),
    ],
    ids=["hidden", "erased"],
)
def test_card_that_is_not_shown_is_nowhere_on_the_sheet(act, instead):
    story = concluded()
    act(story)
    made = data(story)
    assert "Un tutor" not in json.dumps(made)
    assert (made["cards"][0]["title"], made["cards"][0]["rest"]) == ("Carta 1", instead)
    assert instead in paper(story)


@pytest.mark.parametrize(
    ("command", "by", "instead"),
    [
        (c.HideSentence(3, "offence"), GIULIA, "[nascosta da chi facilita]"),
        (c.EraseSentence(3), DARIO, "[rimossa]"),
    ],
    ids=["hidden", "erased"],
)
def test_position_that_is_not_shown_keeps_its_place_without_its_words(command, by, instead):
    story = accepted().close()
    story.must(command, by)
    made = data(story)
    (position,) = made["synthesis"]["minority"]
    assert (position["text"], position["signed"], position["is_shown"]) == (instead, "", False)
    assert "Prima l’autobus" not in json.dumps(made, ensure_ascii=False)


@pytest.mark.parametrize(
    ("command", "by"), [(c.HideCorrection(1, "offence"), GIULIA), (c.EraseCorrection(1), DARIO)], ids=["hide", "erase"]
)
def test_correction_that_is_not_shown_says_neither_its_words_nor_its_answer(command, by):
    story = concluded()
    story.must(c.AskCorrection("Erano due", card=1), FRANCA)
    story.must(c.DeclineCorrection(1, "Si disse così"), GIULIA)
    assert "Erano due" in paper(story)
    story.must(command, by)
    (row,) = data(story)["corrections"]["rows"]
    assert (row["heading"], row["reason"], row["is_shown"]) == ("Non accolta · carta 1", "", False)
    assert not [each for each in ("Erano due", "Si disse così") if each in json.dumps(data(story))]


def test_anonymous_cards_name_nobody_on_paper():
    story = choosing((write(authors="anonymous"), choose(), conclude())).close().start(3).close()
    made = data(story)
    assert {each["about"].partition(" · ")[2] for each in made["cards"]} == {"carta senza nome"}
    assert not [name for name in ("Cooperativa", "Scuola") if name in json.dumps(made["cards"])]


def test_questions_other_words_and_families_are_told():
    script = (write(), clarify(), group(), conclude())
    story = writing(script).write(*CARDS).close().start(2)
    story.must(c.AskQuestion(1, "Per quanti?"), BRUNO)
    story.must(c.SuggestWording(1, "Un tutor per venti"), NADIA)
    story.must(c.AcceptWording(2), FRANCA)
    story.close().start(3)
    story.must(c.GroupCards((1, 3)), GIULIA)
    made = data(story.close().start(4).close())
    question, wording = made["cards"][0]["remarks"]
    assert (question["text"], question["outcome"], question["answer"]) == ("Per quanti?", "Ancora senza risposta.", "")
    assert wording["outcome"] == "Accettate da chi ha scritto la carta."
    (change,) = made["cards"][0]["changes"]["rows"]
    assert [(each["kind"], each["says"]) for each in change["pieces"]] == [("same", ""), ("new", "aggiunto:")]
    assert [each["card"] for each in made["families"][0]["cards"]] == [1, 3]
    assert made["said"].startswith("Al tavolo non si è scelto")
    assert made["result"] == {"ballots": [], "others": ""}


def test_question_erased_on_request_is_not_on_paper():
    story = writing((write(), clarify(), conclude())).write(*CARDS).close().start(2)
    story.must(c.AskQuestion(1, "Per quanti?"), BRUNO)
    story.close().start(3).close()
    story.must(c.EraseRemark(1), DARIO)
    (question,) = data(story)["cards"][0]["remarks"]
    assert (question["text"], question["is_shown"], question["kind"]) == ("[rimossa]", False, "Domanda")
