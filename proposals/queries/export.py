"""Proposals for open data, in slices: each is short and costs six queries, however long the whole is."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field

from django.db.models import Count

from proposals.models import Adhesion, Answer, Comment, LineageEdge, Proposal, TableLedger
from proposals.queries.listing import public_proposals

SLICE = 200


@dataclass(frozen=True)
class Record:
    """What the site knows of one proposal and may tell anybody."""

    proposal: Proposal
    ledgers: list[TableLedger]
    answer: Answer | None
    stances: dict[str, int]
    edges: list[LineageEdge] = field(default_factory=list)
    adhesions: list[str] = field(default_factory=list)


def records() -> Iterator[list[Record]]:
    """Slices by growing primary key: what is published meanwhile neither shifts nor repeats a row."""
    last = 0
    while True:
        rows = public_proposals().filter(pk__gt=last).select_related("direction", "organisation", "area")
        proposals = list(rows.order_by("pk")[:SLICE])
        if not proposals:
            return
        yield _slice(proposals)
        last = proposals[-1].pk


def _slice(proposals: list[Proposal]) -> list[Record]:
    ledgers: dict[int, list[TableLedger]] = defaultdict(list)
    for ledger in TableLedger.objects.filter(proposal__in=proposals).order_by("closed_at", "pk"):
        ledgers[ledger.proposal_id].append(ledger)
    published = Answer.objects.filter(proposal__in=proposals, published_at__isnull=False)
    answers = {answer.proposal_id: answer for answer in published.order_by("published_at", "pk")}
    edges: dict[str, list[LineageEdge]] = defaultdict(list)
    for edge in LineageEdge.objects.filter(source__in=[proposal.ref for proposal in proposals]):
        edges[edge.source].append(edge)
    stances, adhesions = _stances(proposals), _adhesions(proposals)
    return [
        Record(
            proposal,
            ledgers[proposal.pk],
            answers.get(proposal.pk),
            stances[proposal.pk],
            edges[proposal.ref],
            adhesions[proposal.pk],
        )
        for proposal in proposals
    ]


def _adhesions(proposals: list[Proposal]) -> dict[int, list[str]]:
    """References of organisations that stand by each."""
    found: dict[int, list[str]] = defaultdict(list)
    rows = Adhesion.objects.filter(proposal__in=proposals, withdrawn_at=None, organisation__is_confirmed=True)
    for proposal, slug in rows.order_by("at", "pk").values_list("proposal", "organisation__slug"):
        found[proposal].append(f"organizzazione/{slug}")
    return found


def _stances(proposals: list[Proposal]) -> dict[int, dict[str, int]]:
    visible = Comment.objects.filter(proposal__in=proposals, visibility=Comment.Visibility.VISIBLE).order_by()
    counted: dict[int, dict[str, int]] = defaultdict(lambda: dict.fromkeys(Comment.Stance.values, 0))
    for proposal, stance, number in visible.values_list("proposal", "stance").annotate(Count("pk")):
        counted[proposal][stance] = number
    return counted
