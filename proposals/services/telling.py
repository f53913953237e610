"""Who is told that the City has answered: everybody who took part, once each, also without an account."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256

from django.db.models import Q

from home.models import OutboxMail, User
from home.services.mail import queue_mails
from proposals import letters
from proposals.domain.refs import kind_of
from proposals.lineage import edges_of
from proposals.models import Answer, Follower, Proposal
from proposals.services.tokens import token_of


@dataclass(frozen=True)
class Recipient:
    """`token` opens "Il mio filo" for who follows without an account."""

    email: str
    language: str
    token: str
    is_demo: bool


def tell_of_answer(answer: Answer, now: datetime) -> int:
    """Owe one mail per address; how many. The key holds a digest, so that a second run owes nothing more."""
    mails = []
    written: dict[str, letters.Letter] = {}
    for person in who_took_part(answer.proposal):
        letter = written.setdefault(person.language, letters.of_answer(answer, person.language))
        mails.append(
            OutboxMail(
                key=f"answer:{answer.pk}:{_digest(person.email)}",
                to=person.email,
                subject=letter.subject,
                body=letter.body + letters.way_out(person.token, person.language),
                language=person.language,
                is_demo=person.is_demo,
            )
        )
    queue_mails(mails, now=now)
    return len(mails)


def who_took_part(proposal: Proposal) -> Iterable[Recipient]:
    """Author, supporters, commenters with an account; confirmed followers of the proposal, its card and its table."""
    people = User.objects.filter(
        Q(participant_id=proposal.author_id, participant__isnull=False)
        | Q(participant__in=proposal.supports.values("participant"))
        | Q(participant__in=proposal.comments.exclude(author=None).values("author")),
        is_active=True,
    )
    told = {
        user.email.lower(): Recipient(user.email, user.language, "", user.is_demo) for user in people.order_by("pk")
    }
    followers = Follower.objects.filter(thing__in=_followable(proposal), confirmed_at__isnull=False)
    for follower in followers.order_by("pk"):
        # Who has an account and follows too gets one mail: the one that can be stopped.
        told[follower.email.lower()] = Recipient(
            follower.email, follower.language, token_of(follower), follower.is_demo
        )
    return told.values()


def _followable(proposal: Proposal) -> list[str]:
    origins = [edge.target for edge in edges_of(proposal.ref) if kind_of(edge.target) in {"carta", "tavolo"}]
    return [proposal.ref, *origins]


def _digest(email: str) -> str:
    return sha256(email.lower().encode()).hexdigest()[:32]
