"""Acts at a table go into the register after the log: a process may be killed in between, and forms come twice."""

from datetime import datetime

from django.db import transaction

from home.domain.roles import Role
from home.models import AuditRecord, Participant
from home.services.audit import record
from workshops.models import Table


def note_once(
    table: Table, action: str, thing: str, *, by: Participant | None, role: Role, now: datetime, is_anew: bool = False
) -> None:
    """One line for each act, whoever asks first. `is_anew`: it was done now, and perhaps not for the first time."""
    with transaction.atomic():
        Table.objects.select_for_update(no_key=True).get(pk=table.pk)
        if is_anew or not AuditRecord.objects.filter(action=action, thing=thing, by=by).exists():
            record(action, thing, by=by, role=role, now=now, is_demo=table.is_demo)
