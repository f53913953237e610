"""Making tables and opening their doors."""

from collections.abc import Mapping, Sequence
from typing import Any

from django.db import transaction

from home.models import Area, Direction
from workshops.domain.actors import DirectorActor
from workshops.domain.commands import OpenTable
from workshops.domain.script import script_from_json
from workshops.live.committing import committer
from workshops.live.envelope import Envelope, Outcome
from workshops.models import Table, TableHead, Workshop
from workshops.models.workshop import new_code


def create_table(
    workshop: Workshop,
    *,
    number: int,
    direction: Direction,
    script: Sequence[Mapping[str, Any]],
    area: Area | None = None,
    capacity: int = 12,
    is_demo: bool = False,
    **codes: str,
) -> Table:
    """A table with its empty log; without an area it speaks of the whole city. `codes` may fix `code` and `door_token`.

    Raises Refused("script_malformed").
    """
    script_from_json(script)
    with transaction.atomic():
        table = Table.objects.create(
            workshop=workshop,
            number=number,
            direction=direction,
            area=area,
            script=list(script),
            capacity=capacity,
            is_demo=is_demo,
            **{"code": _free_code(), **codes},
        )
        TableHead.objects.create(table=table)
    return table


def _free_code() -> str:
    """Codes have six digits only: among a thousand tables one of twenty new ones would soon meet an old one."""
    code = new_code()
    while Table.objects.filter(code=code).exists():
        code = new_code()
    return code


def open_table(table: Table, *, by: DirectorActor, now: int) -> Outcome:
    """Open the doors: the script is frozen into the log and people may sit down."""
    command = OpenTable(script=tuple(table.script), capacity=table.capacity)
    return committer.send(table.pk, Envelope(by, "open-table", command, now))
