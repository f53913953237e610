"""A result in words and bars: sectors beside the count where all of them are told, and what each bar is drawn of."""

import pytest

from workshops.domain.methods import Method
from workshops.result_words import bar_of, majorities

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
