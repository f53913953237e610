"""Who may do what with workshops. What is done at a table is decided by the table's own rules (domain.decide)."""

from datetime import date

from django.contrib.auth.models import AnonymousUser

from consultations.domain.mandates import covers
from consultations.models import Organisation
from consultations.permissions import valid_mandates
from home.domain.roles import Role
from home.models import User
from home.permissions import has_role
from workshops.approving import can_approve
from workshops.models import Table, Workshop

__all__ = ["can_approve", "can_direct", "can_make_workshops", "can_sit_for"]


def can_direct(user: User | AnonymousUser, workshop: Workshop) -> bool:
    """The regia of a workshop: sees all tables at once, opens doors, issues and revokes facilitation cards.

    A demonstration account directs demonstration workshops only.
    """
    return has_role(user, Role.DIRECTOR) and (workshop.is_demo or not _is_demo(user))


def can_make_workshops(user: User | AnonymousUser) -> bool:
    """Make workshops, their tables and the scripts to use again. What a demonstration account makes is marked so."""
    return has_role(user, Role.DIRECTOR)


def _is_demo(user: User | AnonymousUser) -> bool:
    return isinstance(user, User) and user.is_demo


def can_sit_for(email: str, organisation: Organisation, table: Table, today: date) -> bool:
    """Sit for an organisation by a link: its address is of somebody with a delega in force that covers this table."""
    names = (table.workshop.name, table.direction.name)
    active = valid_mandates(organisation, today).filter(user__email__iexact=email, user__is_active=True)
    held = active.values_list("scope", flat=True)
    return any(covers(scope, names) for scope in held)
