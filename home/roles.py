"""Roles of staff, as Django groups. The names in the database are the Italian ones that administrators read."""

from typing import Any

EDITORS = "Redazione"
MODERATORS = "Moderazione"
PLANNERS = "Pianificazione"
DIRECTORS = "Regia"
ROLES = (EDITORS, MODERATORS, PLANNERS, DIRECTORS)


def has_role(user: Any, role: str) -> bool:
    """Whether an active account holds a role. Asked once per account and request: the groups are kept on the user."""
    if not user.is_authenticated or not user.is_active:
        return False
    if user.is_superuser:
        return True
    held = user.__dict__.get("_roles_held")
    if held is None:
        held = frozenset(user.groups.values_list("name", flat=True))
        user.__dict__["_roles_held"] = held
    return role in held
