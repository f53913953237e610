"""Many supports and comments at once: the rules of one, a whole lot or nothing, and the same cost for thirty."""

from dataclasses import replace
from datetime import timedelta

import pytest
from django.contrib.auth.models import AnonymousUser

from home.domain.refusal import Refused
from proposals.domain.texts import COMMENT_CHARS
from proposals.models import Comment, Proposal, Support
from proposals.services.lots import Saying, Supporting, post_comments_together, support_together
from proposals.services.support import support
from tests.proposals.people import NOW, make_consultation, make_table_proposal, make_user

pytestmark = pytest.mark.django_db


def counts_of(proposal):
    row = Proposal.objects.get(pk=proposal.pk)
    return row.support_count, row.comment_count


def saying(by, text="Da noi serve.", **changes):
    return replace(Saying(by=by, at=NOW, text=text, stance="in-favour"), **changes)


def test_supports_of_a_lot_count_once_each(people):
    proposal = make_table_proposal()
    support(proposal, by=people.rosa, now=NOW)
    lot = [Supporting(person, NOW) for person in (people.rosa, people.mario, people.stranger, people.mario)]

    assert support_together(proposal, lot) == 2
    assert support_together(proposal, lot) == 0
    assert counts_of(proposal)[0] == Support.objects.count() == 3


def test_comments_stand_in_the_order_of_the_lot_with_their_replies(people):
    proposal = make_table_proposal()
    lot = [
        saying(people.rosa, "Sono d'accordo."),
        saying(people.mario, "Anche da noi.", answers=0, at=NOW + timedelta(hours=1)),
        saying(people.stranger, "  De acuerdo.\x00 ", language="es", stance="neutral"),
    ]
    rows = post_comments_together(proposal, lot)

    assert [(row.text, row.author_name, row.language) for row in rows] == [
        ("Sono d'accordo.", "Rosa", "it"),
        ("Anche da noi.", "Mario", "it"),
        ("De acuerdo.", "Ivo", "es"),
    ]
    assert [row.parent for row in rows] == [None, rows[0], None]
    assert counts_of(proposal)[1] == Comment.objects.count() == 3


@pytest.mark.parametrize(
    ("spoil", "code"),
    [
        ({"text": "   "}, "comment_empty"),
        ({"text": "x" * (COMMENT_CHARS + 1)}, "comment_too_long"),
        ({"stance": "furious"}, "stance_unknown"),
        ({"at": NOW + timedelta(days=365)}, "phase_closed"),
        ({"by": AnonymousUser()}, "sign_in_first"),
        ({"answers": 1}, "two_levels_only"),
    ],
)
def test_one_bad_comment_refuses_the_whole_lot(people, spoil, code):
    proposal = make_table_proposal(consultation=make_consultation())
    good = [saying(people.rosa), saying(people.mario, answers=0)]

    with pytest.raises(Refused, match=f"^{code}$"):
        post_comments_together(proposal, [*good, replace(saying(people.stranger), **spoil)])
    assert counts_of(proposal) == (0, 0)
    assert not Comment.objects.exists()


def test_nobody_floods_through_a_lot(people):
    proposal = make_table_proposal()

    with pytest.raises(Refused, match="^comments_too_fast$"):
        post_comments_together(proposal, [saying(people.rosa, f"Ancora {n}.") for n in range(11)])
    assert not Comment.objects.exists()


def test_supports_are_refused_when_the_phase_does_not_allow_them(people):
    proposal = make_table_proposal(consultation=make_consultation(verbs=("comment",)))

    with pytest.raises(Refused, match="^phase_closed$"):
        support_together(proposal, [Supporting(people.rosa, NOW)])
    assert not Support.objects.exists()


def test_a_hidden_proposal_takes_neither(people):
    proposal = make_table_proposal()
    Proposal.objects.filter(pk=proposal.pk).update(is_hidden=True)

    with pytest.raises(Refused, match="^proposal_hidden$"):
        support_together(proposal, [Supporting(people.rosa, NOW)])
    with pytest.raises(Refused, match="^proposal_hidden$"):
        post_comments_together(proposal, [saying(people.rosa)])


def test_an_empty_lot_is_nothing():
    proposal = make_table_proposal()

    assert support_together(proposal, []) == 0
    assert post_comments_together(proposal, []) == []
    assert counts_of(proposal) == (0, 0)


@pytest.mark.parametrize("many", [1, 30])
def test_a_lot_costs_the_same_whatever_its_size(many, django_assert_max_num_queries):
    proposal = make_table_proposal()
    residents = [make_user(f"residente{n}") for n in range(many)]

    with django_assert_max_num_queries(15):
        support_together(proposal, [Supporting(person, NOW) for person in residents])
        post_comments_together(proposal, [saying(person, f"Serve {n}.") for n, person in enumerate(residents)])
    assert counts_of(proposal) == (many, many)
