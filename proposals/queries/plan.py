"""What of the proposals is in the plan."""

from django.db.models import Count

from proposals.domain.refs import name_of
from proposals.models import LineageEdge, PlanElement, Proposal
from proposals.queries.listing import public_proposals

MOST_SHOWN = 200


def proposals_in(element: PlanElement) -> list[Proposal]:
    """Public proposals adopted in an element, the oldest first; two queries."""
    edges = LineageEdge.objects.filter(kind=LineageEdge.Kind.ADOPTED_IN, target=element.ref)
    references = [name_of(source) for source in edges.values_list("source", flat=True)[:MOST_SHOWN]]
    found = public_proposals().filter(reference__in=references)
    return list(found.select_related("direction", "organisation").order_by("published_at", "pk"))


def elements_with_counts() -> list[tuple[PlanElement, int]]:
    """Every element and how many proposals lead to it; two queries."""
    edges = LineageEdge.objects.filter(kind=LineageEdge.Kind.ADOPTED_IN).order_by()
    counts = dict(edges.values_list("target").annotate(Count("pk")))
    return [(element, counts.get(element.ref, 0)) for element in PlanElement.objects.all()]
