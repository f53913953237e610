"""docs/permissions.md read as data: the table there is the promise, the situations here ask the real doors."""

import re
from dataclasses import dataclass
from pathlib import Path

from home.domain.roles import Role

DOCUMENT = Path(__file__).resolve().parents[2] / "docs" / "permissions.md"
FIXED_COLUMNS = ("action", "doors", "phase", "whose")
ROLE_COLUMNS = tuple(role.value for role in Role)
# There is no such combination: nobody anonymous owns a profile.
IMPOSSIBLE = "-"


@dataclass(frozen=True)
class Row:
    """One line of the table. A cell of several phases promises the same for each of them."""

    action: str
    doors: tuple[str, ...]
    phases: tuple[str, ...]
    whose: tuple[str, ...]
    promised: dict[Role, str]

    def __str__(self) -> str:
        return f"{self.action} · {', '.join(self.phases)} · {', '.join(self.whose)}"


def read_table(document: Path = DOCUMENT) -> list[Row]:
    lines = [line for line in document.read_text(encoding="utf-8").splitlines() if line.startswith("|")]
    header, _rule, *body = [_cells(line) for line in lines]
    if tuple(header) != FIXED_COLUMNS + ROLE_COLUMNS:
        message = f"docs/permissions.md: the columns are {header}"
        raise ValueError(message)
    return [_row(cells) for cells in body]


def _cells(line: str) -> list[str]:
    return [cell.strip() for cell in line.strip().strip("|").split("|")]


def _row(cells: list[str]) -> Row:
    if len(cells) != len(FIXED_COLUMNS) + len(ROLE_COLUMNS):
        message = f"docs/permissions.md: {len(cells)} cells in the row of {cells[0]}"
        raise ValueError(message)
    action, doors, phases, whose, *promised = cells
    return Row(
        action=action.strip("`"),
        doors=tuple(re.findall(r"`([^`]+)`", doors)),
        phases=_words(phases),
        whose=_words(whose),
        promised=dict(zip(Role, promised, strict=True)),
    )


def _words(cell: str) -> tuple[str, ...]:
    return tuple(word.strip() for word in cell.split(","))
