"""Before the table begins: who sits may try, who facilitates may tick, nobody later."""

from home.domain.refusal import Refused
from home.domain.roles import Role
from tests.permissions.command_situations import PHASES, SENDERS, table_in
from tests.permissions.situations import situation
from tests.permissions.world import World
from workshops.domain.rehearsal import Line, Preparing, Rehearse, TickLine, Went, check_preparing


def _declare(kind: str, wanted: Preparing) -> None:
    @situation(f"table.{kind}", phases=PHASES, is_pure=True)
    def ask(_world: World, role: Role, phase: str, _owner: str) -> str:
        sender = SENDERS.get(role)
        if sender is None:
            return "-"
        try:
            check_preparing(table_in(phase), wanted, sender)
        except Refused as refusal:
            return refusal.code
        return "yes"


_declare("rehearse", Rehearse("Prova", Went.WELL))
_declare("tick_line", TickLine(Line.SIGN, done=True))
