"""Who may say that an organisation stands by a proposal: a delega in force today that covers it; nobody else.

Not tied to a phase: an organisation may stand by what is being valued or already answered. Taking back is always
possible for who holds the delega, also where the proposal has ended.
"""

from datetime import datetime

from django.utils.timezone import localdate

from consultations.domain.mandates import covers
from consultations.models import Organisation
from consultations.permissions import mandates_of
from home.models import User
from proposals.domain.discussion import DISCUSSABLE
from proposals.lineage import show
from proposals.models import Proposal
from proposals.permissions import Person, can_see_proposal, is_signed_in


def spoken_for(user: Person, proposal: Proposal, now: datetime) -> list[Organisation]:
    """Organisations for which this person may speak of this proposal today. One query, two more for a narrow delega."""
    if not isinstance(user, User) or not is_signed_in(user):
        return []
    held = mandates_of(user, localdate(now)).filter(organisation__is_confirmed=True)
    mandates = [
        mandate
        for mandate in held.select_related("organisation").order_by("organisation__name", "pk")
        if _are_of_one_world(user, proposal, mandate.organisation)
    ]
    names = _names_of(proposal) if any(mandate.scope.strip() for mandate in mandates) else ()
    return [mandate.organisation for mandate in mandates if covers(mandate.scope, names)]


def why_not_adhere(user: Person, proposal: Proposal, organisation: Organisation, now: datetime) -> str:
    if not can_see_proposal(user, proposal):
        return "proposal_hidden"
    if proposal.state not in DISCUSSABLE:
        return "proposal_closed"
    fault = _why_not_speak(user, proposal, organisation, now)
    if fault:
        return fault
    return "own_proposal" if proposal.organisation_id == organisation.pk else ""


def can_adhere(user: Person, proposal: Proposal, organisation: Organisation, now: datetime) -> bool:
    return not why_not_adhere(user, proposal, organisation, now)


def why_not_withdraw_adhesion(user: Person, proposal: Proposal, organisation: Organisation, now: datetime) -> str:
    return _why_not_speak(user, proposal, organisation, now)


def can_withdraw_adhesion(user: Person, proposal: Proposal, organisation: Organisation, now: datetime) -> bool:
    return not why_not_withdraw_adhesion(user, proposal, organisation, now)


def _why_not_speak(user: Person, proposal: Proposal, organisation: Organisation, now: datetime) -> str:
    if not is_signed_in(user):
        return "sign_in_first"
    return "" if organisation in spoken_for(user, proposal, now) else "mandate_does_not_cover"


def _are_of_one_world(user: User, proposal: Proposal, organisation: Organisation) -> bool:
    """Invented people speak for invented organisations only, and those of invented proposals only."""
    if user.is_demo and not organisation.is_demo:
        return False
    return proposal.is_demo or not organisation.is_demo


def _names_of(proposal: Proposal) -> tuple[str, ...]:
    """What a delega may name: the direction, and the workshops at whose tables the proposal was weighed."""
    tables = proposal.table_ledgers.values_list("table_ref", flat=True)
    return (proposal.direction.name, *(shown.within for shown in show(tables).values()))
