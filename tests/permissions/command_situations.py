"""Commands of a table: the same rules that the committer asks, in every phase of a table's evening."""

from collections.abc import Callable
from typing import TypeAlias

from home.domain.refusal import Refused
from home.domain.roles import Role
from tests.permissions.situations import situation
from tests.permissions.world import World
from workshops.domain import commands as c
from workshops.domain.actors import Actor, ClockActor, DirectorActor, DoorActor, FacilitatorActor, SeatActor
from workshops.domain.decide import decide
from workshops.domain.evolve import evolve
from workshops.domain.state import EMPTY, TableState

Make: TypeAlias = Callable[[Role, str], c.Command]

SCRIPT = (
    {"kind": "write", "question": {"it": "Che cosa serve?"}},
    {"kind": "choose", "question": {"it": "Che cosa conta di più?"}},
)
MINUTE = 60_000
NOW = 1_800_000_000_000
# Seats of the story: two of one organisation, the first confirmed as its voter; a resident; one whose organisation
# nobody speaks for yet; one without a phone.
DELEGATE, COLLEAGUE, RESIDENT, NEWCOMER, NO_PHONE = 1, 2, 3, 4, 5
OWN_CARD, FOREIGN_CARD, RESIDENT_CARD, HIDDEN_CARD = 1, 2, 3, 4
CARD, REVOKED_CARD = 1, 2
ORGANISATION, NEW_ORGANISATION, OTHER_ORGANISATION = 10, 20, 30
SENDERS: dict[Role, Actor] = {
    Role.ANONYMOUS: DoorActor(),
    Role.RESIDENT: SeatActor(RESIDENT),
    Role.DELEGATE: SeatActor(DELEGATE),
    Role.FACILITATOR: FacilitatorActor(CARD),
    Role.DIRECTOR: DirectorActor("d"),
}
PHASES = ("not open", "waiting", "writing", "closing", "written", "choosing", "concluded")


def after(state: TableState, by: Actor, *sent: c.Command, now: int = NOW) -> TableState:
    for command in sent:
        happened = decide(state, command, by=by, now=now)
        if isinstance(happened, Refused):
            message = f"the story stops at {command}: {happened.code}"
            raise TypeError(message)
        for event in happened:
            state = evolve(state, event, seq=state.seq + 1, at=now)
    return state


def _seated(script: tuple[dict[str, object], ...] = SCRIPT) -> TableState:
    seats = [
        c.TakeSeat(ORGANISATION, "cooperative", is_resident=False),
        c.TakeSeat(ORGANISATION, "cooperative", is_resident=False),
        c.TakeSeat(None, "", is_resident=True),
        c.TakeSeat(NEW_ORGANISATION, "school", is_resident=False),
    ]
    state = after(EMPTY, DirectorActor("d"), c.OpenTable(script, capacity=12))
    state = after(state, DoorActor(), c.TakeFacilitation(CARD), c.TakeFacilitation(REVOKED_CARD), *seats)
    without_phone = c.TakeSeat(OTHER_ORGANISATION, "union", is_resident=False, has_phone=False)
    state = after(state, FacilitatorActor(CARD), without_phone, c.ConfirmVoter(DELEGATE), c.ConfirmVoter(NO_PHONE))
    return after(state, DirectorActor("d"), c.RevokeFacilitation(REVOKED_CARD))


def _written(script: tuple[dict[str, object], ...] = SCRIPT) -> TableState:
    facilitator = FacilitatorActor(CARD)
    state = after(_seated(script), facilitator, c.OpenMoment(1))
    state = after(state, SeatActor(DELEGATE), c.PostCard("Un tutor per ogni tirocinio."))
    state = after(state, SeatActor(COLLEAGUE), c.PostCard("Asili vicino alle fabbriche."))
    state = after(state, SeatActor(RESIDENT), c.PostCard("Un autobus la notte."))
    state = after(state, SeatActor(COLLEAGUE), c.PostCard("Una carta da nascondere."))
    return after(state, facilitator, c.HideCard(HIDDEN_CARD, "other"))


def closed(state: TableState, moment: int) -> TableState:
    state = after(state, FacilitatorActor(CARD), c.CloseMoment(moment), now=max(NOW, state.last_at))
    due = state.moment.closes_at
    return after(state, ClockActor(), c.Tick(moment, due), now=due)


def written(script: tuple[dict[str, object], ...]) -> TableState:
    """The writing is closed, whatever comes next in this script."""
    return closed(_written(script), 1)


