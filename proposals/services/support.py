"""Residents' support: the second ledger. One row per person and proposal, whatever happens at once."""

from datetime import datetime

from django.db import transaction
from django.db.models import F

from home.models import User
from proposals.models import Proposal, Support
from proposals.permissions import Person, why_not_support, why_not_withdraw_support
from proposals.services.guard import locked, refuse


@transaction.atomic
def support(proposal: Proposal, *, by: Person, now: datetime) -> bool:
    """Whether this was new: supporting twice is no fault and counts once."""
    current = locked(proposal)
    refuse(why_not_support(by, current, now))
    _row, is_new = Support.objects.get_or_create(
        proposal=current, participant_id=_participant(by), defaults={"at": now}
    )
    if is_new:
        _count(current, 1)
    return is_new


@transaction.atomic
def withdraw_support(proposal: Proposal, *, by: Person, now: datetime) -> bool:
    """Whether there was something to withdraw."""
    current = locked(proposal)
    refuse(why_not_withdraw_support(by, current, now))
    removed, _per_model = Support.objects.filter(proposal=current, participant_id=_participant(by)).delete()
    if removed:
        _count(current, -1)
    return bool(removed)


def _participant(person: Person) -> object:
    return person.participant_id if isinstance(person, User) else None


def _count(proposal: Proposal, change: int) -> None:
    Proposal.objects.filter(pk=proposal.pk).update(support_count=F("support_count") + change)
