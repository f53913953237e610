"""What concerns a moment: pauses, opening again, time asked for. The same story as the other commands of a table."""

from home.domain.refusal import Refused
from home.domain.roles import Role
from tests.permissions.command_situations import CARD, NOW, PHASES, SENDERS, after, table_in
from tests.permissions.situations import situation
from tests.permissions.world import World
from workshops.domain import commands as c
from workshops.domain.actors import FacilitatorActor
from workshops.domain.decide import decide

MOMENT_IN = {"choosing": 2, "concluded": 2}
ON_HOLD = "on hold"


def _sent(kind: type[c.Hold], role: Role, phase: str, *more: str) -> str:
    sender = SENDERS.get(role)
    if sender is None:
        return "-"
    state = table_in("writing" if phase == ON_HOLD else phase)
    if phase == ON_HOLD:
        state = after(state, FacilitatorActor(CARD), c.Hold(1))
    answer = decide(state, kind(MOMENT_IN.get(phase, 1), *more), by=sender, now=NOW)
    return answer.code if isinstance(answer, Refused) else "yes"


def _declare(name: str, kind: type[c.Hold], *more: str) -> None:
    @situation(f"table.{name}", phases=(*PHASES, ON_HOLD), whose=("any",), is_pure=True)
    def ask(_world: World, role: Role, phase: str, _owner: str) -> str:
        return _sent(kind, role, phase, *more)


_declare("hold", c.Hold)
_declare("resume", c.Resume)
_declare("reopen_moment", c.ReopenMoment, "late")
_declare("ask_time", c.AskTime)
