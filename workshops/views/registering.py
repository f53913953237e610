"""Asking for a place, the personal page of who asked, the file for a calendar."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from home.domain.refusal import Refused
from home.sentences import sentence, sentence_for
from workshops.courses import room_of
from workshops.exports.calendar import calendar_of
from workshops.forms.registering import RegistrationForm
from workshops.models import Registration, Workshop
from workshops.qr import qr_picture
from workshops.services.registering import cancel, confirm, register, registration_of


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def ask(request: HttpRequest, code: str) -> HttpResponse:
    """A place for an address. What is said afterwards does not tell whether the address was here before."""
    workshop = get_object_or_404(Workshop, code=code)
    account = request.user if request.user.is_authenticated else None
    initial = {"email": account.email, "name": account.public_name} if account else {}
    form = RegistrationForm(request.POST or None, initial=initial)
    refused = ""
    if request.method == "POST" and form.is_valid():
        try:
            found = register(workshop, **form.cleaned_data, language=_language(), by=request.user, now=timezone.now())
        except Refused as refusal:
            refused = sentence_for(refusal)
        else:
            return _asked(request, workshop, found)
    room = room_of(workshop)
    context = {"workshop": workshop, "room": room, "form": form, "refused": refused, "trail": _trail(workshop)}
    is_wrong = bool(refused or form.errors)
    return render(request, "workshops/register.html", context, status=422 if is_wrong else 200)


def _asked(request: HttpRequest, workshop: Workshop, found: Registration) -> HttpResponse:
    own = request.user.is_authenticated and request.user.email == found.email
    context = {"workshop": workshop, "registration": found if own else None, "trail": _trail(workshop)}
    return render(request, "workshops/register_asked.html", context)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def personal(request: HttpRequest, token: str) -> HttpResponse:
    """Opening the link confirms nothing (mail programs open links by themselves): a button does."""
    found = registration_of(token)
    if found is None:
        context = {"fault": sentence("registration_unknown")}
        return _private(render(request, "workshops/registration.html", context, status=404))
    if request.method == "POST":
        return _private(_changed(request, token))
    at_the_door = request.build_absolute_uri(reverse("workshops:regia_door", args=[found.workshop.code, token]))
    context = {"registration": found, "qr": qr_picture(at_the_door), "fault": ""}
    return _private(render(request, "workshops/registration.html", context))


def _changed(request: HttpRequest, token: str) -> HttpResponse:
    try:
        if "cancel" in request.POST:
            cancel(token, now=timezone.now())
            messages.success(request, _("Fatto: non ti aspettiamo più. Grazie di averlo detto."))
        else:
            confirm(token, now=timezone.now())
    except Refused as refusal:
        messages.error(request, sentence_for(refusal))
    return HttpResponseRedirect(reverse("workshops:registration", args=[token]), status=303)


@require_safe
def calendar(request: HttpRequest, code: str) -> HttpResponse:
    workshop = get_object_or_404(Workshop, code=code)
    text = calendar_of(
        code=workshop.code,
        name=workshop.name,
        place=workshop.place,
        url=request.build_absolute_uri(workshop.get_absolute_url()),
        starts_at=workshop.starts_at,
        ended=workshop.ends_at,
        host=request.get_host().partition(":")[0],
        now=timezone.now(),
    )
    response = HttpResponse(text, content_type="text/calendar; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="{workshop.code}.ics"'
    return response


def _trail(workshop: Workshop) -> list[dict[str, str]]:
    return [
        {"label": _("Laboratori"), "url": "/laboratori/"},
        {"label": workshop.name, "url": workshop.get_absolute_url()},
        {"label": _("Iscriviti"), "url": ""},
    ]


def _language() -> str:
    return (get_language() or "it").split("-")[0]


def _private(response: HttpResponse) -> HttpResponse:
    """The address is a key: no search engine keeps it, no other site is told of it.

    Not "no-referrer": under it a browser says `Origin: null` with this page's own form, and the form is refused.
    """
    response["X-Robots-Tag"] = "noindex, nofollow"
    response["Referrer-Policy"] = "same-origin"
    return response
