"""What a page without a socket shows: the same views, from the newest committed state."""

from dataclasses import dataclass
from typing import Any

from workshops.domain.account import TableAccount, account_of
from workshops.domain.approval import account_as_of, account_position, state_as_of
from workshops.domain.audiences import Audience, Directory
from workshops.domain.state import TableState
from workshops.domain.view import view_of
from workshops.domain.view_seats import mine_of
from workshops.live.committing import committer
from workshops.live.store import load, read_events, read_head
from workshops.live.timers import tick_envelope
from workshops.models import AccountPage, LogEvent, Table
from workshops.queries import read_directory, table_section


def state_of(table: Table, now: int) -> tuple[TableState, Directory]:
    """The state as of `now`. Where nobody holds a socket no timer runs: what is overdue is done before it is shown."""
    directory, _door = read_directory(table.pk, table_section(table))
    state = load(table.pk)
    if state.due is not None and state.due[1] <= now:
        committer.send(table.pk, tick_envelope(*state.due, now))
        state = load(table.pk)
    return state, directory


def view_for(
    table: Table, audience: Audience, seat: int | None = None, *, now: int
) -> tuple[dict[str, Any], dict[str, Any] | None]:
    """(view, mine) as docs/protocol.md describes them; `mine` is None without a seat."""
    state, directory = state_of(table, now)
    mine = mine_of(state, seat, directory) if seat is not None else None
    return view_of(state, directory, audience), mine


def account_for(table: Table, *, now: int) -> TableAccount | None:
    """The account of a table from its whole log; None until it has concluded."""
    state, _directory = state_of(table, now)
    return account_of(state, read_events(table.pk, 0)) if state.is_concluded else None


def head_of(table: Table) -> dict[str, Any]:
    """How far the log has got: `seq`, and the `hash` (hex) that stands for everything before it."""
    head = read_head(table.pk)
    return {"seq": head.seq, "hash": head.hash.hex()} if head else {"seq": 0, "hash": ""}


@dataclass(frozen=True, slots=True)
class ApprovedAccount:
    """The account at a page's place with the public view of it; `newest` is how far the account has got by now."""

    account: TableAccount
    view: dict[str, Any]
    newest: int


def approved_account_of(page: AccountPage) -> ApprovedAccount | None:
    """None where the log at that place is not the one that the page was made from."""
    table = page.table
    found = LogEvent.objects.filter(table=table, seq=page.position).values_list("hash", flat=True).first()
    if found is None or bytes(found).hex() != page.head_hash:
        return None
    recorded = list(read_events(table.pk, 0))
    account = account_as_of(recorded, page.position)
    if account is None:
        return None
    directory, _door = read_directory(table.pk, table_section(table))
    view = view_of(state_as_of(recorded, page.position), directory, Audience.PUBLIC)
    return ApprovedAccount(account, view, account_position(recorded) or page.position)
