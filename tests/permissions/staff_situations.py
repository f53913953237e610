"""Moderators and planners: the queue, the desk, answers and the plan; each page asked beside its service."""

from home.domain.roles import Role
from home.models import Area
from proposals.models import Answer, Comment, Decision, LineageEdge, PlanElement, Proposal, Report
from proposals.services import answers, areas, moderation, plan
from tests.permissions.proposal_world import NOW, REASON, STANDING, a_comment, a_proposal, both, person, reading
from tests.permissions.situations import situation
from tests.permissions.world import World


def _case(comment: Comment) -> str:
    return f"/admin/moderazione/{comment.ref}/"


def _desk(proposal: Proposal) -> str:
    return f"/admin/risposte/{proposal.reference}/"


@situation("moderation.read", phases=("queue", "case"))
def read_moderation(world: World, role: Role, phase: str, _whose: str) -> str:
    comment = a_comment(a_proposal(), world.stranger.participant)
    return reading(world, role, "/admin/moderazione/" if phase == "queue" else _case(comment))


@situation("answers.read", phases=("desk", "one proposal"))
def read_answers(world: World, role: Role, phase: str, _whose: str) -> str:
    proposal = a_proposal()
    return reading(world, role, "/admin/risposte/" if phase == "desk" else _desk(proposal))


@situation("content.hide", phases=STANDING)
def hide_content(world: World, role: Role, phase: str, _whose: str) -> str:
    comment = a_comment(a_proposal(), world.stranger.participant)
    if phase == "hidden":
        Comment.objects.filter(pk=comment.pk).update(visibility=Comment.Visibility.HIDDEN)
    return both(
        lambda: moderation.hide_content(comment, reason="offence", by=person(world, role), now=NOW),
        lambda: world.client(role).post(_case(comment), {"reason": "offence"}),
        Decision.objects.filter(action=Decision.Action.HIDE).exists,
    )


@situation("content.restore", phases=STANDING)
def restore_content(world: World, role: Role, phase: str, _whose: str) -> str:
    comment = a_comment(a_proposal(), world.stranger.participant)
    if phase == "hidden":
        Comment.objects.filter(pk=comment.pk).update(visibility=Comment.Visibility.HIDDEN)
    return both(
        lambda: moderation.restore_content(comment, by=person(world, role), now=NOW),
        lambda: world.client(role).post(_case(comment), {"restore": "1"}),
        Decision.objects.filter(action=Decision.Action.RESTORE).exists,
    )


@situation("reports.dismiss")
def dismiss_reports(world: World, role: Role, _phase: str, _whose: str) -> str:
    comment = a_comment(a_proposal(), world.stranger.participant)
    Report.objects.create(thing=comment.ref, participant=world.stranger.participant, reason="spam", at=NOW)
    return both(
        lambda: moderation.dismiss_reports(comment, by=person(world, role), now=NOW),
        lambda: world.client(role).post(_case(comment), {"dismiss": "1"}),
        lambda: not Report.objects.filter(handled_at=None).exists(),
    )


@situation("answer.draft", phases=("answerable", "merged"))
def draft_answer(world: World, role: Role, phase: str, _whose: str) -> str:
    proposal = a_proposal()
    if phase == "merged":
        Proposal.objects.filter(pk=proposal.pk).update(state="merged")
    draft = {"outcome": "accepted", "reason": REASON, "office": "Lavoro"}
    return both(
        lambda: answers.draft_answer(proposal, by=person(world, role), now=NOW, **draft),
        lambda: world.client(role).post(_desk(proposal), draft),
        Answer.objects.exists,
    )


@situation("answer.publish", phases=("drafted", "published"), whose=("own", "foreign"))
def publish_answer(world: World, role: Role, phase: str, whose: str) -> str:
    user = person(world, role)
    if whose == "own" and not user.is_authenticated:
        return "-"
    answer = Answer.objects.create(
        proposal=a_proposal(),
        outcome="accepted",
        reason=REASON,
        office="Lavoro",
        drafted_by=user.participant if whose == "own" else world.stranger.participant,
        drafted_at=NOW,
        published_at=NOW if phase == "published" else None,
    )
    return both(
        lambda: answers.publish_answer(answer, by=user, now=NOW),
        lambda: world.client(role).post(f"{_desk(answer.proposal)}pubblica/", {"seen": answer.drafted_at.isoformat()}),
        Answer.objects.exclude(published_by=None).exists,
    )


@situation("proposal.set-area", phases=("answerable", "merged"))
def set_area(world: World, role: Role, phase: str, _whose: str) -> str:
    proposal = a_proposal()
    if phase == "merged":
        Proposal.objects.filter(pk=proposal.pk).update(state="merged")
    area = Area.objects.create(kind=Area.Kind.DISTRICT, code="7", name="Circoscrizione 7")
    return both(
        lambda: areas.set_area(proposal, area=area, by=person(world, role), now=NOW),
        lambda: world.client(role).post(f"{_desk(proposal)}area/", {"area": area.pk}),
        Proposal.objects.filter(area=area).exists,
    )


@situation("plan.link", phases=("answerable", "merged"))
def link_plan_element(world: World, role: Role, phase: str, _whose: str) -> str:
    proposal = a_proposal()
    if phase == "merged":
        Proposal.objects.filter(pk=proposal.pk).update(state="merged")
    element = PlanElement.objects.create(code="articolo-12", label="Art. 12", title="Tirocini", text="…", stage="final")
    return both(
        lambda: plan.link_plan_element(proposal, element=element, by=person(world, role), now=NOW),
        lambda: world.client(role).post(f"{_desk(proposal)}piano/", {"element": element.pk}),
        LineageEdge.objects.filter(target=element.ref).exists,
    )
