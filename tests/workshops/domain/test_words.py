"""The difference between two texts, in whole words."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workshops.domain.words import GONE, NEW, SAME, word_diff

TEXTS = st.text(alphabet="abà \n.", max_size=40)


@pytest.mark.parametrize(
    ("before", "after", "pieces"),
    [
        ("Un tutor", "Un tutor", ((SAME, "Un tutor"),)),
        ("Un tutor", "Due tutor", ((GONE, "Un"), (NEW, "Due"), (SAME, " tutor"))),
        ("Un tutor qui", "Un qui", ((SAME, "Un "), (GONE, "tutor "), (SAME, "qui"))),
        ("", "Un", ((NEW, "Un"),)),
        ("Un", "", ((GONE, "Un"),)),
        ("", "", ()),
    ],
)
def test_difference_is_told_in_words(before, after, pieces):
    assert word_diff(before, after) == pieces


@given(TEXTS, TEXTS)
def test_pieces_make_both_texts_again(before, after):
    pieces = word_diff(before, after)
    assert "".join(text for mark, text in pieces if mark != NEW) == before
    assert "".join(text for mark, text in pieces if mark != GONE) == after
    assert all(text for _mark, text in pieces)
