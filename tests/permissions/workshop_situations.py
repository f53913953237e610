"""Doors of a table over HTTP: who may read what of it, and what needs no seat."""

from datetime import date

from django.test import RequestFactory
from django.utils import timezone

from home.domain.roles import Role
from home.models import Direction
from tests.permissions.situations import situation
from tests.permissions.world import World, answered, tried
from workshops.models import FacilitationCard, Seat, Table, Workshop
from workshops.queries import hash_of
from workshops.views.access import held_by_header

SEAT_TOKEN, CARD_TOKEN, FOREIGN_TOKEN = "s" * 32, "c" * 32, "x" * 32
SEATED = {Role.RESIDENT, Role.DELEGATE}


def _table() -> Table:
    workshop = Workshop.objects.create(code="laboratorio-esempio", starts_at=timezone.now())
    direction = Direction.objects.create(code="esempio", order=9)
    table = Table.objects.create(workshop=workshop, number=1, direction=direction, script=[])
    Seat.objects.create(table=table, number=1, token_hash=hash_of(SEAT_TOKEN), name="Bruno Esempio")
    FacilitationCard.objects.create(
        table=table,
        number=1,
        token_hash=hash_of("q" * 32),
        pin_hash="-",
        valid_on=date(2026, 1, 1),
        device_hash=hash_of(CARD_TOKEN),
        generation=1,
    )
    return table


def _token(role: Role) -> str:
    """What this role's device holds: accounts, staff included, open no table by themselves."""
    if role in SEATED:
        return SEAT_TOKEN
    return CARD_TOKEN if role is Role.FACILITATOR else FOREIGN_TOKEN


@situation("table.read", phases=("as participant", "as facilitator"))
def read_table(_world: World, role: Role, phase: str, _whose: str) -> str:
    table = _table()
    request = RequestFactory().get(f"/tavoli/{table.code}/stato/", headers={"Authorization": f"Seat {_token(role)}"})
    return tried(lambda: held_by_header(request, table, facilitates=phase == "as facilitator").actor)


@situation("table.organisations", phases=("known table", "unknown table"))
def read_organisations(world: World, role: Role, phase: str, _whose: str) -> str:
    code = _table().code if phase == "known table" else "no-such-table"
    return answered(world.client(role).get(f"/tavoli/{code}/organizzazioni/?q=esempio"))


@situation("table.join", phases=("without the page's token",))
def join_without_token(world: World, role: Role, _phase: str, _whose: str) -> str:
    """Sitting down is a form of the site's own: another site cannot send it."""
    client = world.client(role)
    client.handler.enforce_csrf_checks = True
    return answered(client.post(f"/tavoli/{_table().code}/siediti/", {}, content_type="application/json"))
