"""Everything a proposal's page shows, in a number of queries that does not depend on how much there is."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.db.models import Count

from home.models import User
from proposals.domain.states import PUBLIC
from proposals.lineage import Thread, thread
from proposals.models import Answer, Comment, Proposal, TableLedger
from proposals.permissions import Person


@dataclass(frozen=True)
class Dossier:
    """`card` is the first version, word for word; `answers` the published ones, the newest first."""

    proposal: Proposal
    card: str
    ledgers: list[TableLedger]
    answers: list[Answer]
    stances: Mapping[str, int]
    thread: Thread
    is_supported: bool

    @property
    def answer(self) -> Answer | None:
        return self.answers[0] if self.answers else None

    @property
    def ledger(self) -> TableLedger | None:
        return self.ledgers[0] if self.ledgers else None

    @property
    def comments(self) -> int:
        return sum(self.stances.values())


def public_proposal(reference: str) -> Proposal | None:
    """Also a hidden one: its address tells that it is hidden, and why."""
    found = Proposal.objects.select_related("direction", "organisation", "area", "consultation")
    return found.filter(reference=reference, state__in=PUBLIC).first()


def dossier_of(proposal: Proposal, user: Person) -> Dossier:
    first = proposal.versions.order_by("number").values_list("text", flat=True).first()
    return Dossier(
        proposal=proposal,
        card=first or proposal.text or proposal.title,
        ledgers=list(proposal.table_ledgers.order_by("closed_at", "pk")),
        answers=list(proposal.answers.filter(published_at__isnull=False)),
        stances=stances_of(proposal),
        thread=thread(proposal.ref),
        is_supported=_supports(proposal, user),
    )


def stances_of(proposal: Proposal) -> dict[str, int]:
    rows = proposal.comments.filter(visibility=Comment.Visibility.VISIBLE).order_by()
    counted = dict(rows.values_list("stance").annotate(Count("pk")))
    return {stance: counted.get(stance, 0) for stance in Comment.Stance.values}


def _supports(proposal: Proposal, user: Person) -> bool:
    if not isinstance(user, User) or user.participant_id is None:
        return False
    return proposal.supports.filter(participant_id=user.participant_id).exists()
