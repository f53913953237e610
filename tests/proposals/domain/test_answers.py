"""Who may draft and publish what, without a database."""

from dataclasses import replace
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from proposals.domain.answers import Draft, state_while_drafting, why_not_draft, why_not_publish
from proposals.domain.states import ANSWERABLE, OUTCOMES, PUBLIC, State

PIERA, PAOLO = UUID(int=1), UUID(int=2)
DRAFT = Draft(outcome="accepted", reason="Si può fare.", office="Lavoro", drafter=PIERA, is_published=False)


def test_another_person_publishes():
    assert why_not_publish(DRAFT, State.UNDER_REVIEW, PAOLO) == ""


@pytest.mark.parametrize(
    ("changes", "state", "publisher", "code"),
    [
        ({}, State.UNDER_REVIEW, PIERA, "same_person"),
        ({"is_published": True}, State.ACCEPTED, PAOLO, "already_published"),
        ({"is_published": True}, State.ACCEPTED, PIERA, "already_published"),
        ({}, State.MERGED, PAOLO, "not_answerable"),
        ({}, State.WITHDRAWN, PAOLO, "not_answerable"),
        ({"outcome": "published"}, State.UNDER_REVIEW, PAOLO, "outcome_unknown"),
        ({"reason": " \n"}, State.UNDER_REVIEW, PAOLO, "reason_empty"),
        ({"office": ""}, State.UNDER_REVIEW, PAOLO, "office_empty"),
    ],
)
def test_publishing_is_refused_with_a_code(changes, state, publisher, code):
    assert why_not_publish(replace(DRAFT, **changes), state, publisher) == code


@given(state=st.sampled_from(State), outcome=st.sampled_from(State))
def test_only_an_outcome_on_something_answerable_is_drafted(state, outcome):
    allowed = why_not_draft(state, outcome, "Perché sì.", "Lavoro") == ""

    assert allowed is (state in ANSWERABLE and outcome in OUTCOMES)


@given(state=st.sampled_from(sorted(ANSWERABLE)), outcome=st.sampled_from(OUTCOMES))
def test_nobody_ever_publishes_their_own_words(state, outcome):
    assert why_not_publish(replace(DRAFT, outcome=outcome), state, PIERA) == "same_person"


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (State.PUBLISHED, State.UNDER_REVIEW),
        (State.UNDER_REVIEW, State.UNDER_REVIEW),
        (State.ACCEPTED, State.ACCEPTED),
        (State.NOT_ACCEPTED, State.NOT_ACCEPTED),
    ],
)
def test_a_first_draft_is_told_in_public_a_second_thought_is_not(before, after):
    assert state_while_drafting(before) == after


def test_every_outcome_is_public_and_may_be_answered_again():
    assert set(OUTCOMES) <= PUBLIC
    assert set(OUTCOMES) <= ANSWERABLE
    assert State.DRAFT not in PUBLIC
