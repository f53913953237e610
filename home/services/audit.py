"""The register of privileged actions. Services call it inside the transaction of what they did."""

from datetime import datetime

from home.domain.roles import Role
from home.models import AuditRecord, Participant

DETAIL_CHARACTERS = 200


def record(
    action: str,
    thing: str,
    *,
    by: Participant | None,
    role: Role,
    now: datetime,
    detail: str = "",
    is_demo: bool = False,
) -> AuditRecord:
    """Write one line: `thing` is a stable reference (`proposta/12`), `detail` a code or a count, never a name.

    `is_demo` where nobody with an account did it to something of the demonstration.

    Called in the same transaction as the act, so that neither stays without the other.
    """
    return AuditRecord.objects.create(
        at=now,
        by=by,
        role=role.value,
        action=action,
        thing=thing,
        detail=detail[:DETAIL_CHARACTERS],
        is_demo=is_demo or (by is not None and by.is_demo),
    )
