"""Proposals: who reads, supports, comments, moderates, answers.

Where there is a page, it is asked beside the service: what the one says the other must do.
"""

from collections.abc import Callable
from datetime import timedelta

from django.contrib.auth.models import AnonymousUser
from django.db import transaction
from django.http import HttpResponseBase
from django.utils import timezone

from home.domain.roles import Role
from home.models import Participant, User
from proposals.models import Answer, Comment, Decision, Follower, LineageEdge, PlanElement, Proposal, Report, Support
from proposals.services import answers, comments, following, moderation, plan, support
from proposals.services.tokens import token_of
from tests.permissions.situations import situation
from tests.permissions.world import World, answered, tried
from tests.proposals.people import make_consultation, make_table_proposal

CONSULTATION = ("open", "closed")
STANDING = ("visible", "hidden")
TEXT = "Serve anche la sera."
REASON = "La Città la realizza con i fondi già stanziati per i tirocini."
NOW = timezone.now()


def _by(world: World, role: Role) -> User | AnonymousUser:
    return world.user(role) or AnonymousUser()


def _proposal(phase: str = "open") -> Proposal:
    closes_at = NOW - timedelta(days=1) if phase == "closed" else NOW + timedelta(days=1)
    proposal = make_table_proposal(consultation=make_consultation(closes_at=closes_at))
    if phase == "hidden":
        proposal.is_hidden = True
        proposal.save()
    return proposal


def _comment(proposal: Proposal, author: Participant | None) -> Comment:
    Proposal.objects.filter(pk=proposal.pk).update(comment_count=1)
    return Comment.objects.create(proposal=proposal, author=author, text=TEXT, at=NOW)


def _both(service: Callable[[], object], page: Callable[[], HttpResponseBase], happened: Callable[[], bool]) -> str:
    """The service's word, if the page does just that."""
    with transaction.atomic():
        word = tried(service)
        transaction.set_rollback(True)
    response = page()
    if happened() is not (word == "yes"):
        return f"service: {word}, page: {answered(response)}"
    return word


def _reading(world: World, role: Role, path: str) -> str:
    return answered(world.client(role).get(path))


@situation("proposal.list")
def read_list(world: World, role: Role, _phase: str, _whose: str) -> str:
    _proposal()
    return _reading(world, role, "/proposte/")


@situation("proposal.read", phases=STANDING)
def read_proposal(world: World, role: Role, phase: str, _whose: str) -> str:
    """A hidden one keeps its address, without a word of its text."""
    proposal = _proposal(phase)
    response = world.client(role).get(proposal.get_absolute_url())
    shows = "fa fotocopie" in response.content.decode()
    return answered(response) if shows else "without the text"


@situation("proposal.thread", phases=STANDING)
def read_thread(world: World, role: Role, phase: str, _whose: str) -> str:
    return _reading(world, role, f"{_proposal(phase).get_absolute_url()}filo/")


@situation("comment.read", phases=STANDING)
def read_comment(world: World, role: Role, phase: str, _whose: str) -> str:
    comment = _comment(_proposal(), world.stranger.participant)
    if phase == "hidden":
        Comment.objects.filter(pk=comment.pk).update(visibility=Comment.Visibility.HIDDEN)
    response = world.client(role).get(f"/commenti/{comment.pk}/")
    return answered(response) if TEXT in response.content.decode() else "without the text"


@situation("plan.read")
def read_plan_element(world: World, role: Role, _phase: str, _whose: str) -> str:
    PlanElement.objects.create(code="articolo-12", label="Art. 12", title="Tirocini", text="Testo", stage="final")
    return _reading(world, role, "/piano/articolo-12/")


@situation("open-data.read", phases=("page", "proposte.csv", "proposte.json"))
def read_open_data(world: World, role: Role, phase: str, _whose: str) -> str:
    _proposal()
    response = world.client(role).get("/dati-aperti/" if phase == "page" else f"/dati-aperti/{phase}")
    if response.streaming:
        b"".join(response)
    return answered(response)


@situation("thread.read", phases=("with the link", "with a guessed link"))
def read_my_thread(world: World, role: Role, phase: str, _whose: str) -> str:
    following.follow(_proposal(), email="nuova@example.org", language="it", by=AnonymousUser(), now=NOW)
    token = token_of(Follower.objects.get()) if phase == "with the link" else "a" * 43
    return _reading(world, role, f"/filo/{token}/")


