"""Which organisations stand by a proposal, and what one organisation stands by."""

from django.db.models import F, QuerySet

from consultations.models import Organisation
from proposals.domain.states import PUBLIC
from proposals.models import Adhesion, Proposal


def adhesions_of(proposal: Proposal) -> QuerySet[Adhesion]:
    """Those that stand, in the order in which they came, then those that were taken back."""
    found = Adhesion.objects.filter(proposal=proposal, organisation__is_confirmed=True).select_related("organisation")
    return found.order_by(F("withdrawn_at").asc(nulls_first=True), "at", "pk")


def adhesions_by(organisation: Organisation) -> QuerySet[Adhesion]:
    found = Adhesion.objects.filter(organisation=organisation, withdrawn_at=None)
    public = found.filter(proposal__state__in=PUBLIC, proposal__is_hidden=False)
    return public.select_related("proposal__direction").order_by("-at", "-pk")
