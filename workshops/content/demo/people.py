"""The organisations, residents and offices of the demonstration. Invented; every name has «Esempio» in it."""

from dataclasses import dataclass

from django.contrib.auth.hashers import make_password
from django.contrib.auth.models import Group
from django.utils.text import slugify

from consultations.models import Organisation
from home.domain.roles import STAFF_GROUPS, Role
from home.models import Participant, User
from workshops.content.demo.words import INITIALS, ORGANISATIONS, PEOPLE

# Staff who sign answers, moderate, direct, approve accounts. The role bar lets people in as the same accounts.
PLANNER = ("piero@esempio.invalid", "Piero Esempio", Role.PLANNER)
SECOND_PLANNER = ("silvia@esempio.invalid", "Silvia Esempio", Role.PLANNER)
MODERATOR = ("marta@esempio.invalid", "Marta Esempio", Role.MODERATOR)
DIRECTOR = ("daria@esempio.invalid", "Daria Esempio", Role.DIRECTOR)
EDITOR = ("elio@esempio.invalid", "Elio Esempio", Role.EDITOR)
RESIDENTS_DOMAIN = "residenti.esempio.invalid"


@dataclass(frozen=True)
class Staff:
    planner: User
    second_planner: User
    moderator: User


def load_organisations() -> list[Organisation]:
    """In the order of the list, the eight sectors in turn."""
    wanted = [Organisation(slug=slugify(each["name"])[:80], is_demo=True, **each) for each in ORGANISATIONS]
    Organisation.objects.bulk_create(wanted, ignore_conflicts=True)
    by_slug = Organisation.objects.in_bulk([each.slug for each in wanted], field_name="slug")
    return [by_slug[each.slug] for each in wanted]


def load_residents() -> list[User]:
    """One account for each first name and initial, all demonstration accounts, none with a password."""
    names = [f"{name} {initial} Esempio" for initial in INITIALS for name in PEOPLE]
    participants = Participant.objects.bulk_create([Participant(is_demo=True) for _name in names])
    no_password = make_password(None)
    return User.objects.bulk_create(
        [
            User(
                email=f"residente-{place:03d}@{RESIDENTS_DOMAIN}",
                public_name=name,
                participant=participant,
                password=no_password,
                is_demo=True,
            )
            for place, (name, participant) in enumerate(zip(names, participants, strict=True), start=1)
        ]
    )


def load_staff() -> Staff:
    return Staff(ensure_staff(*PLANNER), ensure_staff(*SECOND_PLANNER), ensure_staff(*MODERATOR))


def ensure_staff(email: str, name: str, role: Role) -> User:
    """The account of this address, made where it is missing, in the group of its role."""
    user = User.objects.filter(email=email).first()
    if user is None:
        user = User.objects.create_user(email, public_name=name, is_demo=True)
    group, _is_new = Group.objects.get_or_create(name=STAFF_GROUPS[role])
    user.groups.add(group)
    return user
