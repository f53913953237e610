"""The regia's reception: how many places, who is expected, what they need, who has come."""

from urllib.parse import urlencode

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from home.domain.names import tidy_name
from home.domain.refusal import Refused
from home.models import User
from home.paging import page_of
from home.sentences import sentence_for
from workshops.courses import room_of
from workshops.forms.registering import ReceptionForm
from workshops.models import Registration
from workshops.reception import arrived_at, expected, needs_of
from workshops.services.registering import check_in, open_reception, registration_of
from workshops.views.access import directed_or_403

PER_PAGE = 60
NAME_CHARACTERS = 80
# Marked with one tap; a substitute needs a name.
AT_ONCE = (Registration.Arrival.PRESENT, Registration.Arrival.LATE)


@never_cache
@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def reception(request: HttpRequest, code: str) -> HttpResponse:
    workshop = directed_or_403(request, code)
    room = room_of(workshop)
    seats = sum(workshop.tables.values_list("capacity", flat=True))
    initial = {"places": room.places if room else seats or None, "is_open": room.is_open if room else True}
    form = ReceptionForm(request.POST or None, initial=initial)
    if request.method == "POST" and form.is_valid():
        assert isinstance(request.user, User)
        try:
            open_reception(workshop, **form.cleaned_data, by=request.user, now=timezone.now())
        except Refused as refusal:
            messages.error(request, sentence_for(refusal))
        else:
            messages.success(request, _("Posti e iscrizioni aggiornati."))
            return HttpResponseRedirect(reverse("workshops:regia_reception", args=[code]), status=303)
    sought = tidy_name(request.GET.get("cerca", "")[:NAME_CHARACTERS])
    context = {
        "workshop": workshop,
        "room": room,
        "form": form,
        "listing": page_of(expected(workshop, sought), request, per_page=PER_PAGE),
        "sought": sought,
        "query": urlencode({"cerca": sought}) if sought else "",
        "arrived": arrived_at(workshop),
        "needs": needs_of(workshop),
        "arrivals": _arrivals(),
    }
    return render(request, "workshops/regia_reception.html", context, status=422 if form.errors else 200)


@never_cache
@login_required
@require_safe
def door(request: HttpRequest, code: str, token: str) -> HttpResponse:
    """What the QR of a personal page opens on the phone of who welcomes people."""
    workshop = directed_or_403(request, code)
    found = registration_of(token)
    if found is None or found.workshop_id != workshop.pk:
        raise Http404
    context = {"workshop": workshop, "registration": found, "arrivals": _arrivals()}
    return render(request, "workshops/regia_door.html", context)


@login_required
@require_POST
def arrive(request: HttpRequest, code: str, number: int) -> HttpResponse:
    workshop = directed_or_403(request, code)
    found = get_object_or_404(Registration.objects.select_related("workshop"), workshop=workshop, pk=number)
    assert isinstance(request.user, User)
    try:
        arrival, substitute = request.POST.get("arrival", "?"), tidy_name(request.POST.get("substitute", "")[:200])
        check_in(found, arrival=arrival, substitute=substitute, by=request.user, now=timezone.now())
        messages.success(request, _("Segnato: %(name)s.") % {"name": found.name})
    except Refused as refusal:
        messages.error(request, sentence_for(refusal))
    return HttpResponseRedirect(_same_place(request, found), status=303)


def _same_place(request: HttpRequest, registration: Registration) -> str:
    """The page of the list, and the person on it: at the door there is no time to look for either again."""
    asked = {name: request.POST.get(name, "")[:NAME_CHARACTERS] for name in ("cerca", "pagina")}
    kept = urlencode({name: value for name, value in asked.items() if value})
    address = reverse("workshops:regia_reception", args=[registration.workshop.code])
    return f"{address}{'?' if kept else ''}{kept}#persona-{registration.pk}"


def _arrivals() -> list[tuple[str, str]]:
    return [(value, str(label)) for value, label in Registration.Arrival.choices if value in AT_ONCE]
