"""Who may do what with workshops. What is done at a table is decided by the table's own rules (domain.decide)."""

from django.contrib.auth.models import AnonymousUser

from home.domain.roles import Role
from home.models import User
from home.permissions import has_role
from workshops.models import Workshop


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
