"""What the hub reads of the record, on its reader threads: a table, what came after, where all of them have got to."""

from uuid import UUID

from workshops.domain.audiences import Directory
from workshops.domain.state import TableState
from workshops.live import store
from workshops.models import Table, TableHead
from workshops.queries import Doorkeeper, read_directory


def read_table(table: int) -> tuple[UUID, TableState, Directory, Doorkeeper] | None:
    """Epoch, state, names and doors of a table from the record; None where there is no such table."""
    head = store.read_head(table)
    if head is None:
        return None
    state = store.load(table)
    try:
        directory, door = read_directory(table)
    except Table.DoesNotExist:
        # Gone between the two reads: as unknown as one that never was.
        return None
    return head.epoch, state, directory, door


def read_newer(table: int, epoch: UUID, state: TableState) -> tuple[UUID, TableState] | None:
    head = store.read_head(table)
    if head is None:
        return None
    if head.epoch != epoch or head.seq < state.seq:
        return head.epoch, store.load(table)
    return head.epoch, store.load(table, state)


def read_heads(tables: tuple[int, ...]) -> list[tuple[int, int, UUID]]:
    return list(TableHead.objects.filter(pk__in=tables).values_list("pk", "seq", "epoch"))
