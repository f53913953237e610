"""Where each button of the role bar leads.

A door is called with the request of somebody the guard has let through and answers with a redirect. Roles of a table
(facilitator) have no account: whoever knows tables registers their door in AppConfig.ready.
"""

from collections.abc import Callable
from dataclasses import dataclass

from django.contrib.auth import login, logout
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from home.domain.refusal import Refused
from home.permissions import can_enter_admin
from voci.demo.people import PEOPLE, Person, ensure_demo_people

SESSION_KEY = "demo_role"
BACKEND = "django.contrib.auth.backends.ModelBackend"
VISITOR = "visitor"

Action = Callable[[HttpRequest], HttpResponse]


@dataclass(frozen=True)
class Door:
    key: str
    label: Promise
    open: Action


_doors: dict[str, Door] = {}


def register_door(key: str, label: Promise, action: Action) -> None:
    """Add a button to the role bar, or give an existing one another way in."""
    _doors[key] = Door(key, label, action)


def doors() -> list[Door]:
    return list(_doors.values())


def find_door(key: str) -> Door | None:
    return _doors.get(key)


def register_people() -> None:
    """The doors of the accounts. A delegate is met first, as at a real table."""
    for person in PEOPLE:
        register_door(person.key, person.label, _as_person(person))
    register_door(VISITOR, _("nessuno"), _as_visitor)


def _as_person(person: Person) -> Action:
    def enter(request: HttpRequest) -> HttpResponse:
        user = ensure_demo_people()[person.key]
        if not user.is_demo or user.is_superuser or not user.is_active:
            raise Refused("not_a_demo_account")
        login(request, user, backend=BACKEND)
        start = reverse("wagtailadmin_home") if can_enter_admin(user) else ""
        return HttpResponseRedirect(start or request.POST.get("next", "/"))

    return enter


def _as_visitor(request: HttpRequest) -> HttpResponse:
    logout(request)
    return HttpResponseRedirect(request.POST.get("next", "/"))
