"""Proposals: who reads, supports, comments, reports, follows.

Where there is a page, it is asked beside the service: what the one says the other must do.
"""

from django.contrib.auth.models import AnonymousUser

from home.domain.roles import Role
from proposals.models import Comment, Follower, PlanElement, Proposal, Report, Support
from proposals.services import comments, following, support
from proposals.services.tokens import token_of
from tests.permissions.proposal_world import (
    CONSULTATION,
    NOW,
    STANDING,
    TEXT,
    a_comment,
    a_proposal,
    both,
    person,
    reading,
)
from tests.permissions.situations import situation
from tests.permissions.world import World, answered


@situation("proposal.list")
def read_list(world: World, role: Role, _phase: str, _whose: str) -> str:
    a_proposal()
    return reading(world, role, "/proposte/")


@situation("proposal.read", phases=STANDING)
def read_proposal(world: World, role: Role, phase: str, _whose: str) -> str:
    """A hidden one keeps its address, without a word of its text."""
    proposal = a_proposal(phase)
    response = world.client(role).get(proposal.get_absolute_url())
    shows = "fa fotocopie" in response.content.decode()
    return answered(response) if shows else "without the text"


@situation("proposal.thread", phases=STANDING)
def read_thread(world: World, role: Role, phase: str, _whose: str) -> str:
    return reading(world, role, f"{a_proposal(phase).get_absolute_url()}filo/")


@situation("comment.read", phases=STANDING)
def read_comment(world: World, role: Role, phase: str, _whose: str) -> str:
    comment = a_comment(a_proposal(), world.stranger.participant)
    if phase == "hidden":
        Comment.objects.filter(pk=comment.pk).update(visibility=Comment.Visibility.HIDDEN)
    response = world.client(role).get(f"/commenti/{comment.pk}/")
    return answered(response) if TEXT in response.content.decode() else "without the text"


@situation("plan.read")
def read_plan_element(world: World, role: Role, _phase: str, _whose: str) -> str:
    PlanElement.objects.create(code="articolo-12", label="Art. 12", title="Tirocini", text="Testo", stage="final")
    return reading(world, role, "/piano/articolo-12/")


@situation("open-data.read", phases=("page", "proposte.csv", "proposte.json"))
def read_open_data(world: World, role: Role, phase: str, _whose: str) -> str:
    a_proposal()
    response = world.client(role).get("/dati-aperti/" if phase == "page" else f"/dati-aperti/{phase}")
    if response.streaming:
        b"".join(response)
    return answered(response)


@situation("thread.read", phases=("with the link", "with a guessed link"))
def read_my_thread(world: World, role: Role, phase: str, _whose: str) -> str:
    following.follow(a_proposal(), email="nuova@example.org", language="it", by=AnonymousUser(), now=NOW)
    token = token_of(Follower.objects.get()) if phase == "with the link" else "a" * 43
    return reading(world, role, f"/filo/{token}/")


@situation("proposal.support", phases=(*CONSULTATION, "hidden"))
def support_proposal(world: World, role: Role, phase: str, _whose: str) -> str:
    proposal = a_proposal(phase)
    return both(
        lambda: support.support(proposal, by=person(world, role), now=NOW),
        lambda: world.client(role).post(f"{proposal.get_absolute_url()}sostieni/"),
        Support.objects.exists,
    )


@situation("proposal.withdraw-support", phases=CONSULTATION)
def withdraw_support(world: World, role: Role, phase: str, _whose: str) -> str:
    proposal, user = a_proposal(phase), person(world, role)
    Proposal.objects.filter(pk=proposal.pk).update(support_count=1)
    owner = user.participant if user.is_authenticated else world.stranger.participant
    Support.objects.create(proposal=proposal, participant=owner, at=NOW)
    return both(
        lambda: support.withdraw_support(proposal, by=user, now=NOW),
        lambda: world.client(role).post(f"{proposal.get_absolute_url()}togli-sostegno/"),
        lambda: not Support.objects.exists(),
    )


@situation("proposal.comment", phases=(*CONSULTATION, "hidden"))
def comment_on_proposal(world: World, role: Role, phase: str, _whose: str) -> str:
    proposal = a_proposal(phase)
    return both(
        lambda: comments.post_comment(proposal, text=TEXT, stance="neutral", by=person(world, role), now=NOW),
        lambda: world.client(role).post(f"{proposal.get_absolute_url()}commenta/", {"text": TEXT, "stance": "neutral"}),
        Comment.objects.exists,
    )


@situation("comment.reply", phases=(*CONSULTATION, "hidden"))
def reply_to_comment(world: World, role: Role, phase: str, _whose: str) -> str:
    proposal = a_proposal(phase)
    parent = a_comment(proposal, world.stranger.participant)
    return both(
        lambda: comments.post_comment(
            proposal, text=TEXT, stance="neutral", by=person(world, role), now=NOW, parent=parent
        ),
        lambda: world.client(role).post(f"/commenti/{parent.pk}/", {"text": TEXT, "stance": "neutral"}),
        Comment.objects.filter(parent=parent).exists,
    )


@situation("comment.remove", phases=CONSULTATION, whose=("own", "foreign"))
def remove_comment(world: World, role: Role, phase: str, whose: str) -> str:
    user = person(world, role)
    if whose == "own" and not user.is_authenticated:
        return "-"
    comment = a_comment(a_proposal(phase), user.participant if whose == "own" else world.stranger.participant)
    return both(
        lambda: comments.remove_own_comment(comment, by=user, now=NOW),
        lambda: world.client(role).post(f"/commenti/{comment.pk}/togli/"),
        Comment.objects.filter(visibility=Comment.Visibility.REMOVED).exists,
    )


@situation("content.report", phases=STANDING)
def report_content(world: World, role: Role, phase: str, _whose: str) -> str:
    proposal = a_proposal(phase)
    return both(
        lambda: comments.report(proposal, reason="spam", by=person(world, role), now=NOW),
        lambda: world.client(role).post(f"/segnala/proposta/{proposal.reference}/", {"reason": "spam"}),
        Report.objects.exists,
    )


@situation("proposal.follow", phases=STANDING)
def follow_proposal(world: World, role: Role, phase: str, _whose: str) -> str:
    proposal = a_proposal(phase)
    return both(
        lambda: following.follow(proposal, email="nuova@example.org", language="it", by=person(world, role), now=NOW),
        lambda: world.client(role).post(f"{proposal.get_absolute_url()}segui/", {"email": "nuova@example.org"}),
        Follower.objects.exists,
    )


@situation("proposal.resume-support", phases=("asked before signing in", "not asked"))
def resume_support(world: World, role: Role, phase: str, _whose: str) -> str:
    """What was asked by a checked form is done on the way back from signing in; a mere link does nothing."""
    proposal, client = a_proposal(), world.client(Role.ANONYMOUS)
    if phase == "asked before signing in":
        client.post(f"{proposal.get_absolute_url()}sostieni/")
    user = world.user(role)
    if user is not None:
        client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
    response = client.get(f"{proposal.get_absolute_url()}riprendi/")
    return "yes" if Support.objects.exists() else answered(response)
