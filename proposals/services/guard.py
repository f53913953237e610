"""The first step of each door: what the permission question answered becomes a refusal, or nothing."""

from home.domain.refusal import Refused
from proposals.models import Proposal


def refuse(code: str, **details: str | int) -> None:
    if code:
        raise Refused(code, **details)


def locked(proposal: Proposal) -> Proposal:
    """The proposal as it is now, its row held until the end of the transaction (SQLite holds the whole file).

    Without it a state read before the lock may have changed, and two writers may both count from the same number.
    """
    return Proposal.objects.select_for_update().get(pk=proposal.pk)
