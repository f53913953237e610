"""Doors of a table over HTTP: who may read what of it, and what needs no seat."""

from django.test import Client, RequestFactory
from django.utils import timezone

from home.domain.roles import Role
from home.models import Direction, User
from proposals.models import Follower
from tests.permissions.command_situations import SCRIPT
from tests.permissions.situations import situation
from tests.permissions.world import World, answered, done, tried
from workshops.models import FacilitationCard, Seat, Table, Workshop
from workshops.queries import hash_of
from workshops.services.opening import create_table
from workshops.views.access import held_by_header

SEAT_TOKEN, CARD_TOKEN, FOREIGN_TOKEN = "s" * 32, "c" * 32, "x" * 32
SEATED = {Role.RESIDENT, Role.DELEGATE}


def open_workshop_table() -> Table:
    workshop = Workshop.objects.create(code="laboratorio-esempio", starts_at=timezone.now())
    direction = Direction.objects.create(code="esempio", order=9)
    table = create_table(workshop, number=1, direction=direction, script=SCRIPT)
    Seat.objects.create(table=table, number=1, token_hash=hash_of(SEAT_TOKEN), name="Bruno Esempio")
    FacilitationCard.objects.create(
        table=table,
        number=1,
        token_hash=hash_of("q" * 32),
        pin_hash="-",
        valid_on=timezone.localdate(),
        device_hash=hash_of(CARD_TOKEN),
        generation=1,
    )
    return table


def _regia(table: Table) -> str:
    return f"/regia/{table.workshop.code}/"


def _token(role: Role) -> str:
    """What this role's device holds: accounts, staff included, open no table by themselves."""
    if role in SEATED:
        return SEAT_TOKEN
    return CARD_TOKEN if role is Role.FACILITATOR else FOREIGN_TOKEN


@situation("table.read", phases=("as participant", "as facilitator"))
def read_table(_world: World, role: Role, phase: str, _whose: str) -> str:
    table = open_workshop_table()
    request = RequestFactory().get(f"/tavoli/{table.code}/stato/", headers={"Authorization": f"Seat {_token(role)}"})
    return tried(lambda: held_by_header(request, table, facilitates=phase == "as facilitator").actor)


@situation("table.organisations", phases=("known table", "unknown table"))
def read_organisations(world: World, role: Role, phase: str, _whose: str) -> str:
    code = open_workshop_table().code if phase == "known table" else "no-such-table"
    return answered(world.client(role).get(f"/tavoli/{code}/organizzazioni/?q=esempio"))


@situation("table.join", phases=("without the page's token",))
def join_without_token(world: World, role: Role, _phase: str, _whose: str) -> str:
    """Sitting down is a form of the site's own: another site cannot send it."""
    client = world.client(role)
    client.handler.enforce_csrf_checks = True
    return answered(client.post(f"/tavoli/{open_workshop_table().code}/siediti/", {}, content_type="application/json"))


def at_table(world: World, role: Role, table: Table) -> Client:
    """A browser that keeps what it was given at the table."""
    client = world.client(role)
    if role in SEATED:
        client.cookies[f"posto-{table.code}"] = SEAT_TOKEN
    elif role is Role.FACILITATOR:
        client.cookies[f"facilita-{table.code}"] = CARD_TOKEN
    return client


@situation("table.find", phases=("/tavoli/", "/t", "/t/"))
def find_table(world: World, role: Role, phase: str, _whose: str) -> str:
    return answered(world.client(role).get(phase))


@situation("table.page", phases=("table", "screen", "code picture", "scanned"))
def read_page(world: World, role: Role, phase: str, _whose: str) -> str:
    table = open_workshop_table()
    if phase == "scanned":
        return answered(at_table(world, role, table).get(f"/t/{table.door_token}/", follow=True))
    page = {"table": "", "screen": "schermo/", "code picture": "qr.svg"}[phase]
    return answered(at_table(world, role, table).get(f"{table.get_absolute_url()}{page}"))


@situation("table.facilitation-page")
def read_facilitation(world: World, role: Role, _phase: str, _whose: str) -> str:
    table = open_workshop_table()
    return answered(at_table(world, role, table).get(f"{table.get_absolute_url()}facilita/"))


