"""What became of proposals, each in one sentence that leads there: for lists, in two queries however many."""

from collections.abc import Iterable, Mapping, Sequence

from django.db.models import QuerySet
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from proposals.domain.states import OUTCOMES, State
from proposals.lineage import Shown, show
from proposals.models import LineageEdge, Proposal
from proposals.queries.listing import public_proposals
from proposals.story import link
from proposals.words import in_the_plan, joined

ADOPTED_IN, MERGED_INTO = LineageEdge.Kind.ADOPTED_IN, LineageEdge.Kind.MERGED_INTO


def fates_of(proposals: Sequence[Proposal]) -> dict[str, SafeString]:
    """By reference: under way, answered with its outcome, and where in the plan."""
    refs = [proposal.ref for proposal in proposals]
    edges = LineageEdge.objects.filter(source__in=refs, kind__in=[ADOPTED_IN, MERGED_INTO])
    onward = list(edges.values_list("source", "kind", "target"))
    shown = show(target for _source, _kind, target in onward)
    after: dict[tuple[str, str], list[Shown]] = {}
    for source, kind, target in onward:
        after.setdefault((source, kind), []).append(shown[target])
    return {each.ref: _fate(each, after) for each in proposals}


def proposals_from(cards: Iterable[str]) -> dict[str, Proposal]:
    """What each card (`carta/7-3`) became: its family's proposal where it is in one, else its own. Three queries."""
    refs = list(cards)
    found = {proposal.origin: proposal for proposal in _public().filter(origin__in=refs)}
    rows = LineageEdge.objects.filter(kind=LineageEdge.Kind.DERIVED_FROM, target__in=refs)
    families = dict(rows.values_list("target", "source"))
    names = [source.partition("/")[2] for source in families.values()]
    by_ref = {proposal.ref: proposal for proposal in _public().filter(reference__in=names)}
    return found | {card: by_ref[ref] for card, ref in families.items() if ref in by_ref}


def _public() -> QuerySet[Proposal]:
    return public_proposals().select_related("direction")


def _fate(proposal: Proposal, after: Mapping[tuple[str, str], list[Shown]]) -> SafeString:
    parts = [_city(proposal, after.get((proposal.ref, MERGED_INTO), []))]
    elements = after.get((proposal.ref, ADOPTED_IN), [])
    if elements:
        links = [link(in_the_plan(shown.short or shown.label), shown.url) for shown in elements]
        parts.append(format_html(_("È {elements}."), elements=SafeString(joined(links))))
    return format_html_join(" ", "{}", ((part,) for part in parts))


def _city(proposal: Proposal, merged: list[Shown]) -> SafeString:
    if proposal.state == State.WITHDRAWN:
        return format_html("{}", _("È stata ritirata."))
    if proposal.state == State.MERGED or merged:
        if not merged:
            return format_html("{}", _("È stata unita a un'altra proposta."))
        return format_html(_("È stata unita a {proposal}."), proposal=link(merged[0].label, merged[0].url))
    if proposal.state in OUTCOMES:
        answer = link(proposal.state_label, f"{proposal.get_absolute_url()}#risposta")
        return format_html(_("La Città: {outcome}."), outcome=answer)
    waiting = _("la sta valutando") if proposal.state == State.UNDER_REVIEW else _("deve ancora rispondere")
    return format_html(_("In corso: la Città {waiting}."), waiting=waiting)
