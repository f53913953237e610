"""The invented people of the demonstration: one for each role, and a second planner, since two sign an answer."""

from dataclasses import dataclass
from datetime import date

from django.contrib.auth.models import Group
from django.db import transaction
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from consultations.models import Mandate, Organisation
from home.domain.roles import STAFF_GROUPS, Role
from home.models import User

ORGANISATION_SLUG = "cooperativa-esempio-nord"
ORGANISATION_NAME = "Cooperativa Esempio Nord"
MANDATE_SINCE = date(2025, 1, 1)


@dataclass(frozen=True)
class Person:
    """`key` is what the role bar's button sends; `label` what it says."""

    key: str
    role: Role
    label: Promise
    email: str
    name: str


PEOPLE = (
    Person("delegate", Role.DELEGATE, _("persona delegata"), "bruno@esempio.invalid", "Bruno Esempio"),
    Person("director", Role.DIRECTOR, _("regia"), "daria@esempio.invalid", "Daria Esempio"),
    Person("editor", Role.EDITOR, _("redazione"), "elio@esempio.invalid", "Elio Esempio"),
    Person("moderator", Role.MODERATOR, _("moderazione"), "marta@esempio.invalid", "Marta Esempio"),
    Person("planner", Role.PLANNER, _("pianificazione"), "piero@esempio.invalid", "Piero Esempio"),
    Person("second-planner", Role.PLANNER, _("seconda firma"), "silvia@esempio.invalid", "Silvia Esempio"),
    Person("resident", Role.RESIDENT, _("residente"), "franca@esempio.invalid", "Franca Esempio"),
)


@transaction.atomic
def ensure_demo_people() -> dict[str, User]:
    """The demonstration's accounts by key, made where missing. Idempotent; groups and mandate are put right again."""
    users = {person.key: _ensure_person(person) for person in PEOPLE}
    Mandate.objects.get_or_create(
        organisation=_ensure_organisation(),
        user=users["delegate"],
        defaults={"starts_on": MANDATE_SINCE, "scope": "dato dimostrativo"},
    )
    return users


def _ensure_person(person: Person) -> User:
    user = User.objects.filter(email=person.email).first()
    if user is None:
        user = User.objects.create_user(person.email, public_name=person.name, is_demo=True)
    if person.role in STAFF_GROUPS:
        group, _is_new = Group.objects.get_or_create(name=STAFF_GROUPS[person.role])
        user.groups.add(group)
    return user


def _ensure_organisation() -> Organisation:
    organisation, _is_new = Organisation.objects.get_or_create(
        slug=ORGANISATION_SLUG,
        defaults={"name": ORGANISATION_NAME, "sector": Organisation.Sector.COOPERATIVE, "is_demo": True},
    )
    return organisation
