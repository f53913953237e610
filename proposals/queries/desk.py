"""The planners' desk: what waits for an answer, the longest first, and what waits for a second person."""

from dataclasses import dataclass

from django.db.models import OuterRef, Q, QuerySet, Subquery

from proposals.domain.refs import name_of
from proposals.domain.states import State
from proposals.models import Answer, LineageEdge, PlanElement, Proposal
from proposals.queries.listing import public_proposals

WAITING = (State.PUBLISHED, State.UNDER_REVIEW)


@dataclass(frozen=True)
class Desk:
    """`draft` waits for another person; `published` are the answers given so far."""

    draft: Answer | None
    published: list[Answer]
    elements: list[PlanElement]


def waiting_for_answer() -> QuerySet[Proposal]:
    """By how long they wait; `draft_at` is empty where nobody has begun. Answered ones only while redrafted."""
    drafts = Answer.objects.filter(proposal=OuterRef("pk"), published_at=None)
    rows = public_proposals().annotate(draft_at=Subquery(drafts.values("drafted_at")[:1]))
    rows = rows.filter(Q(state__in=WAITING) | Q(draft_at__isnull=False))
    return rows.select_related("direction", "organisation").order_by("published_at", "pk")


def desk_of(proposal: Proposal) -> Desk:
    answers = list(proposal.answers.select_related("drafted_by", "published_by"))
    edges = LineageEdge.objects.filter(kind=LineageEdge.Kind.ADOPTED_IN, source=proposal.ref)
    codes = [name_of(target) for target in edges.values_list("target", flat=True)]
    return Desk(
        draft=next((answer for answer in answers if answer.published_at is None), None),
        published=[answer for answer in answers if answer.published_at is not None],
        elements=list(PlanElement.objects.filter(code__in=codes)),
    )
