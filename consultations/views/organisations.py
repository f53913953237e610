"""/organizzazioni/: public for everybody; for its delegates and the regia also who speaks for it."""

from collections.abc import Callable

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.cache import cache_control, never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from consultations.forms import InviteForm
from consultations.models import Invitation, Mandate, Organisation
from consultations.organisations import page_of, public_organisations
from consultations.permissions import can_import, can_invite, can_speak_for, valid_mandates
from consultations.services.delegates import (
    accept_invitation,
    end_mandate,
    fault_of,
    invitation_of,
    invite,
    waiting_invitations,
    withdraw_invitation,
)
from home.domain.refusal import Refused
from home.models import User
from home.sentences import sentence, sentence_for

for_this_person = cache_control(private=True, no_cache=True)


@for_this_person
@require_safe
def index(request: HttpRequest) -> HttpResponse:
    cursor = request.GET.get("dopo", "").replace("\x00", "")
    context = {"page_of_rows": page_of(cursor), "is_continued": bool(cursor), "can_import": can_import(request.user)}
    context["trail"] = [{"label": _("Organizzazioni")}]
    return render(request, "consultations/organisations.html", context)


@for_this_person
@require_safe
def organisation(request: HttpRequest, slug: str) -> HttpResponse:
    return _page(request, get_object_or_404(public_organisations(), slug=slug), InviteForm())


def _page(request: HttpRequest, found: Organisation, form: InviteForm) -> HttpResponse:
    now = timezone.now()
    today = timezone.localdate(now)
    context: dict[str, object] = {
        "organisation": found,
        "form": form,
        "trail": [
            {"label": _("Organizzazioni"), "url": reverse("consultations:organisations")},
            {"label": found.name},
        ],
    }
    if can_invite(request.user, found, today):
        context |= {
            "is_inside": True,
            "is_delegate": can_speak_for(request.user, found, today),
            "mandates": valid_mandates(found, today).select_related("user").order_by("starts_on", "pk"),
            "invitations": waiting_invitations(found, now),
        }
    return render(request, "consultations/organisation.html", context, status=422 if form.errors else 200)


@login_required
@require_POST
def invite_delegate(request: HttpRequest, slug: str) -> HttpResponse:
    found, user = _inside(request, slug)
    form = InviteForm(request.POST)
    if not form.is_valid():
        return _page(request, found, form)
    language = (get_language() or "it").split("-")[0]
    try:
        invite(found, **form.cleaned_data, language=language, by=user, now=timezone.now())
    except Refused as refusal:
        form.add_error(None, sentence_for(refusal))
        return _page(request, found, form)
    messages.success(request, _("Invito mandato. Vale una volta sola, per quattordici giorni."))
    return _back(found)


@login_required
@require_POST
def withdraw(request: HttpRequest, slug: str, number: int) -> HttpResponse:
    found, user = _inside(request, slug)
    waiting = get_object_or_404(Invitation.objects.select_related("organisation"), organisation=found, pk=number)
    return _done(
        request, found, lambda: withdraw_invitation(waiting, by=user, now=timezone.now()), _("Invito ritirato.")
    )


@login_required
@require_POST
def end(request: HttpRequest, slug: str, number: int) -> HttpResponse:
    found, user = _inside(request, slug)
    mandate = get_object_or_404(Mandate.objects.select_related("organisation"), organisation=found, pk=number)
    return _done(request, found, lambda: end_mandate(mandate, by=user, now=timezone.now()), _("La delega è chiusa."))


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def invitation(request: HttpRequest, token: str) -> HttpResponse:
    """Opening the link takes nothing: a button does, for who has signed in."""
    now = timezone.now()
    found = invitation_of(token)
    fault = fault_of(found, now)
    if request.method == "POST" and isinstance(request.user, User):
        try:
            mandate = accept_invitation(token, by=request.user, now=now)
        except Refused as refusal:
            fault = refusal.code
        else:
            messages.success(request, _("Da oggi parli per questa organizzazione."))
            return _back(mandate.organisation)
    context = {"invitation": found, "fault": sentence(fault) if fault else ""}
    response = render(request, "consultations/invitation.html", context, status=410 if fault else 200)
    # Not "no-referrer": under it a browser says `Origin: null` with this page's own form, and the form is refused.
    response["X-Robots-Tag"] = "noindex, nofollow"
    response["Referrer-Policy"] = "same-origin"
    return response


def _inside(request: HttpRequest, slug: str) -> tuple[Organisation, User]:
    found = get_object_or_404(public_organisations(), slug=slug)
    if not can_invite(request.user, found, timezone.localdate()):
        raise PermissionDenied
    assert isinstance(request.user, User)
    return found, request.user


def _done(request: HttpRequest, found: Organisation, act: Callable[[], None], words: str) -> HttpResponse:
    try:
        act()
        messages.success(request, words)
    except Refused as refusal:
        messages.error(request, sentence_for(refusal))
    return _back(found)


def _back(found: Organisation) -> HttpResponse:
    return HttpResponseRedirect(found.get_absolute_url(), status=303)
