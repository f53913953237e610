"""An organisation stands by a proposal, in public: once, whatever happens at once; taking it back leaves a trace."""

from datetime import datetime

from django.db import transaction

from consultations.models import Organisation
from home.domain.roles import Role
from home.models import User
from home.services.audit import record
from proposals.models import Adhesion, Proposal
from proposals.permissions import Person
from proposals.permissions_adhering import why_not_adhere, why_not_withdraw_adhesion
from proposals.services.guard import locked, refuse


@transaction.atomic
def adhere(proposal: Proposal, organisation: Organisation, *, by: Person, now: datetime) -> bool:
    """Whether this was new: adhering twice is no fault and counts once."""
    current = locked(proposal)
    refuse(why_not_adhere(by, current, organisation, now))
    assert isinstance(by, User)
    facts = {"at": now, "by": by.participant}
    row, is_new = Adhesion.objects.get_or_create(proposal=current, organisation=organisation, defaults=facts)
    if not is_new:
        if row.withdrawn_at is None:
            return False
        Adhesion.objects.filter(pk=row.pk).update(**facts, withdrawn_at=None)
    _note("adhere", current, organisation, by, now)
    return True


@transaction.atomic
def withdraw_adhesion(proposal: Proposal, organisation: Organisation, *, by: Person, now: datetime) -> bool:
    """Whether there was something to withdraw. The row stays, with the day."""
    current = locked(proposal)
    refuse(why_not_withdraw_adhesion(by, current, organisation, now))
    assert isinstance(by, User)
    standing = Adhesion.objects.filter(proposal=current, organisation=organisation, withdrawn_at=None)
    if not standing.update(withdrawn_at=now):
        return False
    _note("withdraw_adhesion", current, organisation, by, now)
    return True


def _note(action: str, proposal: Proposal, organisation: Organisation, by: User, now: datetime) -> None:
    detail = f"organizzazione/{organisation.slug}"
    record(action, proposal.ref, by=by.participant, role=Role.DELEGATE, now=now, detail=detail)
