"""What concerns a moment: pauses, reopening, time asked for; clarifying and grouping cards."""

from collections.abc import Callable

from home.domain.refusal import Refused
from home.domain.roles import Role
from tests.permissions.command_situations import (
    CARD,
    COLLEAGUE,
    DELEGATE,
    FOREIGN_CARD,
    HIDDEN_CARD,
    NOW,
    OWN_CARD,
    PHASES,
    RESIDENT,
    RESIDENT_CARD,
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

MOMENT_IN = {"choosing": 2, "concluded": 2}
ON_HOLD = "on hold"
OWNERS = ("own", "foreign")


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


CLARIFYING = ("not open", "waiting", "writing", "clarifying", "clarified", "on hold", "concluded")
CLARIFY_SCRIPT = (
    {"kind": "write", "question": {"it": "Che cosa serve?"}},
    {"kind": "clarify", "question": {"it": "Che cosa non è chiaro?"}},
    {"kind": "conclude", "question": {"it": "Concludiamo."}, "grace_seconds": 0},
)
# Remarks of the story: a question and a wording about the delegate's card by a colleague, the same about the
# colleague's by the resident, and one that was hidden.
QUESTION, WORDING, FOREIGN_QUESTION, FOREIGN_WORDING, HIDDEN_REMARK = range(1, 6)


def clarifying_table(phase: str) -> TableState:
    """Until the writing as the other story; then two cards are talked about."""
    if phase in {"not open", "waiting", "writing"}:
        return table_in(phase)
    facilitator = FacilitatorActor(CARD)
    state = after(written(CLARIFY_SCRIPT), facilitator, c.OpenMoment(2))
    state = after(state, SeatActor(COLLEAGUE), c.AskQuestion(OWN_CARD, "Quanti?"), c.SuggestWording(OWN_CARD, "Due."))
    resident = SeatActor(RESIDENT)
    state = after(state, resident, c.AskQuestion(FOREIGN_CARD, "Dove?"), c.SuggestWording(FOREIGN_CARD, "Qui."))
    state = after(state, SeatActor(DELEGATE), c.AskQuestion(RESIDENT_CARD, "Da nascondere."))
    state = after(state, facilitator, c.HideRemark(HIDDEN_REMARK, "offence"))
    if phase == "clarifying":
        return state
    if phase == "on hold":
        return after(state, facilitator, c.Hold(2))
    clarified = closed(state, 2)
    if phase == "clarified":
        return clarified
    return closed(after(clarified, facilitator, c.OpenMoment(3), now=clarified.last_at), 3)


def _clarify(name: str, make: Callable[[str], c.Command], *, whose: tuple[str, ...] = ("any",)) -> None:
    @situation(f"table.{name}", phases=CLARIFYING, whose=whose, is_pure=True)
    def ask(_world: World, role: Role, phase: str, owner: str) -> str:
        sender = SENDERS.get(role)
        if sender is None or (owner == "own" and role is Role.RESIDENT):
            # Nobody asked anything about the resident's card that still stands.
            return "-"
        state = clarifying_table(phase)
        answer = decide(state, make(owner), by=sender, now=max(NOW, state.last_at))
        return answer.code if isinstance(answer, Refused) else "yes"


def _about(own: int, foreign: int) -> Callable[[str], int]:
    return lambda owner: own if owner == "own" else foreign


_question, _wording = _about(QUESTION, FOREIGN_QUESTION), _about(WORDING, FOREIGN_WORDING)
_clarify("ask_question", lambda _owner: c.AskQuestion(FOREIGN_CARD, "Quando?"))
_clarify(
    "suggest_wording", lambda owner: c.SuggestWording(_about(OWN_CARD, FOREIGN_CARD)(owner), "Altro."), whose=OWNERS
)
_clarify("answer_question", lambda owner: c.AnswerQuestion(_question(owner), "Sì."), whose=OWNERS)
_clarify("accept_wording", lambda owner: c.AcceptWording(_wording(owner)), whose=OWNERS)
_clarify("decline_wording", lambda owner: c.DeclineWording(_wording(owner)), whose=OWNERS)
_clarify("hide_remark", lambda _owner: c.HideRemark(QUESTION, "offence"))
_clarify("restore_remark", lambda _owner: c.RestoreRemark(HIDDEN_REMARK))
_clarify("erase_remark", lambda _owner: c.EraseRemark(QUESTION))


GROUPING = ("not open", "waiting", "writing", "grouping", "grouped", "on hold", "concluded")
GROUP_SCRIPT = (CLARIFY_SCRIPT[0], {"kind": "group", "question": {"it": "Quali?"}}, CLARIFY_SCRIPT[2])


def grouping_table(phase: str) -> TableState:
    """As the other story; then two families, the second of the delegate's and the resident's cards."""
    if phase in {"not open", "waiting", "writing"}:
        return table_in(phase)
    facilitator = FacilitatorActor(CARD)
    opened = after(written(GROUP_SCRIPT), facilitator, c.OpenMoment(2))
    state = after(opened, facilitator, c.RestoreCard(HIDDEN_CARD), c.GroupCards((FOREIGN_CARD, HIDDEN_CARD)))
    state = after(state, facilitator, c.GroupCards((OWN_CARD, RESIDENT_CARD)))
    if phase == "grouping":
        return state
    if phase == "on hold":
        return after(state, facilitator, c.Hold(2))
    done = closed(state, 2)
    if phase == "grouped":
        return done
    return closed(after(done, facilitator, c.OpenMoment(3), now=done.last_at), 3)


def _group(name: str, make: Callable[[Role, str], c.Command], *, whose: tuple[str, ...] = ("any",)) -> None:
    @situation(f"table.{name}", phases=GROUPING, whose=whose, is_pure=True)
    def ask(_world: World, role: Role, phase: str, owner: str) -> str:
        sender = SENDERS.get(role)
        if sender is None:
            return "-"
        state = grouping_table(phase)
        answer = decide(state, make(role, owner), by=sender, now=max(NOW, state.last_at))
        return answer.code if isinstance(answer, Refused) else "yes"


def _detached(role: Role, owner: str) -> int:
    own, foreign = (RESIDENT_CARD, OWN_CARD) if role is Role.RESIDENT else (OWN_CARD, RESIDENT_CARD)
    return own if owner == "own" else foreign


_group("group_cards", lambda _role, _owner: c.GroupCards((OWN_CARD,), family=1))
_group("name_family", lambda _role, _owner: c.NameFamily(1, "Insieme"))
_group("merge_families", lambda _role, _owner: c.MergeFamilies(1, 2))
_group("split_family", lambda _role, _owner: c.SplitFamily(1))
_group("detach_card", lambda role, owner: c.DetachCard(_detached(role, owner)), whose=OWNERS)
_group("undo_grouping", lambda _role, _owner: c.UndoGrouping())