@situation("proposal.support", phases=(*CONSULTATION, "hidden"))
def support_proposal(world: World, role: Role, phase: str, _whose: str) -> str:
    proposal = _proposal(phase)
    return _both(
        lambda: support.support(proposal, by=_by(world, role), now=NOW),
        lambda: world.client(role).post(f"{proposal.get_absolute_url()}sostieni/"),
        Support.objects.exists,
    )


@situation("proposal.withdraw-support", phases=CONSULTATION)
def withdraw_support(world: World, role: Role, phase: str, _whose: str) -> str:
    proposal, user = _proposal(phase), _by(world, role)
    Proposal.objects.filter(pk=proposal.pk).update(support_count=1)
    owner = user.participant if user.is_authenticated else world.stranger.participant
    Support.objects.create(proposal=proposal, participant=owner, at=NOW)
    return _both(
        lambda: support.withdraw_support(proposal, by=user, now=NOW),
        lambda: world.client(role).post(f"{proposal.get_absolute_url()}togli-sostegno/"),
        lambda: not Support.objects.exists(),
    )


@situation("proposal.comment", phases=(*CONSULTATION, "hidden"))
def comment_on_proposal(world: World, role: Role, phase: str, _whose: str) -> str:
    proposal = _proposal(phase)
    return _both(
        lambda: comments.post_comment(proposal, text=TEXT, stance="neutral", by=_by(world, role), now=NOW),
        lambda: world.client(role).post(f"{proposal.get_absolute_url()}commenta/", {"text": TEXT, "stance": "neutral"}),
        Comment.objects.exists,
    )


@situation("comment.reply", phases=(*CONSULTATION, "hidden"))
def reply_to_comment(world: World, role: Role, phase: str, _whose: str) -> str:
    proposal = _proposal(phase)
    parent = _comment(proposal, world.stranger.participant)
    return _both(
        lambda: comments.post_comment(
            proposal, text=TEXT, stance="neutral", by=_by(world, role), now=NOW, parent=parent
        ),
        lambda: world.client(role).post(f"/commenti/{parent.pk}/", {"text": TEXT, "stance": "neutral"}),
        Comment.objects.filter(parent=parent).exists,
    )


@situation("comment.remove", phases=CONSULTATION, whose=("own", "foreign"))
def remove_comment(world: World, role: Role, phase: str, whose: str) -> str:
    user = _by(world, role)
    if whose == "own" and not user.is_authenticated:
        return "-"
    comment = _comment(_proposal(phase), user.participant if whose == "own" else world.stranger.participant)
    return _both(
        lambda: comments.remove_own_comment(comment, by=user, now=NOW),
        lambda: world.client(role).post(f"/commenti/{comment.pk}/togli/"),
        Comment.objects.filter(visibility=Comment.Visibility.REMOVED).exists,
    )


@situation("content.report", phases=STANDING)
def report_content(world: World, role: Role, phase: str, _whose: str) -> str:
    proposal = _proposal(phase)
    return _both(
        lambda: comments.report(proposal, reason="spam", by=_by(world, role), now=NOW),
        lambda: world.client(role).post(f"/segnala/proposta/{proposal.reference}/", {"reason": "spam"}),
        Report.objects.exists,
    )


def _case(comment: Comment) -> str:
    return f"/admin/moderazione/{comment.ref}/"


def _desk(proposal: Proposal) -> str:
    return f"/admin/risposte/{proposal.reference}/"


@situation("moderation.read", phases=("queue", "case"))
def read_moderation(world: World, role: Role, phase: str, _whose: str) -> str:
    comment = _comment(_proposal(), world.stranger.participant)
    return _reading(world, role, "/admin/moderazione/" if phase == "queue" else _case(comment))


@situation("answers.read", phases=("desk", "one proposal"))
def read_answers(world: World, role: Role, phase: str, _whose: str) -> str:
    proposal = _proposal()
    return _reading(world, role, "/admin/risposte/" if phase == "desk" else _desk(proposal))


@situation("content.hide", phases=STANDING)
def hide_content(world: World, role: Role, phase: str, _whose: str) -> str:
    comment = _comment(_proposal(), world.stranger.participant)
    if phase == "hidden":
        Comment.objects.filter(pk=comment.pk).update(visibility=Comment.Visibility.HIDDEN)
    return _both(
        lambda: moderation.hide_content(comment, reason="offence", by=_by(world, role), now=NOW),
        lambda: world.client(role).post(_case(comment), {"reason": "offence"}),
        Decision.objects.filter(action=Decision.Action.HIDE).exists,
    )


