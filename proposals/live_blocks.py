"""What pages of `home` and `consultations` show of proposals: parts, figures and search hits, registered at start."""

from collections.abc import Mapping

from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext as _

from consultations.models import Consultation, Organisation
from home.models import Direction
from home.paging import page_of
from home.registries import (
    LivePart,
    SearchHit,
    register_desks,
    register_direction_figures,
    register_live_block,
    register_search,
)
from proposals.desks import desks
from proposals.fates import fates_of
from proposals.models import Proposal
from proposals.queries.adhesions import adhesions_by
from proposals.queries.listing import Filters, figures_of, matching, public_proposals
from proposals.queries.numbers import answer_numbers, figures_by_direction, newest
from proposals.queries.plan import elements_with_counts

SHOWN = 5
OF_AN_ORGANISATION = 20
SEARCH_HITS = 10


def direction_proposals(_request: HttpRequest, direction: Direction | None) -> LivePart | None:
    """The newest proposals of a direction, or of all, with their numbers."""
    found = matching(Filters(direction=direction.code)) if direction else public_proposals()
    return _part(found, f"direttrice={direction.code}" if direction else "")


def consultation_proposals(_request: HttpRequest, consultation: Consultation | None) -> LivePart | None:
    if consultation is None:
        return None
    query = f"direttrice={consultation.direction.code}"
    return _part(public_proposals().filter(consultation=consultation), query)


def organisation_proposals(request: HttpRequest, organisation: Organisation | None) -> LivePart | None:
    """What an organisation wrote at tables, with its fate."""
    if organisation is None:
        return None
    found = public_proposals().filter(organisation=organisation)
    figures = figures_of(found)
    if not figures.total:
        return None
    ordered = found.select_related("direction").order_by("-published_at", "-pk")
    listing = page_of(ordered, request, per_page=OF_AN_ORGANISATION, parameter="proposte")
    fates = fates_of(listing.object_list)
    rows = [{"proposal": proposal, "fate": fates[proposal.ref]} for proposal in listing]
    return LivePart("proposals/live/organisation.html", {"figures": figures, "rows": rows, "listing": listing})


def organisation_adhesions(request: HttpRequest, organisation: Organisation | None) -> LivePart | None:
    """What an organisation stands by, with its fate."""
    if organisation is None:
        return None
    listing = page_of(adhesions_by(organisation), request, per_page=OF_AN_ORGANISATION, parameter="adesioni")
    proposals = [adhesion.proposal for adhesion in listing]
    if not proposals:
        return None
    fates = fates_of(proposals)
    rows = [{"proposal": each.proposal, "fate": fates[each.proposal.ref], "since": each.at} for each in listing]
    return LivePart("proposals/live/adhesions.html", {"rows": rows, "listing": listing})


def answers(_request: HttpRequest, _thing: object) -> LivePart | None:
    numbers = answer_numbers()
    if not numbers.answered:
        return None
    context = {
        "numbers": numbers,
        "median_days": round(numbers.median.total_seconds() / 86400) if numbers.median is not None else 0,
        "oldest_days": numbers.oldest_days(timezone.now()),
        "bar": _bar(numbers.by_outcome, numbers.total),
    }
    return LivePart("proposals/live/answers.html", context)


def plan_elements(_request: HttpRequest, _thing: object) -> LivePart | None:
    elements = elements_with_counts()
    return LivePart("proposals/live/plan_elements.html", {"elements": elements}) if elements else None


def search(text: str) -> list[SearchHit]:
    words = "".join(char for char in text if char.isprintable())
    found = matching(Filters(q=words)).order_by("-published_at", "-pk")[:SEARCH_HITS] if words.strip() else []
    return [_hit(proposal) for proposal in found]


def register_parts() -> None:
    register_live_block("direction-proposals", direction_proposals)
    register_live_block("organisation-proposals", organisation_proposals)
    register_live_block("organisation-adhesions", organisation_adhesions)
    register_live_block("consultation-proposals", consultation_proposals)
    register_live_block("answers", answers)
    register_live_block("plan-elements", plan_elements)
    register_direction_figures(figures_by_direction)
    register_search(search)
    register_desks(desks)


def _part(found: object, query: str) -> LivePart | None:
    figures = figures_of(found)
    if not figures.total:
        return None
    return LivePart(
        "proposals/live/proposals.html", {"figures": figures, "proposals": newest(found, SHOWN), "query": query}
    )


def _hit(proposal: Proposal) -> SearchHit:
    # The text of a card begins with its title, which stands above it already.
    rest = proposal.text.removeprefix(proposal.title).strip()
    return SearchHit(proposal.title, proposal.get_absolute_url(), _("Proposta"), rest[:200])


def _bar(by_outcome: Mapping[str, int], total: int) -> list[dict[str, object]]:
    """Pieces of one bar as wide as all proposals, in thousandths; an outcome changed meanwhile still counts once."""
    pieces = [{"state": state, "number": number} for state, number in by_outcome.items()]
    rest = total - sum(by_outcome.values())
    if rest:
        pieces.append({"state": "waiting", "number": rest})
    start = 0
    for piece in pieces:
        piece["x"], piece["width"] = round(1000 * start / total), round(1000 * piece["number"] / total)
        start += piece["number"]
    return pieces
