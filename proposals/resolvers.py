"""How this app's references are shown on a thread: proposals, answers, elements of the plan. One query per kind."""

from collections.abc import Mapping, Sequence

from django.utils.translation import gettext as _

from home.paging import whole_number
from proposals import lineage
from proposals.domain.refs import name_of
from proposals.domain.states import PUBLIC
from proposals.lineage import Shown
from proposals.models import Answer, PlanElement, Proposal


def show_proposals(refs: Sequence[str]) -> Mapping[str, Shown]:
    found = Proposal.objects.filter(reference__in=[name_of(ref) for ref in refs], state__in=PUBLIC)
    return {proposal.ref: _shown(proposal) for proposal in found}


def _shown(proposal: Proposal) -> Shown:
    if proposal.is_hidden:
        return Shown(label=_("Proposta nascosta"), url=proposal.get_absolute_url(), kind="proposta")
    return Shown(
        label=proposal.title,
        url=proposal.get_absolute_url(),
        kind="proposta",
        short=_("proposta"),
        detail=proposal.state_label,
        at=proposal.published_at,
    )


def show_answers(refs: Sequence[str]) -> Mapping[str, Shown]:
    """Published ones only; a hidden proposal's answer is shown without an address of its own words."""
    numbers = [number for ref in refs if (number := whole_number(name_of(ref))) is not None]
    found = Answer.objects.select_related("proposal").filter(pk__in=numbers, published_at__isnull=False)
    return {
        answer.ref: Shown(
            label=_("La Città: %(outcome)s") % {"outcome": answer.outcome_label},
            url=f"{answer.proposal.get_absolute_url()}#risposta",
            kind="risposta",
            short=answer.outcome_label,
            detail=answer.office,
            at=answer.published_at,
        )
        for answer in found
    }


def show_plan_elements(refs: Sequence[str]) -> Mapping[str, Shown]:
    found = PlanElement.objects.filter(code__in=[name_of(ref) for ref in refs])
    return {
        element.ref: Shown(
            label=f"{element.label}: {element.title}",
            url=element.get_absolute_url(),
            kind="piano",
            short=element.label,
            detail=str(element.get_stage_display()),
        )
        for element in found
    }


def register_resolvers() -> None:
    lineage.register("proposta", show_proposals)
    lineage.register("risposta", show_answers)
    lineage.register("piano", show_plan_elements)
