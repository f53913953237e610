"""The planners' desk: what waits for an answer, the draft, who publishes it, the area, the link to the plan."""

from datetime import datetime

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from home.domain.refusal import Refused
from home.models.wording import wording
from proposals.admin.access import carry_out, planners_only
from proposals.admin.forms import AnswerForm, AreaForm, PlanLinkForm
from proposals.models import Answer, Proposal
from proposals.permissions import can_publish_answer
from proposals.queries.desk import desk_of, waiting_for_answer
from proposals.queries.detail import public_proposal
from proposals.services.answers import draft_answer, publish_answer
from proposals.services.areas import set_area
from proposals.services.plan import link_plan_element, unlink_plan_element
from proposals.words import office_of

PER_PAGE = 30


@planners_only
@require_safe
def desk(request: HttpRequest) -> HttpResponse:
    listing = Paginator(waiting_for_answer(), PER_PAGE).get_page(request.GET.get("p"))
    return render(request, "proposals/admin/desk.html", {"listing": listing})


@planners_only
@require_http_methods(["GET", "HEAD", "POST"])
def answer(request: HttpRequest, reference: str) -> HttpResponse:
    proposal, now = _proposal_or_404(reference), timezone.now()
    own = desk_of(proposal)
    form = AnswerForm(request.POST or None, initial=_initial(proposal, own.draft))
    if request.method == "POST" and form.is_valid():
        done = _("Bozza salvata. Un'altra persona la legge e la pubblica.")
        if carry_out(request, lambda: draft_answer(proposal, by=request.user, now=now, **form.cleaned_data), done):
            return _back(proposal)
    context = {
        "proposal": proposal,
        "desk": own,
        "draft_outcome": wording(f"proposal.state.{own.draft.outcome}") if own.draft else "",
        "form": form,
        "link_form": PlanLinkForm(),
        "area_form": AreaForm(initial={"area": proposal.area_id}),
        "can_publish": own.draft is not None and _may_publish(request, own.draft, proposal, now),
    }
    return render(request, "proposals/admin/answer.html", context, status=422 if form.errors else 200)


@planners_only
@require_POST
def publish(request: HttpRequest, reference: str) -> HttpResponse:
    """Only the very draft that was read: one rewritten meanwhile has another moment and is not published unseen."""
    proposal = _proposal_or_404(reference)
    draft = desk_of(proposal).draft
    seen = request.POST.get("seen", "")
    if draft is None or seen != draft.drafted_at.isoformat():
        carry_out(request, _refuse_unseen, "")
        return _back(proposal)
    done = _("Risposta pubblicata. Chi ha preso parte riceve un messaggio.")
    carry_out(request, lambda: publish_answer(draft, by=request.user, now=timezone.now()), done)
    return _back(proposal)


@planners_only
@require_POST
def link(request: HttpRequest, reference: str) -> HttpResponse:
    proposal, form = _proposal_or_404(reference), PlanLinkForm(request.POST)
    if form.is_valid():
        element, now = form.cleaned_data["element"], timezone.now()
        door = unlink_plan_element if "unlink" in request.POST else link_plan_element
        carry_out(
            request, lambda: door(proposal, element=element, by=request.user, now=now), _("Collegamento salvato.")
        )
    return _back(proposal)


@planners_only
@require_POST
def area(request: HttpRequest, reference: str) -> HttpResponse:
    proposal, form = _proposal_or_404(reference), AreaForm(request.POST)
    if form.is_valid():
        chosen, now = form.cleaned_data["area"], timezone.now()
        carry_out(request, lambda: set_area(proposal, area=chosen, by=request.user, now=now), _("Area salvata."))
    return _back(proposal)


def _proposal_or_404(reference: str) -> Proposal:
    proposal = public_proposal(reference)
    if proposal is None:
        raise Http404
    return proposal


def _initial(proposal: Proposal, draft: Answer | None) -> dict[str, object]:
    if draft is None:
        return {"office": office_of(proposal.direction)}
    names = ("outcome", "reason", "office", "act_url", "next_date")
    return {name: getattr(draft, name) for name in names}


def _may_publish(request: HttpRequest, draft: Answer, proposal: Proposal, now: datetime) -> bool:
    draft.proposal = proposal
    return can_publish_answer(request.user, draft, now)


def _refuse_unseen() -> None:
    raise Refused("draft_changed")


def _back(proposal: Proposal) -> HttpResponse:
    return HttpResponseRedirect(reverse("proposals-answer", args=[proposal.reference]), status=303)
