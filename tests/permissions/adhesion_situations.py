"""Standing by a proposal in the name of an organisation: by its delegates, and by nobody else, whatever their role."""

from consultations.models import Organisation
from home.domain.roles import Role
from proposals.models import Adhesion
from proposals.services.adhering import adhere, withdraw_adhesion
from tests.permissions.organisation_situations import an_organisation
from tests.permissions.proposal_world import CONSULTATION, NOW, a_proposal, both, person
from tests.permissions.situations import situation
from tests.permissions.world import World

PHASES = (*CONSULTATION, "hidden")


@situation("proposal.adhere", phases=PHASES, whose=("own", "foreign"))
def adhere_to_proposal(world: World, role: Role, phase: str, whose: str) -> str:
    proposal, organisation = a_proposal(phase), an_organisation(whose)
    return both(
        lambda: adhere(proposal, organisation, by=person(world, role), now=NOW),
        lambda: world.client(role).post(f"{proposal.get_absolute_url()}aderisci/", _sent(organisation)),
        Adhesion.objects.exists,
    )


@situation("proposal.withdraw-adhesion", phases=PHASES, whose=("own", "foreign"))
def withdraw_from_proposal(world: World, role: Role, phase: str, whose: str) -> str:
    proposal, organisation = a_proposal(phase), an_organisation(whose)
    Adhesion.objects.create(proposal=proposal, organisation=organisation, at=NOW)
    return both(
        lambda: withdraw_adhesion(proposal, organisation, by=person(world, role), now=NOW),
        lambda: world.client(role).post(f"{proposal.get_absolute_url()}ritira-adesione/", _sent(organisation)),
        Adhesion.objects.exclude(withdrawn_at=None).exists,
    )


def _sent(organisation: Organisation) -> dict[str, str]:
    return {"organisation": organisation.slug}
