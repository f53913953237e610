"""Where each button of the role bar leads.

A door is called with the request of somebody the guard has let through and answers with a redirect. Accounts are signed
in; who facilitates has no account and is given a card.
"""

from collections.abc import Callable
from dataclasses import dataclass

from django.contrib.auth import login, logout
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from home.domain.refusal import Refused
from home.domain.roles import Role
from home.models import User
from home.permissions import can_enter_admin
from voci.demo.people import PEOPLE, Person, ensure_demo_people
from voci.demo.tables import facilitate, regia_address, table_address

SESSION_KEY = "demo_role"
BACKEND = "django.contrib.auth.backends.ModelBackend"
VISITOR = "visitor"
STAFF_TREES = ("/admin/", "/regia/", "/en/regia/")

Action = Callable[[HttpRequest], HttpResponse]


@dataclass(frozen=True)
class Door:
    """`key` is what the button sends, `label` what it says."""

    key: str
    label: Promise
    open: Action


def find_door(key: str) -> Door | None:
    return next((door for door in DOORS if door.key == key), None)


def _as_person(person: Person) -> Door:
    def enter(request: HttpRequest) -> HttpResponse:
        user = ensure_demo_people()[person.key]
        if not user.is_demo or user.is_superuser or not user.is_active:
            raise Refused("not_a_demo_account")
        login(request, user, backend=BACKEND)
        start = _start_of(person.role, user)
        return HttpResponseRedirect(start or _here(request))

    return Door(person.key, person.label, enter)


def _start_of(role: Role, user: User) -> str:
    """Where this role's work begins: at a table when one is open, at its desk, or empty."""
    if role is Role.DELEGATE:
        return table_address()
    if role is Role.DIRECTOR:
        return regia_address()
    if role is Role.MODERATOR:
        return reverse("proposals-moderation")
    if role is Role.PLANNER:
        return reverse("proposals-desk")
    return reverse("wagtailadmin_home") if can_enter_admin(user) else ""


def _here(request: HttpRequest) -> str:
    """The page the button was on, unless only staff may see it: nobody is led from one role into a refusal."""
    here = request.POST.get("next", "/")
    return "/" if here.startswith(STAFF_TREES) else here


def _as_visitor(request: HttpRequest) -> HttpResponse:
    logout(request)
    return HttpResponseRedirect(_here(request))


DELEGATE, *OTHERS = (_as_person(person) for person in PEOPLE)
DOORS = (
    DELEGATE,
    Door("facilitator", _("chi facilita"), facilitate),
    *OTHERS,
    Door(VISITOR, _("nessuno"), _as_visitor),
)
