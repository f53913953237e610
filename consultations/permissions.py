"""Who speaks for an organisation, and who may say so."""

from datetime import date

from django.contrib.auth.models import AnonymousUser
from django.db.models import Q, QuerySet

from consultations.models import Mandate, Organisation
from home.domain.roles import Role
from home.models import User
from home.permissions import has_role


def valid_mandates(organisation: Organisation, today: date) -> QuerySet[Mandate]:
    return in_force(today).filter(organisation=organisation)


def mandates_of(user: User, today: date) -> QuerySet[Mandate]:
    return in_force(today).filter(user=user)


def in_force(today: date) -> QuerySet[Mandate]:
    """Every mandate that has begun and has not ended."""
    return Mandate.objects.filter(Q(ends_on=None) | Q(ends_on__gte=today), starts_on__lte=today)


def can_speak_for(user: User | AnonymousUser, organisation: Organisation, today: date) -> bool:
    """A delegate: holds a mandate that has begun and has not ended."""
    is_person = isinstance(user, User) and user.is_active
    return is_person and valid_mandates(organisation, today).filter(user=user).exists()


def can_invite(user: User | AnonymousUser, organisation: Organisation, today: date) -> bool:
    """Invite and let go delegates: its own delegates, and the regia; invented people for invented ones only."""
    if not isinstance(user, User) or (user.is_demo and not organisation.is_demo):
        return False
    return has_role(user, Role.DIRECTOR) or can_speak_for(user, organisation, today)


def can_import(user: User | AnonymousUser) -> bool:
    """Bring organisations in from a file."""
    return has_role(user, Role.DIRECTOR)
