"""The synthesis of a table and the corrections of its account: the rules that the committer asks, in each phase."""

from collections.abc import Callable

from home.domain.refusal import Refused
from home.domain.roles import Role
from tests.permissions.command_situations import (
    CARD,
    COLLEAGUE,
    DELEGATE,
    NOW,
    OWN_CARD,
    SENDERS,
    after,
    closed,
    table_in,
    written,
)
from tests.permissions.moment_situations import OWNERS
from tests.permissions.situations import situation
from tests.permissions.workshop_situations import DIRECTING, directing_client, open_workshop_table
from tests.permissions.world import World, answered
from workshops.domain import commands as c
from workshops.domain.actors import DirectorActor, FacilitatorActor, SeatActor
from workshops.domain.decide import decide
from workshops.domain.deciding_corrections import corrections_end
from workshops.domain.state import TableState

CONCLUDING = ("not open", "waiting", "writing", "concluding", "on hold", "concluded", "weeks later")
CONCLUDE_SCRIPT = (
    {"kind": "write", "question": {"it": "Che cosa serve?"}},
    {"kind": "conclude", "question": {"it": "Concludiamo."}, "grace_seconds": 0},
)
# Sentences of the story: the delegate's, the colleague's, both accepted; a position of a minority that the delegate
# signs alone, one that the colleague does; one that was hidden, one still to be accepted.
OWN, FOREIGN, OWN_MINORITY, FOREIGN_MINORITY, HIDDEN_SENTENCE, NEW = range(1, 7)
OWN_REQUEST, FOREIGN_REQUEST, HIDDEN_REQUEST = range(1, 4)
FACILITATOR = FacilitatorActor(CARD)


def _sentence(text: str, *, minority: bool = False) -> c.ProposeSentence:
    return c.ProposeSentence(text, cards=(OWN_CARD,), minority=minority)


def concluding_table(phase: str) -> TableState:
    """Until the writing as the other story; then sentences, and after the end requests for a correction."""
    if phase in {"not open", "waiting", "writing"}:
        return table_in(phase)
    delegate, colleague = SeatActor(DELEGATE), SeatActor(COLLEAGUE)
    state = after(written(CONCLUDE_SCRIPT), FACILITATOR, c.OpenMoment(2))
    state = after(after(state, delegate, _sentence("Serve.")), colleague, _sentence("Serve presto."))
    state = after(state, delegate, _sentence("Non serve.", minority=True))
    state = after(
        state, colleague, _sentence("Dipende.", minority=True), _sentence("Da nascondere."), _sentence("Poi.")
    )
    state = after(state, FACILITATOR, c.AcceptSentence(OWN), c.AcceptSentence(FOREIGN))
    state = after(state, FACILITATOR, c.HideSentence(HIDDEN_SENTENCE, "offence"))
    if phase == "concluding":
        return state
    if phase == "on hold":
        return after(state, FACILITATOR, c.Hold(2))
    over = closed(state, 2)
    over = after(over, delegate, c.AskCorrection("Manca una parola."), now=over.last_at)
    asked = (c.AskCorrection("Il numero è un altro."), c.AskCorrection("Da nascondere."))
    over = after(over, colleague, *asked, now=over.last_at)
    return after(over, DirectorActor("d"), c.HideCorrection(HIDDEN_REQUEST, "offence"), now=over.last_at)


def _now(state: TableState, phase: str) -> int:
    end = corrections_end(state)
    return end if phase == "weeks later" and end is not None else max(NOW, state.last_at)


def _declare(name: str, make: Callable[[str], c.Command], *, whose: tuple[str, ...] = ("any",)) -> None:
    @situation(f"table.{name}", phases=CONCLUDING, whose=whose, is_pure=True)
    def ask(_world: World, role: Role, phase: str, owner: str) -> str:
        sender = SENDERS.get(role)
        if sender is None or (owner == "own" and role is Role.RESIDENT):
            # The resident wrote no sentence and asked for no correction.
            return "-"
        state = concluding_table(phase)
        answer = decide(state, make(owner), by=sender, now=_now(state, phase))
        return answer.code if isinstance(answer, Refused) else "yes"


def _one(own: int, foreign: int) -> Callable[[str], int]:
    return lambda owner: own if owner == "own" else foreign


_sentences, _minorities, _requests = _one(OWN, FOREIGN), _one(OWN_MINORITY, FOREIGN_MINORITY), _one(1, 2)
_declare("propose_sentence", lambda _owner: _sentence("Ancora una."))
_declare("amend_sentence", lambda owner: c.AmendSentence(_sentences(owner), "Altro.", cards=(OWN_CARD,)), whose=OWNERS)
_declare("withdraw_sentence", lambda owner: c.WithdrawSentence(_sentences(owner)), whose=OWNERS)
_declare("withdraw_minority", lambda owner: c.WithdrawSentence(_minorities(owner)), whose=OWNERS)
_declare("sign_sentence", lambda owner: c.SignSentence(_minorities(owner)), whose=OWNERS)
_declare("unsign_sentence", lambda owner: c.UnsignSentence(_minorities(owner)), whose=OWNERS)
_declare("accept_sentence", lambda _owner: c.AcceptSentence(NEW))
_declare("set_sentence_aside", lambda _owner: c.SetSentenceAside(OWN))
_declare("move_sentence", lambda _owner: c.MoveSentence(OWN, 2))
_declare("hide_sentence", lambda _owner: c.HideSentence(OWN_MINORITY, "offence"))
_declare("restore_sentence", lambda _owner: c.RestoreSentence(HIDDEN_SENTENCE))
_declare("erase_sentence", lambda _owner: c.EraseSentence(OWN_MINORITY))
_declare("ask_correction", lambda _owner: c.AskCorrection("Manca un nome."))
_declare("withdraw_correction", lambda owner: c.WithdrawCorrection(_requests(owner)), whose=OWNERS)
_declare("accept_correction", lambda _owner: c.AcceptCorrection(OWN_REQUEST, ""))
_declare("decline_correction", lambda _owner: c.DeclineCorrection(OWN_REQUEST, "Si disse così."))
_declare("hide_correction", lambda _owner: c.HideCorrection(OWN_REQUEST, "offence"))
_declare("restore_correction", lambda _owner: c.RestoreCorrection(HIDDEN_REQUEST))
_declare("erase_correction", lambda _owner: c.EraseCorrection(OWN_REQUEST))


@situation("regia.decide-corrections", phases=DIRECTING)
def decide_corrections(world: World, role: Role, phase: str, _whose: str) -> str:
    table = open_workshop_table()
    client = directing_client(world, role, phase)
    return answered(client.get(f"/regia/{table.workshop.code}/tavoli/{table.number}/correzioni/"))
