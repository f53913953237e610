"""The people of the table, one for each role, and how an answer is put into one of its words."""

from collections.abc import Callable
from datetime import date

from django.contrib.auth.models import Group
from django.http import HttpResponseBase
from django.test import Client

from consultations.models import Mandate, Organisation
from home.domain.refusal import Refused
from home.domain.roles import STAFF_GROUPS, Role
from home.models import User

SIGN_IN = "/accedi/"
WITHOUT_ACCOUNT = frozenset({Role.ANONYMOUS, Role.FACILITATOR})


class World:
    """Made once for a row; each cell runs in its own transaction."""

    def __init__(self) -> None:
        self.users = {role: self._make(role) for role in Role if role not in WITHOUT_ACCOUNT}
        self.stranger = User.objects.create_user("estranea@example.org", public_name="Estranea Esempio")
        organisation = Organisation.objects.create(
            slug="cooperativa-esempio", name="Cooperativa Esempio", sector=Organisation.Sector.COOPERATIVE
        )
        Mandate.objects.create(organisation=organisation, user=self.users[Role.DELEGATE], starts_on=date(2025, 1, 1))

    def _make(self, role: Role) -> User:
        email = f"{role.value}@example.org"
        if role is Role.ADMINISTRATOR:
            return User.objects.create_superuser(email, None)
        user = User.objects.create_user(email, public_name=f"{role.value} Esempio")
        if role in STAFF_GROUPS:
            user.groups.add(Group.objects.get(name=STAFF_GROUPS[role]))
        return user

    def user(self, role: Role) -> User | None:
        """A fresh copy: what one cell learnt about somebody's groups is not kept for the next."""
        return User.objects.get(pk=self.users[role].pk) if role in self.users else None

    def client(self, role: Role, **where: str) -> Client:
        """A browser of that role. Who facilitates holds a card, not an account: for other doors a passer-by."""
        client = Client(**{"HTTP_HOST": "testserver", **where})
        user = self.user(role)
        if user is not None:
            client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
        return client


def answered(response: HttpResponseBase) -> str:
    """`yes`, `no`, `not-found`, `sign-in`, `onward` (nothing to do here), or `bad`, which the table never promises."""
    status = response.status_code
    if status in (301, 302, 303):
        return _led_to(response["Location"])
    words = {403: "no", 404: "not-found", 405: "no", 429: "too-fast"}
    return words.get(status, "yes" if status == 200 else "bad")


def _led_to(location: str) -> str:
    if location.startswith((SIGN_IN, "/en/accedi/")):
        return "sign-in"
    # Wagtail answers a staff member who lacks a permission by leading to the admin's first page.
    return "no" if location == "/admin/" else "onward"


def done(response: HttpResponseBase) -> str:
    """For a form: being led on afterwards is what success looks like."""
    word = answered(response)
    return "yes" if word == "onward" else word


def tried(door: Callable[[], object]) -> str:
    """For a service: `yes`, or the code it refuses with."""
    try:
        door()
    except Refused as refusal:
        return refusal.code
    return "yes"