@situation("content.restore", phases=STANDING)
def restore_content(world: World, role: Role, phase: str, _whose: str) -> str:
    comment = _comment(_proposal(), world.stranger.participant)
    if phase == "hidden":
        Comment.objects.filter(pk=comment.pk).update(visibility=Comment.Visibility.HIDDEN)
    return _both(
        lambda: moderation.restore_content(comment, by=_by(world, role), now=NOW),
        lambda: world.client(role).post(_case(comment), {"restore": "1"}),
        Decision.objects.filter(action=Decision.Action.RESTORE).exists,
    )


@situation("reports.dismiss")
def dismiss_reports(world: World, role: Role, _phase: str, _whose: str) -> str:
    comment = _comment(_proposal(), world.stranger.participant)
    Report.objects.create(thing=comment.ref, participant=world.stranger.participant, reason="spam", at=NOW)
    return _both(
        lambda: moderation.dismiss_reports(comment, by=_by(world, role), now=NOW),
        lambda: world.client(role).post(_case(comment), {"dismiss": "1"}),
        lambda: not Report.objects.filter(handled_at=None).exists(),
    )


@situation("answer.draft", phases=("answerable", "merged"))
def draft_answer(world: World, role: Role, phase: str, _whose: str) -> str:
    proposal = _proposal()
    if phase == "merged":
        Proposal.objects.filter(pk=proposal.pk).update(state="merged")
    draft = {"outcome": "accepted", "reason": REASON, "office": "Lavoro"}
    return _both(
        lambda: answers.draft_answer(proposal, by=_by(world, role), now=NOW, **draft),
        lambda: world.client(role).post(_desk(proposal), draft),
        Answer.objects.exists,
    )


@situation("answer.publish", phases=("drafted", "published"), whose=("own", "foreign"))
def publish_answer(world: World, role: Role, phase: str, whose: str) -> str:
    user = _by(world, role)
    if whose == "own" and not user.is_authenticated:
        return "-"
    answer = Answer.objects.create(
        proposal=_proposal(),
        outcome="accepted",
        reason=REASON,
        office="Lavoro",
        drafted_by=user.participant if whose == "own" else world.stranger.participant,
        drafted_at=NOW,
        published_at=NOW if phase == "published" else None,
    )
    return _both(
        lambda: answers.publish_answer(answer, by=user, now=NOW),
        lambda: world.client(role).post(f"{_desk(answer.proposal)}pubblica/", {"seen": answer.drafted_at.isoformat()}),
        Answer.objects.exclude(published_by=None).exists,
    )


@situation("plan.link", phases=("answerable", "merged"))
def link_plan_element(world: World, role: Role, phase: str, _whose: str) -> str:
    proposal = _proposal()
    if phase == "merged":
        Proposal.objects.filter(pk=proposal.pk).update(state="merged")
    element = PlanElement.objects.create(code="articolo-12", label="Art. 12", title="Tirocini", text="…", stage="final")
    return _both(
        lambda: plan.link_plan_element(proposal, element=element, by=_by(world, role), now=NOW),
        lambda: world.client(role).post(f"{_desk(proposal)}piano/", {"element": element.pk}),
        LineageEdge.objects.filter(target=element.ref).exists,
    )


@situation("proposal.follow", phases=STANDING)
def follow_proposal(world: World, role: Role, phase: str, _whose: str) -> str:
    proposal = _proposal(phase)
    return _both(
        lambda: following.follow(proposal, email="nuova@example.org", language="it", by=_by(world, role), now=NOW),
        lambda: world.client(role).post(f"{proposal.get_absolute_url()}segui/", {"email": "nuova@example.org"}),
        Follower.objects.exists,
    )


@situation("proposal.resume-support", phases=("asked before signing in", "not asked"))
def resume_support(world: World, role: Role, phase: str, _whose: str) -> str:
    """What was asked by a checked form is done on the way back from signing in; a mere link does nothing."""
    proposal, client = _proposal(), world.client(Role.ANONYMOUS)
    if phase == "asked before signing in":
        client.post(f"{proposal.get_absolute_url()}sostieni/")
    user = world.user(role)
    if user is not None:
        client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
    response = client.get(f"{proposal.get_absolute_url()}riprendi/")
    return "yes" if Support.objects.exists() else answered(response)
