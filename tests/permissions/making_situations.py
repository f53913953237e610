"""Doors of who prepares workshops: each is knocked at with a form that is right."""

from home.domain.roles import Role
from tests.permissions.command_situations import SCRIPT
from tests.permissions.situations import situation
from tests.permissions.workshop_situations import DIRECTING, directing_client, open_workshop_table
from tests.permissions.world import World, answered, done
from workshops.models import SavedScript, Workshop

ROWS = {
    "tavolo-TOTAL_FORMS": "1",
    "tavolo-INITIAL_FORMS": "1",
    "tavolo-0-direction": "esempio",
    "tavolo-0-capacity": "12",
    "momento-TOTAL_FORMS": "1",
    "momento-INITIAL_FORMS": "1",
    "momento-0-kind": "write",
    "momento-0-it": "Che cosa serve?",
}
FACTS = {"name": "Laboratorio nuovo", "abstract": "Una sera di tavoli.", "starts_at": "2027-05-12T18:00"}


@situation("regia.workshops", phases=("list", "scripts"))
def read_workshops(world: World, role: Role, phase: str, _whose: str) -> str:
    return answered(world.client(role).get("/regia/" if phase == "list" else "/regia/scalette/"))


@situation("regia.make-workshop")
def make_workshop(world: World, role: Role, _phase: str, _whose: str) -> str:
    open_workshop_table()
    response = world.client(role).post("/regia/nuovo/?scaletta=produrre-citta&tavoli=1", ROWS | FACTS)
    return "yes" if Workshop.objects.filter(code="laboratorio-nuovo").exists() else answered(response)


@situation("regia.forget-script")
def forget_script(world: World, role: Role, _phase: str, _whose: str) -> str:
    saved = SavedScript.objects.create(name="Esempio", script=list(SCRIPT))
    response = world.client(role).post(f"/regia/scalette/{saved.pk}/togli/")
    return "yes" if not SavedScript.objects.exists() else answered(response)


@situation("regia.enlarge-workshop", phases=DIRECTING)
def enlarge_workshop(world: World, role: Role, phase: str, _whose: str) -> str:
    table = open_workshop_table()
    return done(directing_client(world, role, phase).post(f"/regia/{table.workshop.code}/tavoli/", ROWS))


@situation("regia.copy-workshop", phases=DIRECTING)
def copy_workshop(world: World, role: Role, phase: str, _whose: str) -> str:
    table = open_workshop_table()
    response = directing_client(world, role, phase).post(f"/regia/{table.workshop.code}/copia/", ROWS | FACTS)
    return "yes" if Workshop.objects.filter(code="laboratorio-nuovo").exists() else answered(response)
