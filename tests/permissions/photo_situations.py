"""Photos of a table: the rules that the committer asks, the page where they are added, and each photo's address."""

from collections.abc import Callable

from home.domain.refusal import Refused
from home.domain.roles import Role
from tests.permissions.command_situations import CARD, NOW, PHASES, SENDERS, after, table_in
from tests.permissions.situations import situation
from tests.permissions.workshop_situations import DIRECTING, at_table, directing_client, open_workshop_table
from tests.permissions.world import World, answered
from tests.support.photos import kept
from workshops.domain import commands as c
from workshops.domain.actors import FacilitatorActor
from workshops.domain.decide import decide
from workshops.domain.state import TableState
from workshops.models import TableHead

SHOWN, HIDDEN = 1, 2


def _photo(number: int) -> c.AddPhoto:
    return c.AddPhoto("Si legge «un tutor».", f"{number:064x}", 640, 480)


def _with_photos(phase: str) -> TableState:
    state = table_in(phase)
    if not state.is_open:
        return state
    now = max(NOW, state.last_at)
    deeds = (_photo(SHOWN), _photo(HIDDEN), c.HidePhoto(HIDDEN, "offence"))
    return after(state, FacilitatorActor(CARD), *deeds, now=now)


def _declare(name: str, make: Callable[[], c.Command]) -> None:
    @situation(f"table.{name}", phases=PHASES, is_pure=True)
    def ask(_world: World, role: Role, phase: str, _whose: str) -> str:
        sender = SENDERS.get(role)
        if sender is None:
            return "-"
        state = _with_photos(phase)
        answer = decide(state, make(), by=sender, now=max(NOW, state.last_at))
        return answer.code if isinstance(answer, Refused) else "yes"


_declare("add_photo", lambda: _photo(9))
_declare("hide_photo", lambda: c.HidePhoto(SHOWN, "offence"))
_declare("restore_photo", lambda: c.RestorePhoto(HIDDEN))
_declare("erase_photo", lambda: c.ErasePhoto(SHOWN))


@situation("table.photos")
def read_photos(world: World, role: Role, _phase: str, _whose: str) -> str:
    table = open_workshop_table()
    return answered(at_table(world, role, table).get(f"{table.get_absolute_url()}facilita/foto/"))


@situation("table.photo", phases=("not concluded", "concluded", "hidden"))
def read_photo(world: World, role: Role, phase: str, _whose: str) -> str:
    table = open_workshop_table()
    state = "running" if phase == "not concluded" else "concluded"
    TableHead.objects.filter(table=table).update(summary={"state": state})
    photo = kept(table, 1, is_hidden=phase == "hidden")
    word = answered(at_table(world, role, table).get(f"{table.get_absolute_url()}foto/1/"))
    photo.file.storage.delete(photo.file.name)
    return word


@situation("regia.photos", phases=DIRECTING)
def read_photos_of_the_regia(world: World, role: Role, phase: str, _whose: str) -> str:
    table = open_workshop_table()
    client = directing_client(world, role, phase)
    return answered(client.get(f"/regia/{table.workshop.code}/tavoli/{table.number}/foto/"))
