"""Questions: the reason and the yes or no are one answer; what is open is asked of the consultation."""

from datetime import timedelta

import pytest
from django.contrib.auth.models import AnonymousUser

from consultations.queries import is_open, open_verbs
from proposals import permissions
from proposals.domain.states import State
from proposals.models import Comment, Proposal
from tests.proposals.people import NOW, make_consultation, make_element, make_table_proposal

pytestmark = pytest.mark.django_db
NOBODY = AnonymousUser()


def test_what_is_open_is_what_the_phase_around_now_says():
    consultation = make_consultation(verbs=("comment",), closes_at=NOW + timedelta(days=1))

    assert open_verbs(consultation.pk, NOW) == {"comment"}
    assert open_verbs(consultation.pk, NOW - timedelta(days=31)) == frozenset()
    assert open_verbs(consultation.pk, NOW - timedelta(days=30)) == {"comment"}
    assert open_verbs(consultation.pk, NOW + timedelta(days=1)) == frozenset()
    assert is_open(consultation.pk, "comment", NOW) is True
    assert is_open(consultation.pk, "support", NOW) is False


def test_a_phase_without_an_end_stays_open():
    consultation = make_consultation(verbs=("support",))
    consultation.phases.update(closes_at=None)

    assert open_verbs(consultation.pk, NOW + timedelta(days=10_000)) == {"support"}


def test_without_a_consultation_nothing_is_closed(django_assert_num_queries):
    with django_assert_num_queries(0):
        assert open_verbs(None, NOW) == {"propose", "support", "comment"}


@pytest.mark.parametrize("state", list(State))
def test_what_may_be_seen_supported_and_answered_follows_the_state(people, state):
    proposal = make_table_proposal()
    proposal.state = state

    ended = state in {State.DRAFT, State.MERGED, State.WITHDRAWN}
    assert permissions.can_see_proposal(NOBODY, proposal) is (state != State.DRAFT)
    assert permissions.can_support(people.rosa, proposal, NOW) is not ended
    assert permissions.can_comment(people.rosa, proposal, NOW) is not ended
    assert permissions.can_withdraw_support(people.rosa, proposal, NOW) is not ended
    assert permissions.can_draft_answer(people.piera, proposal, NOW) is not ended


@pytest.mark.parametrize(
    ("who", "moderates", "plans"), [("rosa", False, False), ("mario", True, False), ("piera", False, True)]
)
def test_roles_are_held_apart(people, who, moderates, plans):
    person, proposal, element = getattr(people, who), make_table_proposal(), make_element()
    hidden = Comment.objects.create(proposal=proposal, text="Via", at=NOW, visibility="hidden")

    assert permissions.can_moderate(person) is moderates
    assert permissions.can_hide_content(person, proposal, NOW) is moderates
    assert permissions.can_restore_content(person, hidden, NOW) is moderates
    assert permissions.can_plan(person) is plans
    assert permissions.can_link_plan_element(person, proposal, element, NOW) is plans


def test_ones_own_comment_may_be_removed_also_after_the_phase(people):
    proposal = make_table_proposal(consultation=make_consultation(closes_at=NOW))
    comment = Comment.objects.create(proposal=proposal, author=people.rosa.participant, text="Mio", at=NOW)

    assert permissions.can_remove_comment(people.rosa, comment, NOW + timedelta(days=9)) is True
    assert permissions.can_remove_comment(people.stranger, comment, NOW) is False
    assert permissions.can_remove_comment(NOBODY, comment, NOW) is False


def test_a_hidden_proposal_is_closed_to_everybody_even_its_moderator(people):
    proposal = make_table_proposal()
    Proposal.objects.update(is_hidden=True)
    proposal.refresh_from_db()

    for person in (NOBODY, people.rosa, people.mario):
        assert permissions.why_not_support(person, proposal, NOW) == "proposal_hidden"
        assert permissions.can_follow(person, proposal, NOW) is False
    assert permissions.can_restore_content(people.mario, proposal, NOW) is True


def test_the_reason_given_first_is_the_one_that_signing_in_does_not_mend():
    proposal = make_table_proposal(consultation=make_consultation(verbs=()))

    assert permissions.why_not_comment(NOBODY, proposal, NOW) == "phase_closed"
    assert permissions.can_report(NOBODY, proposal, NOW) is False
