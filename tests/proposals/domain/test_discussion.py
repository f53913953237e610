"""What may be said, without a database."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from proposals.domain.discussion import (
    COMMENTS_PER_WINDOW,
    DISCUSSABLE,
    REPORT_REASONS,
    STANCES,
    NewComment,
    cleaned,
    why_not_written,
)
from proposals.domain.states import State
from proposals.domain.texts import COMMENT_CHARS
from proposals.models import Comment, Report


@pytest.mark.parametrize(
    ("comment", "recent", "code"),
    [
        (NewComment("Sì", "in-favour"), 0, ""),
        (NewComment("x" * COMMENT_CHARS, "neutral"), COMMENTS_PER_WINDOW - 1, ""),
        (NewComment("", "neutral"), 0, "comment_empty"),
        (NewComment(" \n\t", "neutral"), 0, "comment_empty"),
        (NewComment("x" * (COMMENT_CHARS + 1), "neutral"), 0, "comment_too_long"),
        (NewComment("Sì", "maybe"), 0, "stance_unknown"),
        (NewComment("Sì", "neutral", is_reply_to_reply=True), 0, "two_levels_only"),
        (NewComment("Sì", "neutral", parent_is_visible=False), 0, "comment_unknown"),
        (NewComment("Sì", "neutral"), COMMENTS_PER_WINDOW, "comments_too_fast"),
    ],
)
def test_each_fault_has_its_code(comment, recent, code):
    assert why_not_written(comment, recent) == code


@given(st.text())
def test_cleaned_text_is_stable_and_holds_nothing_that_cannot_be_stored(text):
    once = cleaned(text)

    assert cleaned(once) == once
    assert "\x00" not in once
    assert "\r" not in once
    assert all(char == "\n" or char.isprintable() for char in once)


@pytest.mark.parametrize(
    ("raw", "kept"),
    [
        ("uno\r\ndue\rtre", "uno\ndue\ntre"),
        ("  uno  ", "uno"),
        ("u\x00n\x07o", "uno"),
        ("perché\u2028no", "perchéno"),
        ("\U0001f600 bene", "\U0001f600 bene"),
        ("\ud800", ""),
    ],
)
def test_words_stay_and_controls_go(raw, kept):
    assert cleaned(raw) == kept


def test_the_database_knows_the_same_words_as_the_rules():
    assert set(Comment.Stance.values) == STANCES
    assert set(Report.Reason.values) == REPORT_REASONS


def test_what_has_ended_is_no_longer_discussed():
    assert frozenset(State) - DISCUSSABLE == {State.DRAFT, State.MERGED, State.WITHDRAWN}