def table_in(phase: str) -> TableState:
    facilitator = FacilitatorActor(CARD)
    if phase == "not open":
        return EMPTY
    if phase == "waiting":
        return _seated()
    if phase == "writing":
        return _written()
    if phase == "closing":
        return after(_written(), facilitator, c.CloseMoment(1))
    done = written(SCRIPT)
    if phase == "written":
        return done
    choosing = after(done, facilitator, c.OpenMoment(2))
    return choosing if phase == "choosing" else closed(choosing, 2)


def sent(command: c.Command, role: Role, phase: str, *before: c.Command) -> str:
    """`before` is what who facilitates did first, so that there is something to take back."""
    sender = SENDERS.get(role)
    if sender is None:
        # Staff who neither sit nor direct have no name on the wire: there is nothing to send with.
        return "-"
    state = table_in(phase)
    if state.is_open:
        state = after(state, FacilitatorActor(CARD), *before)
    answer = decide(state, command, by=sender, now=NOW)
    return answer.code if isinstance(answer, Refused) else "yes"


def _own(role: Role) -> int:
    return RESIDENT_CARD if role is Role.RESIDENT else OWN_CARD


def _declare(kind: str, make: Make, *before: c.Command, whose: tuple[str, ...] = ("any",)) -> None:
    @situation(f"table.{kind}", phases=PHASES, whose=whose, is_pure=True)
    def ask(_world: World, role: Role, phase: str, owner: str) -> str:
        return sent(make(role, owner), role, phase, *before)


def _on_card(command: type[c.WithdrawCard]) -> Make:
    return lambda role, owner: command(_own(role) if owner == "own" else FOREIGN_CARD)


_declare("open_table", lambda _role, _owner: c.OpenTable(SCRIPT, capacity=12))
_declare("take_seat", lambda _role, _owner: c.TakeSeat(ORGANISATION, "cooperative", is_resident=False))
_declare("reopen_seat", lambda _role, _owner: c.ReopenSeat(DELEGATE))
_declare("take_facilitation", lambda _role, _owner: c.TakeFacilitation(CARD))
_declare("revoke_facilitation", lambda _role, _owner: c.RevokeFacilitation(CARD))
_declare("open_moment", lambda _role, _owner: c.OpenMoment(1))
_declare("close_moment", lambda _role, _owner: c.CloseMoment(1))
_declare("undo_close", lambda _role, _owner: c.UndoClose(1))
_declare("add_time", lambda _role, _owner: c.AddTime(5))
_declare("tick", lambda _role, _owner: c.Tick(1, NOW))
_declare("post_card", lambda _role, _owner: c.PostCard("Un tutor."))
_declare("post_card_for", lambda _role, _owner: c.PostCardFor(NO_PHONE, "Un tutor."))
_declare(
    "amend_card",
    lambda role, owner: c.AmendCard(_own(role) if owner == "own" else FOREIGN_CARD, "Un tutor."),
    whose=("own", "foreign"),
)
_declare("withdraw_card", _on_card(c.WithdrawCard), whose=("own", "foreign"))
_declare("hide_card", lambda _role, _owner: c.HideCard(FOREIGN_CARD, "offence"))
_declare("restore_card", lambda _role, _owner: c.RestoreCard(HIDDEN_CARD))
_declare("erase_card", lambda _role, _owner: c.EraseCard(FOREIGN_CARD))
_declare(
    "confirm_voter",
    lambda _role, owner: c.ConfirmVoter(NEWCOMER if owner == "first seat" else COLLEAGUE),
    whose=("first seat", "second seat"),
)
_declare("hand_over_vote", lambda _role, _owner: c.HandOverVote(COLLEAGUE))
_declare("free_seat", lambda _role, _owner: c.FreeSeat(COLLEAGUE))
_declare("restore_seat", lambda _role, _owner: c.RestoreSeat(COLLEAGUE), c.FreeSeat(COLLEAGUE))
_declare("lock_table", lambda _role, _owner: c.LockTable())
_declare("unlock_table", lambda _role, _owner: c.UnlockTable(), c.LockTable())
_declare("cast_ballot", lambda _role, _owner: c.CastBallot(2, (OWN_CARD,)))
_declare("cast_secret_ballot", lambda _role, _owner: c.CastSecretBallot(2, (OWN_CARD,), "4829173655208841"))
_declare(
    "cast_ballot_for",
    lambda _role, owner: c.CastBallotFor(NO_PHONE if owner == "without a phone" else COLLEAGUE, 2, (OWN_CARD,)),
    whose=("with a phone", "without a phone"),
)
