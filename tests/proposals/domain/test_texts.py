"""Headings are made from what somebody wrote, and the writing itself is never cut."""

import pytest

from proposals.domain.refs import kind_of, name_of, reference_from_card
from proposals.domain.texts import TITLE_CHARS, heading, whole_card


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("Meno carta", "Meno carta"),
        ("  Meno carta \nun solo modulo", "Meno carta"),
        ("x" * 200, "x" * 119 + "…"),
        ("parola, " * 20, "parola, " * 13 + "parola…"),
    ],
)
def test_heading_is_the_first_line_cut_at_a_word(text, title):
    assert heading(text) == title
    assert len(heading(text)) <= TITLE_CHARS


@pytest.mark.parametrize(
    ("title", "text", "card"),
    [
        ("Meno carta", "", "Meno carta"),
        ("Meno carta", "Meno carta\nun solo modulo", "Meno carta\nun solo modulo"),
        ("Meno carta", "un solo modulo", "Meno carta\nun solo modulo"),
    ],
)
def test_the_card_is_put_together_once(title, text, card):
    assert whole_card(title, text) == card


def test_references_have_a_kind_and_a_name():
    assert (kind_of("carta/7-31"), name_of("carta/7-31"), reference_from_card("carta/7-31")) == (
        "carta",
        "7-31",
        "t7-31",
    )
