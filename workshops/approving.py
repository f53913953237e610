"""Who approves the account of a table before the City publishes it: one named person for each workshop."""

from typing import TYPE_CHECKING

from django.contrib.auth.models import AnonymousUser

from home.models import User
from home.permissions import can_enter_admin

if TYPE_CHECKING:
    from workshops.models import Workshop


def can_approve(user: User | AnonymousUser, workshop: "Workshop") -> bool:
    """The person named for the workshop while on the staff, or an administrator. No other role inherits it.

    A demonstration account approves demonstration accounts only.
    """
    if not isinstance(user, User) or not can_enter_admin(user):
        return False
    is_named = user.is_superuser or user.pk == workshop.approver_id
    return is_named and (workshop.is_demo or not user.is_demo)
