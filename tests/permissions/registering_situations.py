"""Doors of registering: anybody may ask, a link opens one's own, the regia alone sees who comes."""

from django.contrib.auth.models import AnonymousUser
from django.utils import timezone

from home.domain.roles import Role
from tests.permissions.situations import situation
from tests.permissions.workshop_situations import DIRECTING, directing_client, open_workshop_table
from tests.permissions.world import World, answered, tried
from workshops.models import Reception, Registration, Workshop
from workshops.services.registering import register, token_of


def _expecting(*, is_open: bool = True) -> Workshop:
    workshop = open_workshop_table().workshop
    Reception.objects.create(workshop=workshop, places=3, is_open=is_open)
    return workshop


def _ask(workshop: Workshop, by=None) -> Registration:
    facts = {"email": "nadia@example.org", "name": "Nadia Esempio", "needs": ["lis"], "language": "it"}
    return register(workshop, **facts, by=by or AnonymousUser(), now=timezone.now())


@situation("workshop.register", phases=("registrations open", "registrations closed"))
def ask_for_a_place(world: World, role: Role, phase: str, _whose: str) -> str:
    workshop = _expecting(is_open=phase == "registrations open")
    facts = {"email": "nadia@example.org", "name": "Nadia Esempio"}
    response = world.client(role).post(f"/laboratori/{workshop.code}/iscriviti/", facts)
    if response.status_code == 200:
        return "yes" if Registration.objects.filter(state=Registration.State.ASKED).exists() else "bad"
    return tried(lambda: _ask(workshop, world.user(role)))


@situation("workshop.registration", whose=("own", "foreign"))
def open_personal_page(world: World, role: Role, _phase: str, whose: str) -> str:
    found = _ask(_expecting())
    token = token_of(found) if whose == "own" else "f" * 64
    return answered(world.client(role).get(f"/iscrizioni/{token}/"))


@situation("workshop.calendar")
def download_calendar(world: World, role: Role, _phase: str, _whose: str) -> str:
    return answered(world.client(role).get(f"/laboratori/{_expecting().code}/calendario.ics"))


@situation("regia.reception", phases=DIRECTING)
def read_reception(world: World, role: Role, phase: str, _whose: str) -> str:
    workshop = _expecting()
    return answered(directing_client(world, role, phase).get(f"/regia/{workshop.code}/iscrizioni/"))


@situation("regia.check-in", phases=DIRECTING)
def check_in(world: World, role: Role, phase: str, _whose: str) -> str:
    """The page that the QR opens, then its button: one promise for both doors."""
    found = _ask(_expecting())
    Registration.objects.update(state=Registration.State.PLACED)
    client = directing_client(world, role, phase)
    code = found.workshop.code
    seen = answered(client.get(f"/regia/{code}/ingresso/{token_of(found)}/"))
    response = client.post(f"/regia/{code}/iscrizioni/{found.pk}/arrivo/", {"arrival": "present"})
    done = "yes" if Registration.objects.filter(arrival="present").exists() else answered(response)
    return seen if seen == done else f"{seen}, {done}"
