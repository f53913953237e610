"""Choosing by consent: who may object to a card, and who says how that was resolved."""

from home.domain.refusal import Refused
from home.domain.roles import Role
from tests.permissions.command_situations import (
    CARD,
    COLLEAGUE,
    DELEGATE,
    FOREIGN_CARD,
    NO_PHONE,
    NOW,
    OWN_CARD,
    SENDERS,
    after,
    closed,
    table_in,
    written,
)
from tests.permissions.situations import situation
from tests.permissions.world import World
from workshops.domain import commands as c
from workshops.domain.actors import FacilitatorActor, SeatActor
from workshops.domain.decide import decide
from workshops.domain.state import TableState

PHASES = ("not open", "waiting", "writing", "objecting", "on hold", "concluded")
SCRIPT = (
    {"kind": "write", "question": {"it": "Che cosa serve?"}},
    {"kind": "choose", "question": {"it": "Ci possiamo stare?"}, "method": "consent"},
)
OBJECTION = 1


def objecting_table(phase: str) -> TableState:
    """Until the writing as the other story; then the delegate objects to the colleague's card."""
    if phase in {"not open", "waiting", "writing"}:
        return table_in(phase)
    state = after(written(SCRIPT), FacilitatorActor(CARD), c.OpenMoment(2))
    state = after(state, SeatActor(DELEGATE), c.RaiseObjection(2, FOREIGN_CARD, "harm", "Fa rumore."))
    if phase == "on hold":
        return after(state, FacilitatorActor(CARD), c.Hold(2))
    return state if phase == "objecting" else closed(state, 2)


def _declare(name: str, make: c.Command, foreign: c.Command | None = None) -> None:
    whose = ("with a phone", "without a phone") if foreign else ("any",)

    @situation(f"table.{name}", phases=PHASES, whose=whose, is_pure=True)
    def ask(_world: World, role: Role, phase: str, owner: str) -> str:
        sender = SENDERS.get(role)
        if sender is None:
            return "-"
        state = objecting_table(phase)
        command = foreign if foreign and owner == "with a phone" else make
        answer = decide(state, command, by=sender, now=max(NOW, state.last_at))
        return answer.code if isinstance(answer, Refused) else "yes"


_declare("raise_objection", c.RaiseObjection(2, OWN_CARD, "other", "Costa troppo."))
_declare(
    "raise_objection_for",
    c.RaiseObjectionFor(NO_PHONE, 2, OWN_CARD, "other", "Costa troppo."),
    c.RaiseObjectionFor(COLLEAGUE, 2, OWN_CARD, "other", "Costa troppo."),
)
_declare("resolve_objection", c.ResolveObjection(OBJECTION, "amended", "Solo di giorno."))
