"""Questions that every app asks about a person. `can_<verb>` functions of an app build on them."""

from django.contrib.auth.models import AnonymousUser

from home.domain.roles import Role
from home.models import User


def has_role(user: User | AnonymousUser, role: Role) -> bool:
    """Does this account hold a staff role? Administrators hold all of them; nobody else inherits any."""
    if not isinstance(user, User) or not user.is_active:
        return False
    return user.is_superuser or role in user.staff_roles


def can_enter_admin(user: User | AnonymousUser) -> bool:
    return user.is_active and user.has_perm("wagtailadmin.access_admin")


def can_change_profile(user: User | AnonymousUser, owner: User) -> bool:
    """Only one's own, administrators included: a name shown in public is its owner's word."""
    return isinstance(user, User) and user.is_active and user.pk == owner.pk
