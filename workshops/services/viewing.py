"""What a page without a socket shows: the same views, from the newest committed state."""

from typing import Any

from workshops.domain.state import TableState
from workshops.domain.view import Audience, Directory, mine_of, view_of
from workshops.live.store import load
from workshops.models import Table
from workshops.queries import read_directory, table_section


def state_of(table: Table) -> tuple[TableState, Directory]:
    directory, _door = read_directory(table.pk, table_section(table))
    return load(table.pk), directory


def view_for(table: Table, audience: Audience, seat: int | None = None) -> tuple[dict[str, Any], dict[str, Any] | None]:
    """(view, mine) as docs/protocol.md describes them; `mine` is None without a seat."""
    state, directory = state_of(table)
    mine = mine_of(state, seat, directory) if seat is not None else None
    return view_of(state, directory, audience), mine