@situation("table.receipts")
def read_receipts(world: World, role: Role, _phase: str, _whose: str) -> str:
    table = open_workshop_table()
    return answered(at_table(world, role, table).get(f"{table.get_absolute_url()}facilita/ricevute/"))


@situation("table.receipt")
def read_receipt(world: World, role: Role, _phase: str, _whose: str) -> str:
    """The code is what opens it, so anybody may type one."""
    table = open_workshop_table()
    return answered(at_table(world, role, table).get(f"{table.get_absolute_url()}ricevuta/"))


@situation("table.account")
def read_account(world: World, role: Role, _phase: str, _whose: str) -> str:
    table = open_workshop_table()
    return answered(at_table(world, role, table).get(f"{table.get_absolute_url()}resoconto/"))


@situation("table.account-pdf", phases=("not concluded",))
def read_account_on_paper(world: World, role: Role, _phase: str, _whose: str) -> str:
    """Nothing is on paper before the end; then it is everybody's (tests/workshops/views/test_account_pdf.py)."""
    table = open_workshop_table()
    return answered(at_table(world, role, table).get(f"{table.get_absolute_url()}resoconto.pdf"))


@situation("table.follow")
def follow_table(world: World, role: Role, _phase: str, _whose: str) -> str:
    table = open_workshop_table()
    response = at_table(world, role, table).post(f"{table.get_absolute_url()}segui/", {"email": "nuova@example.org"})
    return "yes" if Follower.objects.filter(thing=table.ref).exists() else answered(response)


DIRECTING = ("real account", "demonstration account")


def directing_client(world: World, role: Role, phase: str) -> Client:
    """The workshop is real; an account of the demonstration may not touch it."""
    User.objects.update(is_demo=phase == "demonstration account")
    return world.client(role)


@situation("regia.read", phases=DIRECTING)
def read_regia(world: World, role: Role, phase: str, _whose: str) -> str:
    return answered(directing_client(world, role, phase).get(_regia(open_workshop_table())))


@situation("regia.issue-card", phases=DIRECTING)
def issue_card(world: World, role: Role, phase: str, _whose: str) -> str:
    table = open_workshop_table()
    client = directing_client(world, role, phase)
    response = client.post(f"{_regia(table)}tavoli/1/carte/", {"holder_name": "Franca Esempio"})
    return "yes" if FacilitationCard.objects.filter(table=table).count() == 2 else answered(response)


def _past_the_guard(world: World, role: Role, phase: str, deed: str) -> str:
    """Asked of a table that does not exist: whoever gets as far as looking for it is past the guard.

    The deed itself is written by the committer, on a connection of its own: tests/workshops tell those stories.
    """
    word = answered(directing_client(world, role, phase).post(f"{_regia(open_workshop_table())}tavoli/99/{deed}"))
    return "yes" if word == "not-found" else word


@situation("regia.open-table", phases=DIRECTING)
def open_table(world: World, role: Role, phase: str, _whose: str) -> str:
    return _past_the_guard(world, role, phase, "apri/")


def _looked_at(world: World, role: Role, phase: str, page: str) -> str:
    return answered(directing_client(world, role, phase).get(f"{_regia(open_workshop_table())}{page}/"))


@situation("regia.open-all", phases=DIRECTING)
def open_all_tables(world: World, role: Role, phase: str, _whose: str) -> str:
    """The press itself goes through the committer, table by table: tests of the view tell that story."""
    return _looked_at(world, role, phase, "apri")


@situation("regia.waiting-corrections", phases=DIRECTING)
def list_corrections(world: World, role: Role, phase: str, _whose: str) -> str:
    return _looked_at(world, role, phase, "correzioni")


@situation("regia.name-approver", phases=DIRECTING)
def name_who_approves(world: World, role: Role, phase: str, _whose: str) -> str:
    table = open_workshop_table()
    client = directing_client(world, role, phase)
    return done(client.post(f"{_regia(table)}chi-approva/", {"approver": ""}))


@situation("regia.revoke-card", phases=DIRECTING)
def revoke_card(world: World, role: Role, phase: str, _whose: str) -> str:
    return _past_the_guard(world, role, phase, "carte/1/ritira/")
