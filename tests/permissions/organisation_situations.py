"""Doors of organisations: the page is everybody's, who speaks for them is said inside."""

from datetime import date, timedelta

from django.core import signing
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from consultations.models import Invitation, Mandate, Organisation
from consultations.services.delegates import invite
from consultations.views.importing import SALT
from home.domain.roles import Role
from tests.permissions.situations import situation
from tests.permissions.world import World, answered

FACTS = {"email": "nuova@example.org"}
INVITATIONS = ("waiting", "used", "expired", "withdrawn")


def an_organisation(whose: str) -> Organisation:
    if whose == "own":
        return Organisation.objects.get(slug="cooperativa-esempio")
    return Organisation.objects.create(slug="altra-esempio", name="Altra Esempio", sector="union")


def _invited(world: World, found: Organisation) -> tuple[Invitation, str]:
    return invite(found, **FACTS, by=world.user(Role.ADMINISTRATOR), now=timezone.now())


@situation("organisation.import", phases=("preview", "confirm"))
def import_file(world: World, role: Role, phase: str, _whose: str) -> str:
    rows = [["nome", "settore"], ["Nuova Esempio", "impresa"]]
    if phase == "preview":
        file = SimpleUploadedFile("righe.csv", "\n".join(";".join(row) for row in rows).encode())
        return answered(world.client(role).post("/organizzazioni/importa/", {"file": file}))
    sent = {"rows": signing.dumps(rows, salt=SALT, compress=True)}
    response = world.client(role).post("/organizzazioni/importa/", sent)
    return "yes" if Organisation.objects.filter(slug="nuova-esempio").exists() else answered(response)


@situation("organisation.list")
def list_organisations(world: World, role: Role, _phase: str, _whose: str) -> str:
    return answered(world.client(role).get("/organizzazioni/"))


@situation("organisation.read", phases=("confirmed", "not confirmed"))
def read_organisation(world: World, role: Role, phase: str, _whose: str) -> str:
    found = an_organisation("own")
    Organisation.objects.update(is_confirmed=phase == "confirmed")
    return answered(world.client(role).get(found.get_absolute_url()))


@situation("organisation.inside", phases=("confirmed",), whose=("own", "foreign"))
def see_inside(world: World, role: Role, _phase: str, whose: str) -> str:
    """Whether the names of who speaks for it are on the page."""
    found = an_organisation(whose)
    Mandate.objects.create(organisation=found, user=world.stranger, starts_on=date(2025, 1, 1))
    page = world.client(role).get(found.get_absolute_url()).content.decode()
    return "yes" if world.stranger.public_name in page else "no"


@situation("organisation.invite", whose=("own", "foreign"))
def invite_delegate(world: World, role: Role, _phase: str, whose: str) -> str:
    response = world.client(role).post(f"{an_organisation(whose).get_absolute_url()}invita/", FACTS)
    return "yes" if Invitation.objects.exists() else answered(response)


@situation("organisation.withdraw-invitation", whose=("own", "foreign"))
def withdraw_invitation(world: World, role: Role, _phase: str, whose: str) -> str:
    found = an_organisation(whose)
    invitation, _token = _invited(world, found)
    response = world.client(role).post(f"{found.get_absolute_url()}inviti/{invitation.pk}/ritira/")
    return "yes" if Invitation.objects.exclude(withdrawn_at=None).exists() else answered(response)


@situation("organisation.end-mandate", whose=("own", "foreign"))
def end_mandate(world: World, role: Role, _phase: str, whose: str) -> str:
    found = an_organisation(whose)
    mandate = Mandate.objects.create(organisation=found, user=world.stranger, starts_on=date(2025, 1, 1))
    response = world.client(role).post(f"{found.get_absolute_url()}deleghe/{mandate.pk}/chiudi/")
    return "yes" if Mandate.objects.get(pk=mandate.pk).ends_on else answered(response)


@situation("invitation.accept", phases=INVITATIONS)
def accept_invitation(world: World, role: Role, phase: str, _whose: str) -> str:
    found = an_organisation("foreign")
    invitation, token = _invited(world, found)
    then = timezone.now() - timedelta(minutes=1)
    changes = {"used": {"used_at": then}, "expired": {"expires_at": then}, "withdrawn": {"withdrawn_at": then}}
    Invitation.objects.filter(pk=invitation.pk).update(**changes.get(phase, {"email": "x@example.org"}))
    world.client(role).post(f"/inviti/{token}/")
    return "yes" if Mandate.objects.filter(organisation=found).exists() else "no"
