"""Of which part of the city a proposal speaks, and who may say so."""

import pytest
from django.contrib.auth.models import AnonymousUser

from home.domain.refusal import Refused
from home.models import Area, AuditRecord
from proposals.models import Proposal
from proposals.services.areas import set_area
from tests.proposals.people import NOW, make_table_proposal

pytestmark = pytest.mark.django_db


@pytest.fixture
def aurora():
    return Area.objects.create(kind=Area.Kind.DISTRICT, code="7", name="Circoscrizione 7: Aurora")


def test_piera_sets_mends_and_clears_an_area_and_each_change_is_recorded(people, aurora):
    proposal = make_table_proposal()
    centro = Area.objects.create(kind=Area.Kind.DISTRICT, code="1", name="Circoscrizione 1: Centro")

    changes = [set_area(proposal, area=area, by=people.piera, now=NOW) for area in (aurora, aurora, centro, None, None)]

    assert changes == [True, False, True, True, False]
    assert Proposal.objects.get().area is None
    assert list(AuditRecord.objects.order_by("pk").values_list("action", "thing", "detail")) == [
        ("set_area", "proposta/t7-31", "7"),
        ("set_area", "proposta/t7-31", "1"),
        ("set_area", "proposta/t7-31", ""),
    ]


@pytest.mark.parametrize("who", ["rosa", "mario", "stranger", None])
def test_nobody_else_sets_an_area(people, aurora, who):
    proposal = make_table_proposal()

    with pytest.raises(Refused, match="not_a_planner"):
        set_area(proposal, area=aurora, by=getattr(people, who) if who else AnonymousUser(), now=NOW)

    assert Proposal.objects.get().area is None


def test_a_projection_made_again_keeps_what_planners_said(people, aurora):
    proposal = make_table_proposal(area=aurora)
    assert proposal.area == aurora
    set_area(proposal, area=None, by=people.piera, now=NOW)

    make_table_proposal(area=aurora, in_favour=8)

    assert Proposal.objects.get().area is None
