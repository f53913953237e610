"""/segnala/<kind>/<name>/: ask a moderator to look at a proposal or a comment."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from home.domain.refusal import Refused
from home.sentences import sentence_for
from proposals import pending
from proposals.forms import ReportForm
from proposals.models import Proposal
from proposals.permissions import can_see_proposal, is_signed_in
from proposals.queries.things import thing_by_ref
from proposals.services.comments import report
from proposals.views.access import for_this_person


@for_this_person
@require_http_methods(["GET", "HEAD", "POST"])
def report_thing(request: HttpRequest, kind: str, name: str) -> HttpResponse:
    thing, now = thing_by_ref(f"{kind}/{name}"), timezone.now()
    if thing is None:
        raise Http404
    proposal = thing if isinstance(thing, Proposal) else thing.proposal
    if not can_see_proposal(request.user, proposal):
        raise Http404
    form = ReportForm(request.POST or None)
    if request.method == "POST":
        if not is_signed_in(request.user):
            fields = {"reason": request.POST.get("reason", "")}
            return pending.sign_in_first(request, verb="report", back=request.path, now=now, fields=fields)
        if form.is_valid():
            _send(request, thing, form)
            return HttpResponseRedirect(proposal.get_absolute_url(), status=303)
    elif (kept := pending.take(request, "report", now)) is not None:
        form = ReportForm(initial=kept.fields)
    context = {
        "form": form,
        "thing": thing,
        "is_comment": thing is not proposal,
        "proposal": proposal,
        "trail": [{"label": proposal.title, "url": proposal.get_absolute_url()}, {"label": _("Segnala"), "url": ""}],
    }
    return render(request, "proposals/report.html", context, status=422 if form.errors else 200)


def _send(request: HttpRequest, thing: object, form: ReportForm) -> None:
    try:
        report(thing, by=request.user, now=timezone.now(), **form.cleaned_data)
    except Refused as refusal:
        messages.error(request, sentence_for(refusal))
    else:
        messages.success(request, _("Grazie: una persona della moderazione guarderà."))
