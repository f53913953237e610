"""Staff pages of proposals: the moderators' queue and the planners' desk. What counts is whether the thing was done."""

from collections.abc import Callable

from django.urls import reverse
from django.utils import timezone

from home.domain.roles import Role
from proposals.models import Answer, LineageEdge, PlanElement
from proposals.services.answers import draft_answer
from tests.permissions.situations import situation
from tests.permissions.world import World, answered
from tests.proposals.people import make_table_proposal

ANSWER = {"outcome": "accepted", "reason": "Si può fare.", "office": "Politiche del lavoro"}


def _posted(world: World, role: Role, path: str, fields: dict[str, object], is_done: Callable[[], bool]) -> str:
    response = world.client(role).post(path, fields)
    return "yes" if is_done() else answered(response)


@situation("moderation.queue")
def read_queue(world: World, role: Role, _phase: str, _whose: str) -> str:
    return answered(world.client(role).get(reverse("proposals-moderation")))


@situation("moderation.decide")
def decide_case(world: World, role: Role, _phase: str, _whose: str) -> str:
    proposal = make_table_proposal()
    path = reverse("proposals-case", kwargs={"kind": "proposta", "name": proposal.reference})

    def is_hidden() -> bool:
        proposal.refresh_from_db()
        return proposal.is_hidden

    return _posted(world, role, path, {"reason": "spam", "hide": "1"}, is_hidden)


@situation("answers.desk")
def read_desk(world: World, role: Role, _phase: str, _whose: str) -> str:
    return answered(world.client(role).get(reverse("proposals-desk")))


@situation("answers.write")
def write_answer(world: World, role: Role, _phase: str, _whose: str) -> str:
    path = reverse("proposals-answer", args=[make_table_proposal().reference])
    return _posted(world, role, path, ANSWER, Answer.objects.exists)


@situation("answers.second-person", whose=("own", "foreign"))
def publish_from_the_desk(world: World, role: Role, _phase: str, whose: str) -> str:
    proposal, user = make_table_proposal(), world.user(role)
    if whose == "own" and role not in {Role.PLANNER, Role.ADMINISTRATOR}:
        return "-"
    drafter = user if whose == "own" else world.user(Role.ADMINISTRATOR if role is Role.PLANNER else Role.PLANNER)
    draft = draft_answer(proposal, by=drafter, now=timezone.now(), **ANSWER)
    path = reverse("proposals-publish", args=[proposal.reference])
    seen = {"seen": draft.drafted_at.isoformat()}
    return _posted(world, role, path, seen, Answer.objects.filter(published_at__isnull=False).exists)


@situation("plan.link-from-the-desk")
def link_from_the_desk(world: World, role: Role, _phase: str, _whose: str) -> str:
    element = PlanElement.objects.create(code="articolo-12", label="Art. 12", title="Tirocini", text="…", stage="final")
    path = reverse("proposals-link", args=[make_table_proposal().reference])
    linked = LineageEdge.objects.filter(kind="adopted_in")
    return _posted(world, role, path, {"element": element.pk}, linked.exists)


@situation("plan.edit")
def edit_plan(world: World, role: Role, _phase: str, _whose: str) -> str:
    return answered(world.client(role).get("/admin/snippets/proposals/planelement/add/"))
