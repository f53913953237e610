"""Before «Inizia»: trials and ticks. Answered like commands, written beside the log and gone when the table begins."""

from django.db import transaction

from home.domain.refusal import Refused
from workshops.domain.actors import Actor
from workshops.domain.rehearsal import Preparing, Rehearse, check_preparing, ticked
from workshops.live import store
from workshops.live.envelope import Accepted
from workshops.models import Preparation, TableHead, Trial


def prepare(table: int, wanted: Preparing, by: Actor) -> Accepted:
    """Note a trial or a tick. Sent twice it is the same. Raises Refused.

    Under the lock of the table's head: without it a trial may be written after the table has begun and outlive it.
    """
    _refuse_once_begun(table)
    with transaction.atomic():
        head = store.lock_head(table)
        if head is None:
            raise Refused("table_unknown")
        check_preparing(store.load(table), wanted, by)
        if isinstance(wanted, Rehearse):
            Trial.objects.update_or_create(table_id=table, seat=by.seat, defaults={"went": wanted.went.value})
        else:
            known = Preparation.objects.filter(table=table).first()
            lines = ticked(tuple(known.lines) if known else (), wanted)
            Preparation.objects.update_or_create(table_id=table, defaults={"lines": list(lines)})
    return Accepted(head.seq, head.seq, {"kept": False})


def _refuse_once_begun(table: int) -> None:
    """Before any lock: a long evening's log is not folded, while others wait to write, for a trial that came late."""
    summary = TableHead.objects.filter(pk=table).values_list("summary", flat=True).first() or {}
    if summary.get("moment") is not None:
        raise Refused("rehearsal_over")
