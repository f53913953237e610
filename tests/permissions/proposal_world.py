"""What the situations of proposals share: a proposal, a comment, and one question asked at two doors."""

from collections.abc import Callable
from datetime import timedelta

from django.contrib.auth.models import AnonymousUser
from django.db import transaction
from django.http import HttpResponseBase
from django.utils import timezone

from home.domain.roles import Role
from home.models import Participant, User
from proposals.models import Comment, Proposal
from tests.permissions.world import World, answered, tried
from tests.proposals.people import make_consultation, make_table_proposal

CONSULTATION = ("open", "closed")
STANDING = ("visible", "hidden")
TEXT = "Serve anche la sera."
REASON = "La Città la realizza con i fondi già stanziati per i tirocini."
NOW = timezone.now()


def person(world: World, role: Role) -> User | AnonymousUser:
    return world.user(role) or AnonymousUser()


def a_proposal(phase: str = "open") -> Proposal:
    closes_at = NOW - timedelta(days=1) if phase == "closed" else NOW + timedelta(days=1)
    proposal = make_table_proposal(consultation=make_consultation(closes_at=closes_at))
    if phase == "hidden":
        proposal.is_hidden = True
        proposal.save()
    return proposal


def a_comment(proposal: Proposal, author: Participant | None) -> Comment:
    Proposal.objects.filter(pk=proposal.pk).update(comment_count=1)
    return Comment.objects.create(proposal=proposal, author=author, text=TEXT, at=NOW)


def both(service: Callable[[], object], page: Callable[[], HttpResponseBase], happened: Callable[[], bool]) -> str:
    """The service's word, if the page does just that."""
    with transaction.atomic():
        word = tried(service)
        transaction.set_rollback(True)
    response = page()
    if happened() is not (word == "yes"):
        return f"service: {word}, page: {answered(response)}"
    return word


def reading(world: World, role: Role, path: str) -> str:
    return answered(world.client(role).get(path))
