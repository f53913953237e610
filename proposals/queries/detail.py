"""Everything a proposal's page shows, in a number of queries that does not depend on how much there is."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.db.models import Count, Exists, OuterRef, Subquery

from home.models import User
from proposals.domain.states import PUBLIC
from proposals.lineage import Shown, Thread, thread
from proposals.models import Answer, Comment, Proposal, ProposalVersion, Support, TableLedger
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
    card, is_supported = _card_and_own_support(proposal, user)
    answers = list(proposal.answers.filter(published_at__isnull=False))
    return Dossier(
        proposal=proposal,
        card=card or proposal.text or proposal.title,
        ledgers=list(proposal.table_ledgers.order_by("closed_at", "pk")),
        answers=answers,
        stances=stances_of(proposal),
        thread=thread(proposal.ref, _shown_here(proposal, answers)),
        is_supported=is_supported,
    )


def _card_and_own_support(proposal: Proposal, user: Person) -> tuple[str, bool]:
    first = ProposalVersion.objects.filter(proposal=OuterRef("pk")).order_by("number").values("text")[:1]
    participant = user.participant_id if isinstance(user, User) else None
    own = Support.objects.filter(proposal=OuterRef("pk"), participant_id=participant)
    rows = Proposal.objects.filter(pk=proposal.pk)
    return rows.annotate(card=Subquery(first), is_own=Exists(own)).values_list("card", "is_own").get()


def _shown_here(proposal: Proposal, answers: list[Answer]) -> dict[str, Shown]:
    """What the page shows by itself need not be asked for again."""
    shown = {answer.ref: Shown(label=answer.outcome_label, url="#risposta", kind="risposta") for answer in answers}
    shown[proposal.ref] = Shown(label=proposal.title, url=proposal.get_absolute_url(), kind="proposta")
    if proposal.origin:
        shown[proposal.origin] = Shown(label=proposal.origin, url="#carta", kind="carta")
    return shown


def stances_of(proposal: Proposal) -> dict[str, int]:
    rows = proposal.comments.filter(visibility=Comment.Visibility.VISIBLE).order_by()
    counted = dict(rows.values_list("stance").annotate(Count("pk")))
    return {stance: counted.get(stance, 0) for stance in Comment.Stance.values}
