"""Many at once, by the same rules as one."""

from datetime import timedelta

import pytest

from home.domain.refusal import Refused
from proposals.models import Comment, Proposal, Support
from proposals.services.lots import Saying, Supporting, post_comments_together, support_together
from proposals.services.support import support
from tests.proposals.people import NOW, make_consultation, make_table_proposal, make_user

pytestmark = pytest.mark.django_db


def test_a_lot_of_supports_counts_each_person_once(people):
    proposal = make_table_proposal()
    support(proposal, by=people.rosa, now=NOW)
    lot = [Supporting(person, NOW) for person in (people.rosa, people.stranger, people.stranger, people.mario)]

    assert support_together(proposal, lot) == 2
    assert support_together(proposal, lot) == 0
    assert Proposal.objects.get().support_count == Support.objects.count() == 3


def test_an_empty_lot_does_nothing_not_even_where_one_would_be_refused():
    closed = make_table_proposal(consultation=make_consultation(closes_at=NOW))

    assert support_together(closed, []) == 0
    assert post_comments_together(closed, []) == []


def test_replies_stand_below_what_they_answer(people):
    proposal = make_table_proposal()
    lot = [
        Saying(people.rosa, NOW, "Prima", "in-favour"),
        Saying(people.stranger, NOW, "Seconda", "neutral", answers=0),
    ]

    root, reply = post_comments_together(proposal, lot)

    assert Comment.objects.get(pk=reply.pk).parent_id == root.pk
    assert [comment.author_name for comment in (root, reply)] == ["Rosa", "Ivo"]
    assert Proposal.objects.get().comment_count == 2


@pytest.mark.parametrize(
    ("text", "stance", "code"),
    [("", "neutral", "comment_empty"), ("x" * 1501, "neutral", "comment_too_long"), ("Sì", "boh", "stance_unknown")],
)
def test_one_bad_comment_refuses_the_whole_lot(people, text, stance, code):
    proposal = make_table_proposal()
    lot = [Saying(people.rosa, NOW, "Va bene", "neutral"), Saying(people.stranger, NOW, text, stance)]

    with pytest.raises(Refused, match=f"^{code}$"):
        post_comments_together(proposal, lot)
    assert Comment.objects.count() == 0
    assert Proposal.objects.get().comment_count == 0


def test_what_is_closed_for_one_is_closed_for_a_lot(people):
    proposal = make_table_proposal(consultation=make_consultation(closes_at=NOW))

    with pytest.raises(Refused, match="^phase_closed$"):
        support_together(proposal, [Supporting(people.rosa, NOW)])
    with pytest.raises(Refused, match="^phase_closed$"):
        post_comments_together(proposal, [Saying(people.rosa, NOW, "Sì", "neutral")])
    open_before = [Supporting(people.rosa, NOW - timedelta(days=1))]
    assert support_together(proposal, open_before) == 1


def test_a_hundred_cost_as_many_queries_as_two(django_assert_max_num_queries):
    proposal = make_table_proposal()
    residents = [make_user(f"Resident{number}") for number in range(100)]
    with django_assert_max_num_queries(15) as few:
        support_together(proposal, [Supporting(person, NOW) for person in residents[:2]])
    with django_assert_max_num_queries(15) as many:
        support_together(proposal, [Supporting(person, NOW) for person in residents])

    assert len(few) == len(many)
    assert Proposal.objects.get().support_count == 100
