"""Where a proposal ends: an article or a chart of the plan. The link shows on both pages."""

from datetime import datetime

from django.db import transaction

from home.domain.roles import Role
from home.services.audit import record
from proposals.models import LineageEdge, PlanElement, Proposal
from proposals.permissions import Person, why_not_link_plan_element
from proposals.services.guard import locked, refuse

ADOPTED_IN = LineageEdge.Kind.ADOPTED_IN


@transaction.atomic
def link_plan_element(proposal: Proposal, *, element: PlanElement, by: Person, now: datetime) -> bool:
    """Whether the link is new."""
    current = locked(proposal)
    refuse(why_not_link_plan_element(by, current, element, now))
    _edge, is_new = LineageEdge.objects.get_or_create(
        kind=ADOPTED_IN, source=current.ref, target=element.ref, defaults={"at": now, "is_demo": by.is_demo}
    )
    if is_new:
        _record("link_plan_element", current, element, by, now)
    return is_new


@transaction.atomic
def unlink_plan_element(proposal: Proposal, *, element: PlanElement, by: Person, now: datetime) -> bool:
    """Mends a wrong link; whether there was one."""
    current = locked(proposal)
    refuse(why_not_link_plan_element(by, current, element, now))
    removed, _per_model = LineageEdge.objects.filter(kind=ADOPTED_IN, source=current.ref, target=element.ref).delete()
    if removed:
        _record("unlink_plan_element", current, element, by, now)
    return bool(removed)


def _record(action: str, proposal: Proposal, element: PlanElement, by: Person, now: datetime) -> None:
    record(action, proposal.ref, by=by.participant, role=Role.PLANNER, now=now, detail=element.ref)
