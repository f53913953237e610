"""Which choices each method refuses, and with which code."""

import pytest

from home.domain.refusal import Refused
from workshops.domain.methods import METHODS, Method, Rules
from workshops.domain.methods.consent import Stance

RULES = Rules(options=(1, 2, 3, 4), max_choices=2, budget=5, max_score=3)


def answer(method: Method, choice: tuple[int, ...]) -> tuple[str, dict] | None:
    try:
        METHODS[method].check(RULES, choice)
    except Refused as refusal:
        return refusal.code, refusal.details
    return None


@pytest.mark.parametrize("method", Method)
def test_nothing_is_a_choice_too(method):
    assert answer(method, ()) is None


@pytest.mark.parametrize(
    ("method", "choice"),
    [
        (Method.APPROVAL, (4, 1)),
        (Method.RANKING, (4, 1, 2, 3)),
        (Method.RANKING, (2,)),
        (Method.DOTS, (1, 5)),
        (Method.DOTS, (1, 1, 2, 2, 4, 2)),
        (Method.SCORE, (1, 0, 2, 3, 3, 3, 4, 1)),
        (Method.CONSENT, (1, 0, 2, 1, 4, 2)),
    ],
)
def test_choice_that_the_rules_know(method, choice):
    assert answer(method, choice) is None


@pytest.mark.parametrize(
    ("method", "choice", "code", "details"),
    [
        (Method.APPROVAL, (1, 2, 3), "too_many_choices", {"limit": 2}),
        (Method.APPROVAL, (1, 1), "choice_twice", {}),
        (Method.APPROVAL, (9,), "choice_unknown", {}),
        (Method.RANKING, (1, 2, 1), "choice_twice", {}),
        (Method.RANKING, (1, 9), "choice_unknown", {}),
        (Method.DOTS, (1, 6), "too_many_dots", {"limit": 5}),
        (Method.DOTS, (1, 3, 2, 3), "too_many_dots", {"limit": 5}),
        (Method.DOTS, (1, 0), "malformed", {}),
        (Method.DOTS, (1, -1, 2, 5), "malformed", {}),
        (Method.DOTS, (2, 1, 1, 1), "malformed", {}),
        (Method.DOTS, (1, 1, 1, 1), "choice_twice", {}),
        (Method.DOTS, (9, 1), "choice_unknown", {}),
        (Method.DOTS, (1,), "malformed", {}),
        (Method.SCORE, (1, 4), "score_out_of_range", {"limit": 3}),
        (Method.SCORE, (1, -1), "score_out_of_range", {"limit": 3}),
        (Method.SCORE, (9, 1), "choice_unknown", {}),
        (Method.SCORE, (1, 1, 2), "malformed", {}),
        (Method.CONSENT, (1, 4), "malformed", {}),
        (Method.CONSENT, (1, -1), "malformed", {}),
        (Method.CONSENT, (9, 0), "choice_unknown", {}),
    ],
)
def test_choice_that_the_rules_do_not_know_is_refused(method, choice, code, details):
    assert answer(method, choice) == (code, details)


def test_resolved_objection_is_counted_and_not_open():
    choices = [(1, Stance.CONSENTS), (1, Stance.OBJECTS), (1, Stance.ASIDE, 2, Stance.OBJECTS)]

    still = METHODS[Method.CONSENT].count(RULES, choices)["rows"][0]
    settled = METHODS[Method.CONSENT].count(RULES, [choices[0], (1, Stance.RESOLVED), choices[2]])

    assert still == {"card": 1, "in_favour": 1, "aside": 1, "objections": 1, "open": 1, "position": 3}
    assert settled["rows"][0] == {"card": 1, "in_favour": 1, "aside": 1, "objections": 1, "open": 0, "position": 1}
    assert settled["rows"][1]["open"] == 1


def test_every_card_left_ties_and_shares_the_place():
    result = METHODS[Method.RANKING].count(RULES, [(1, 2), (2, 1)])

    assert {row["card"]: row["position"] for row in result["rows"]} == {1: 1, 2: 1, 3: 3, 4: 3}
    assert [each["eliminated"] for each in result["rounds"]] == [[3, 4], []]


def test_ranking_of_one_card_has_no_rounds():
    result = METHODS[Method.RANKING].count(Rules(options=(8,)), [(8,), ()])

    assert (result["rows"], result["rounds"]) == ([{"card": 8, "in_favour": 1, "position": 1}], [])
    said = METHODS[Method.RANKING].said({**result, "voters": 2, "voted": 2})
    assert (said.leaders, said.figure, said.of) == ((8,), 1, 2)


def test_nobody_leads_where_nobody_chose():
    for counting in METHODS.values():
        said = counting.said({**counting.count(RULES, [(), ()]), "voters": 3, "voted": 2})
        assert (said.leaders, said.figure) == ((), 0)
