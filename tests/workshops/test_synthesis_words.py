"""The synthesis in words: what a sentence rests on, who signs, what may be cited, what a correction may be about."""

from datetime import UTC, datetime

import pytest
from django.utils.translation import override

from tests.support.people import NOW
from workshops.synthesis_words import corrections_of, synthesis_of
from workshops.views.mirroring import screen_lines


def sentence(number, **more):
    return {
        "number": number,
        "state": "shown",
        "minority": False,
        "place": None,
        "text": f"Frase {number}",
        "cards": [1],
        "families": [],
        "ballots": [],
        "organisation": None,
        "author": None,
        "signed": [],
        "residents": 0,
        "at": NOW,
        **more,
    }


def card(number, **more):
    return {"number": number, "state": "shown", "text": f"Carta {number}\nAltre parole", **more}


def view(*sentences, **more):
    return {
        "cards": [card(1), card(2), card(3, state="hidden", text=None), card(4, state="covered", text=None)],
        "families": [{"number": 1, "name": "Insieme", "cards": [1, 2], "organisations": 2, "people": 2}],
        "result": {"ballot": 2, "rows": []},
        "moment": {"number": 3, "kind": "conclude", "phase": "open", "held": False},
        "counts": {"voted": 1, "voters": 2},
        "state": "running",
        "sentences": list(sentences),
        **more,
    }


def test_sentences_stand_in_three_groups_the_accepted_ones_in_order():
    told = synthesis_of(view(sentence(1, place=2), sentence(2, place=1), sentence(3, minority=True), sentence(4)))
    groups = {name: [each["number"] for each in told[name]] for name in ("accepted", "minority", "proposed")}
    assert groups == {"accepted": [2, 1], "minority": [3], "proposed": [4]}


def test_sentence_names_what_it_rests_on_by_its_first_line():
    (told,) = synthesis_of(view(sentence(1, cards=[1, 3, 9], families=[1, 7], ballots=[2])))["proposed"]
    assert told["cites"] == "«Carta 1», [rimossa], [rimossa], la famiglia «Insieme», il risultato delle preferenze"


def test_words_follow_the_language():
    with override("en"):
        (told,) = synthesis_of(view(sentence(1, ballots=[2])))["proposed"]
    assert told["cites"] == "“Carta 1”, the result of the preferences"


@pytest.mark.parametrize(
    ("signed", "residents", "words"),
    [
        (["Scuola Esempio"], 0, "Scuola Esempio"),
        (["Impresa Esempio", "Scuola Esempio"], 1, "Impresa Esempio, Scuola Esempio, una persona residente"),
        ([], 2, "2 persone residenti"),
    ],
)
def test_signatures_are_counted_in_words(signed, residents, words):
    (told,) = synthesis_of(view(sentence(1, minority=True, signed=signed, residents=residents)))["minority"]
    assert told["signers"] == words


def test_only_what_can_be_read_may_be_cited():
    labels = [(each["field"], each["number"], each["label"]) for each in synthesis_of(view())["citable"]]
    assert labels == [
        ("ballots", 2, "il risultato delle preferenze"),
        ("families", 1, "la famiglia «Insieme»"),
        ("cards", 1, "Carta 1"),
        ("cards", 2, "Carta 2"),
    ]
    assert [each["field"] for each in synthesis_of(view(result=None, families=[]))["citable"]] == ["cards", "cards"]


def test_hidden_and_withdrawn_sentences_are_left_out_for_others():
    gone = [sentence(1, state="withdrawn", text=None), sentence(2, state="hidden", text=None)]
    told = synthesis_of(view(*gone))
    assert (told["proposed"], told["is_any"]) == ([], False)


def test_own_hidden_sentence_says_why():
    mine = {"sentences": [{"number": 1, "own": True, "signed": False, "reason": "offence"}]}
    (told,) = synthesis_of(view(sentence(1, state="hidden", text=None)), mine)["proposed"]
    assert (told["why_hidden"], told["is_own"]) == ("offence", True)


def test_screen_in_words_tells_the_synthesis_and_counts_minorities():
    both = view(sentence(1, place=1), sentence(2, minority=True), sentence(3, minority=True), sentence(4))
    assert screen_lines(both) == ["Frase 1", "2 posizioni di minoranza"]


def test_window_of_corrections_is_open_until_its_end():
    told = corrections_of(view(corrections_until=NOW + 1), {}, NOW)
    assert told["until"] == datetime.fromtimestamp((NOW + 1) / 1000, tz=UTC)
    assert corrections_of(view(corrections_until=NOW), {}, NOW)["until"] is None
    assert corrections_of(view(), {}, NOW)["until"] is None


def test_correction_may_be_about_what_can_be_read():
    topics = corrections_of(view(sentence(1), sentence(2, state="hidden", text=None)), {}, NOW)["topics"]
    assert [(each["value"], each["label"]) for each in topics] == [
        ("sentence-1", "Frase 1"),
        ("card-1", "Carta 1"),
        ("card-2", "Carta 2"),
    ]


@pytest.mark.parametrize(
    ("state", "words"),
    [("asked", "In esame"), ("accepted", "Accolta"), ("declined", "Non accolta"), ("withdrawn", "Ritirata da te")],
)
def test_state_of_a_request_is_in_words(state, words):
    asked = corrections_of(view(), {"corrections": [{"number": 1, "state": state}]}, NOW)["asked"]
    assert [each["words"] for each in asked] == [words]
