"""What the regia prints: each sheet as a page and as a PDF, for one table or for all."""

import uuid
from typing import Any

from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from home.domain.refusal import Refused
from home.models import User
from home.paging import whole_number
from home.sentences import sentence_for
from workshops.exports import printing
from workshops.exports.printing import CARDS_MAX, Sheets
from workshops.exports.typesetting import typeset
from workshops.forms.printing import HowManyCardsForm, NetworkForm
from workshops.models import Registration, Table, Venue, Workshop
from workshops.services.printing import issue_cards, set_network
from workshops.services.registering import token_of
from workshops.views.access import attempt_of, directed_or_403

KINDS = ("cartelli", "tesserini", "carte", "guida")
CARDS_DEFAULT = 12


@never_cache
@login_required
@require_safe
def index(request: HttpRequest, code: str) -> HttpResponse:
    return _index(request, directed_or_403(request, code))


def _index(request: HttpRequest, workshop: Workshop, form: NetworkForm | None = None) -> HttpResponse:
    venue = Venue.objects.filter(pk=workshop.pk).first()
    known = {"wifi_name": venue.wifi_name, "wifi_password": venue.wifi_password} if venue else {}
    context = {
        "workshop": workshop,
        "tables": list(workshop.tables.order_by("number")),
        "placed": workshop.registrations.filter(state=Registration.State.PLACED).count(),
        "form": form or NetworkForm(initial=known),
        "cards_max": CARDS_MAX,
        "cards_default": CARDS_DEFAULT,
        "attempt": uuid.uuid4(),
    }
    return render(request, "workshops/regia_print.html", context, status=422 if form is not None else 200)


@login_required
@require_POST
def network(request: HttpRequest, code: str) -> HttpResponse:
    workshop = directed_or_403(request, code)
    form = NetworkForm(request.POST)
    if not form.is_valid():
        return _index(request, workshop, form)
    assert isinstance(request.user, User)
    name, password = form.cleaned_data["wifi_name"], form.cleaned_data["wifi_password"]
    set_network(workshop, name=name, password=password, by=request.user, now=timezone.now())
    messages.success(request, _("La rete è sui cartelli.") if name else _("Sui cartelli non c’è nessuna rete."))
    return HttpResponseRedirect(reverse("workshops:regia_print", args=[code]), status=303)


@never_cache
@login_required
@require_safe
def page(request: HttpRequest, code: str, kind: str) -> HttpResponse:
    workshop = directed_or_403(request, code)
    return _shown(request, workshop, kind, _sheets(request, workshop, kind))


@never_cache
@login_required
@require_safe
def pdf(request: HttpRequest, code: str, kind: str) -> HttpResponse:
    workshop = directed_or_403(request, code)
    return _printed(workshop, kind, _sheets(request, workshop, kind))


@never_cache
@login_required
@require_POST
def desk_cards(request: HttpRequest, code: str) -> HttpResponse:
    """Cards are made as they are printed: PINs are kept nowhere in clear. A form sent again is the same cards."""
    workshop = directed_or_403(request, code)
    assert isinstance(request.user, User)
    try:
        tables = _tables(workshop, request.POST.get("tavolo", ""))
        issued = issue_cards(tables, by=request.user, now=timezone.now(), attempt=attempt_of(request))
    except Refused as refusal:
        messages.error(request, sentence_for(refusal))
        return HttpResponseRedirect(reverse("workshops:regia_print", args=[code]), status=303)
    sheets = printing.desk_cards(workshop, issued, address=lambda token: _absolute("workshops:facilitate", token))
    if request.POST.get("formato") == "pdf":
        return _printed(workshop, "carte-di-chi-facilita", sheets)
    return _shown(request, workshop, "carte-di-chi-facilita", sheets)


def _sheets(request: HttpRequest, workshop: Workshop, kind: str) -> Sheets:
    if kind not in KINDS:
        raise Http404
    if kind == "guida":
        return printing.guide(workshop, network_test=f"{_host()}/prova-rete")
    if kind == "tesserini":
        placed = workshop.registrations.filter(state=Registration.State.PLACED).order_by("name", "pk")
        door = "workshops:regia_door"
        return printing.badges(workshop, placed, address=lambda each: _absolute(door, workshop.code, token_of(each)))
    tables = _tables(workshop, request.GET.get("tavolo", ""))
    if kind == "carte":
        asked = HowManyCardsForm(request.GET)
        return printing.paper_cards(
            workshop, tables, count=asked.cleaned_data["quante"] if asked.is_valid() else CARDS_DEFAULT
        )
    venue = Venue.objects.filter(pk=workshop.pk).first()
    address = _signs_address
    return printing.signs(workshop, tables, venue, short=f"{_host()}/t", address=address)


def _signs_address(token: str) -> str:
    return _absolute("workshops:door", token)


def _tables(workshop: Workshop, asked: str) -> list[Table]:
    """One table by its number, or all."""
    rows = workshop.tables.select_related("workshop", "direction", "arrangement").order_by("number")
    if asked:
        rows = rows.filter(number=whole_number(asked) or 0)
    found = list(rows)
    if not found:
        raise Http404
    return found


def _host() -> str:
    return settings.BASE_URL.split("://")[-1]


def _absolute(name: str, *arguments: Any) -> str:
    """What stands on paper leads to the site's own name, whatever host printed it."""
    return f"{settings.BASE_URL}{reverse(name, args=arguments)}"


def _shown(request: HttpRequest, workshop: Workshop, kind: str, sheets: Sheets) -> HttpResponse:
    query = request.GET.urlencode() if request.method == "GET" else ""
    context = {"workshop": workshop, "kind": kind, "sheet": sheets.data, "query": f"?{query}" if query else ""}
    return render(request, "workshops/regia_sheet.html", context)


def _printed(workshop: Workshop, kind: str, sheets: Sheets) -> HttpResponse:
    response = HttpResponse(typeset(sheets.template, sheets.data, sheets.pictures), content_type="application/pdf")
    response["Content-Disposition"] = f'inline; filename="{workshop.code}-{kind}.pdf"'
    response["X-Robots-Tag"] = "noindex, nofollow"
    return response
