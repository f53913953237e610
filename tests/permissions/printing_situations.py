"""Doors of what is printed: the regia alone, page and PDF alike; and of the test of the network: anybody."""

from home.domain.roles import Role
from tests.permissions.situations import situation
from tests.permissions.workshop_situations import DIRECTING, directing_client, open_workshop_table
from tests.permissions.world import World, answered
from workshops.models import FacilitationCard, Venue


def _prints() -> str:
    return f"/regia/{open_workshop_table().workshop.code}/stampe/"


@situation("regia.print", phases=DIRECTING)
def print_sheets(world: World, role: Role, phase: str, _whose: str) -> str:
    prints, client = _prints(), directing_client(world, role, phase)
    words = {answered(client.get(f"{prints}{path}")) for path in ("", "guida/", "guida.pdf")}
    return words.pop() if len(words) == 1 else "bad"


@situation("regia.print-cards", phases=DIRECTING)
def print_cards(world: World, role: Role, phase: str, _whose: str) -> str:
    prints, client = _prints(), directing_client(world, role, phase)
    before = FacilitationCard.objects.count()
    word = answered(client.post(f"{prints}carte-di-chi-facilita/", {"formato": "pagina"}))
    return word if (FacilitationCard.objects.count() > before) == (word == "yes") else "bad"


@situation("regia.set-network", phases=DIRECTING)
def set_network(world: World, role: Role, phase: str, _whose: str) -> str:
    prints, client = _prints(), directing_client(world, role, phase)
    response = client.post(f"{prints}rete/", {"wifi_name": "Sala"})
    if Venue.objects.exists():
        return "yes"
    return answered(response)


@situation("network.try")
def try_the_network(world: World, role: Role, _phase: str, _whose: str) -> str:
    client = world.client(role)
    words = {answered(client.get(f"/prova-rete/{path}")) for path in ("", "segno.txt", "segno.svg")}
    return words.pop() if len(words) == 1 else "bad"
