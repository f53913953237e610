"""Doors of the link that seats without a QR: the regia sends it, whoever holds it sits down."""

from datetime import timedelta

from django.utils import timezone

from home.domain.roles import Role
from tests.permissions.situations import situation
from tests.permissions.workshop_situations import DIRECTING, directing_client, open_workshop_table
from tests.permissions.world import World, answered
from tests.support.people import DIRECTOR
from tests.support.rows import must
from workshops.domain.commands import OpenTable
from workshops.models import SeatLink, Table
from workshops.queries import hash_of
from workshops.services.inviting import token_of


@situation("regia.send-seat-link", phases=DIRECTING)
def send_link(world: World, role: Role, phase: str, _whose: str) -> str:
    table = open_workshop_table()
    client = directing_client(world, role, phase)
    return answered(client.get(f"/regia/{table.workshop.code}/tavoli/{table.number}/link/"))


@situation("table.sit-by-link", whose=("own", "foreign"))
def sit_down(world: World, role: Role, _phase: str, whose: str) -> str:
    table = open_workshop_table()
    Table.objects.filter(pk=table.pk).update(capacity=12)
    must(table, OpenTable(tuple(table.script), 12), DIRECTOR)
    link = SeatLink(table=table, email="nadia@example.org", name="Nadia", nonce="n" * 32)
    link.token_hash, link.expires_at = hash_of(token_of(link)), timezone.now() + timedelta(hours=1)
    link.save()
    token = token_of(link) if whose == "own" else "f" * 64
    # Only looking seats nobody; tests of the view press the button.
    return answered(world.client(role).get(f"/siediti/{token}/"))
