"""The account of a table as a page: who reads it, and who lets it be read."""

from django.urls import reverse

from home.domain.roles import Role
from home.models import User
from tests.permissions.situations import situation
from tests.permissions.world import World, answered
from tests.support.accounts import concluded, workshop_page
from workshops.models import AccountPage
from workshops.services.drafting import draft_accounts


def _drafted(approver: User | None) -> AccountPage:
    workshop_page(approver)
    table = concluded()
    draft_accounts(table)
    return AccountPage.objects.get(table=table)


@situation("account-page.approve", whose=("own", "foreign"))
def approve(world: World, role: Role, _phase: str, whose: str) -> str:
    """One's own is that of a workshop for which one is named."""
    page = _drafted(world.user(role) if whose == "own" else world.stranger)
    state = page.current_workflow_state.current_task_state
    address = reverse("wagtailadmin_pages:workflow_action", args=[page.pk, "approve", state.pk])
    response = world.client(role).post(address)
    page.refresh_from_db()
    return "yes" if page.live else answered(response)


@situation("account-page.read", phases=("approved", "waiting"))
def read(world: World, role: Role, phase: str, _whose: str) -> str:
    page = _drafted(world.stranger)
    if phase == "approved":
        page.get_latest_revision().publish(skip_permission_checks=True)
    return answered(world.client(role).get(page.get_url()))
