"""Of which part of the city a proposal speaks: the area of its table at first, then what planners say."""

from datetime import datetime

from django.db import transaction

from home.domain.roles import Role
from home.models import Area
from home.services.audit import record
from proposals.models import Proposal
from proposals.permissions import Person, why_not_set_area
from proposals.services.guard import locked, refuse


@transaction.atomic
def set_area(proposal: Proposal, *, area: Area | None, by: Person, now: datetime) -> bool:
    """None: it speaks of the whole city. Whether anything changed. Raises Refused("not_a_planner")."""
    current = locked(proposal)
    refuse(why_not_set_area(by, current, now))
    if current.area_id == (area.pk if area else None):
        return False
    current.area = area
    current.save(update_fields=["area"])
    record("set_area", current.ref, by=by.participant, role=Role.PLANNER, now=now, detail=area.code if area else "")
    return True
