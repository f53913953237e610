"""The moderators' queue: what was reported, grouped by thing; hide with a reason, restore, or leave it there."""

from collections.abc import Callable
from datetime import datetime

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from proposals.admin.access import carry_out, moderators_only
from proposals.admin.forms import ModerationForm
from proposals.models import Comment, Proposal, Report
from proposals.permissions import Thing, can_hide_content, can_restore_content
from proposals.queries.moderation import decisions_about, open_cases, recent_hidings
from proposals.queries.things import thing_by_ref
from proposals.services.moderation import dismiss_reports, hide_content, restore_content


@moderators_only
@require_safe
def queue(request: HttpRequest) -> HttpResponse:
    context = {"cases": open_cases(), "hidings": recent_hidings()}
    return render(request, "proposals/admin/queue.html", context)


@moderators_only
@require_http_methods(["GET", "HEAD", "POST"])
def case(request: HttpRequest, kind: str, name: str) -> HttpResponse:
    thing, now = thing_by_ref(f"{kind}/{name}"), timezone.now()
    if thing is None:
        raise Http404
    form = ModerationForm(request.POST or None)
    if request.method == "POST" and _decide(request, thing, form, now):
        return HttpResponseRedirect(reverse("proposals-moderation"), status=303)
    context = {
        "thing": thing,
        "proposal": thing if isinstance(thing, Proposal) else thing.proposal,
        "is_comment": isinstance(thing, Comment),
        "form": form,
        "reports": Report.objects.filter(thing=thing.ref)[:50],
        "decisions": decisions_about(thing.ref),
        "can_hide": can_hide_content(request.user, thing, now),
        "can_restore": can_restore_content(request.user, thing, now),
    }
    return render(request, "proposals/admin/case.html", context, status=422 if form.errors else 200)


def _decide(request: HttpRequest, thing: Thing, form: ModerationForm, now: datetime) -> bool:
    """Which of the three buttons was pressed; only hiding needs a reason."""
    if "restore" in request.POST:
        note = request.POST.get("note", "")
        return _act(request, lambda: restore_content(thing, note=note, by=request.user, now=now), _("Ripristinato."))
    if "dismiss" in request.POST:
        done = _("Lasciato com'è: le segnalazioni sono chiuse.")
        return _act(request, lambda: dismiss_reports(thing, by=request.user, now=now), done)
    if not form.is_valid():
        return False
    done = _("Nascosto. Chi l'ha scritto riceve il motivo.")
    return _act(request, lambda: hide_content(thing, by=request.user, now=now, **form.cleaned_data), done)


def _act(request: HttpRequest, act: Callable[[], object], done: str) -> bool:
    carry_out(request, act, done)
    return True
