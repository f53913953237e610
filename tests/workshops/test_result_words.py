"""A result in words and bars: sectors beside the count where all of them are told, and what each bar is drawn of."""

import pytest

from workshops.domain.methods import Method
from workshops.result_words import bar_of, majorities, told

SECTORS = [
    {"sector": "company", "voters": 3, "rows": {"1": 2}},
    {"sector": "school", "voters": 2, "rows": {"1": 1}},
    {"sector": "union", "voters": 1, "rows": {"1": 1}},
    {"sector": "none", "voters": 0, "rows": {"1": 0}},
]
RESULT = {"voters": 6, "voted": 5, "sectors": SECTORS, "rows": [{"card": 1, "in_favour": 4, "dots": 8, "points": 2}]}


def test_half_a_sector_is_no_majority_and_an_absent_one_is_not_present():
    assert majorities(RESULT, 1) == (2, 3)


@pytest.mark.parametrize("changes", [{"voters": 9}, {"sectors": []}])
def test_nothing_is_said_where_a_sector_is_left_out(changes):
    assert majorities({**RESULT, **changes}, 1) is None


@pytest.mark.parametrize(
    ("method", "row", "parts"),
    [
        (Method.APPROVAL, {"in_favour": 3}, [("for", 0, 50)]),
        (Method.APPROVAL, {"in_favour": 0}, []),
        (Method.DOTS, {"in_favour": 3, "dots": 4}, [("for", 0, 50)]),
        (Method.SCORE, {"in_favour": 3, "points": 2}, [("for", 0, 100)]),
        (Method.CONSENT, {"in_favour": 3, "aside": 0, "open": 3}, [("for", 0, 50), ("open", 50, 50)]),
    ],
)
def test_bar_is_drawn_of_what_the_figure_says(method, row, parts):
    assert [(part["kind"], part["at"], part["width"]) for part in bar_of(method, RESULT, row)] == parts


def test_bar_of_an_empty_table_is_empty():
    assert bar_of(Method.DOTS, {**RESULT, "voters": 0, "rows": [{"dots": 0}]}, {"in_favour": 0, "dots": 0}) == []


CARDS = [{"number": number, "text": f"Carta {number}"} for number in (1, 2, 3)]
UNSAID = {"in_favour": 0, "aside": 0, "objections": 0, "open": 0, "position": 3}


def by_consent(*rows: dict) -> dict:
    """The view of a ballot by consent, its rows in the order of the ballot."""
    result = {"ballot": 2, "method": "consent", "voters": 5, "voted": 5, "sectors": []}
    return {"result": {**result, "rows": [{**UNSAID, **row} for row in rows]}, "ballot": {}, "cards": CARDS}


@pytest.mark.parametrize(
    ("noted", "sentence"),
    [
        ({}, "C’è consenso su «Carta 1»: nessuna obiezione aperta."),
        (
            {"noted": 1, "objections": 1},
            "C’è consenso su «Carta 1»: nessuna obiezione aperta; una annotata con la motivazione.",
        ),
        (
            {"noted": 2, "objections": 3},
            "C’è consenso su «Carta 1»: nessuna obiezione aperta; 2 annotate con la motivazione.",
        ),
    ],
)
def test_consent_over_objections_that_were_only_noted_says_so(noted, sentence):
    assert told(by_consent({"card": 1, "in_favour": 3, "position": 1, **noted}))["said"] == sentence


def test_figure_and_list_of_cards_say_which_objection_was_only_noted():
    one = {"in_favour": 3, "position": 1}
    found = told(by_consent({"card": 2, **one, "objections": 1, "noted": 1}, {"card": 1, **one}))

    assert found["said"] == (
        "C’è consenso su 2 carte, senza obiezioni aperte: «Carta 1», "
        "«Carta 2» (un’obiezione annotata con la motivazione)."
    )
    assert found["rows"][1]["figure"] == (
        "Consenso, nessuna obiezione aperta · consensi 3 su 5 · un’obiezione annotata con la motivazione"
    )


def test_equal_cards_are_named_in_the_order_of_the_rows():
    rows = [{"card": card, "in_favour": 2, "position": 1} for card in (3, 1, 2)]
    view = {"result": {"voters": 3, "voted": 3, "sectors": [], "rows": rows}, "ballot": {}, "cards": CARDS}

    found = told(view)

    assert found["said"] == "Prime a pari merito: «Carta 1», «Carta 2», «Carta 3»."
    assert [row["card"] for row in found["rows"]] == [1, 2, 3]
