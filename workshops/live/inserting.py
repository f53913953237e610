"""Statements that write the rows of one commit, as each engine does it in the fewest waits.

SQLite runs one prepared statement for each row, in the same process. On PostgreSQL every statement is a wait for the
server, during which the thread gives up the interpreter: there all rows of all kinds travel in one statement, as JSON.
"""

import json
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, NamedTuple


class Insert(NamedTuple):
    """Rows into one table: its columns with their types as PostgreSQL calls them, and what is done about a conflict."""

    table: str
    columns: Mapping[str, str]
    conflict: str = ""

    @property
    def row_by_row(self) -> str:
        """For `executemany`, one row at a time."""
        return f"{self._into} VALUES ({', '.join(['%s'] * len(self.columns))}) {self.conflict}"

    @property
    def _into(self) -> str:
        return f"INSERT INTO {self.table} ({', '.join(self.columns)})"

    def from_given(self, place: int) -> str:
        """Every row of the list at `place` of what `given` made. Bytes came as hexadecimal digits."""
        values = ", ".join(_value(position, kind) for position, kind in enumerate(self.columns.values()))
        rows = f"jsonb_array_elements(given.rows->{place}) AS row"
        return f"{self._into} SELECT {values} FROM given, {rows} {self.conflict}"  # noqa: S608 -- of constants


def _value(position: int, kind: str) -> str:
    text = f"row->>{position}"
    return f"decode({text}, 'hex')" if kind == "bytea" else f"({text})::{kind}"


def at_once(inserts: Sequence[Insert], last: str) -> str:
    """One PostgreSQL statement: the rows of `given` (its first parameter) into their tables, then `last`.

    All parts see the database as it was before; constraints and triggers hold as in statements of their own.
    """
    steps = [f"step_{place} AS ({insert.from_given(place)})" for place, insert in enumerate(inserts)]
    return f"WITH given AS (SELECT %s::jsonb AS rows), {', '.join(steps)} {last}"


def given(rows: Iterable[Sequence[Any]]) -> str:
    """Rows, or lists of rows (for `at_once`), as one parameter."""
    return json.dumps(list(rows), default=bytes.hex, ensure_ascii=False, separators=(",", ":"))
