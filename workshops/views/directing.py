"""The page of the regia: every table of a workshop at once, doors, and cards for who facilitates."""

import uuid

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from home.domain.refusal import Refused
from home.models import User
from home.sentences import sentence_for
from workshops.models import FacilitationCard, Table
from workshops.qr import qr_picture
from workshops.queries import tables_for_direction
from workshops.services.directing import (
    issue_facilitation_card,
    open_all_doors,
    open_doors,
    revoke_facilitation_card,
    secrets_of,
)
from workshops.views.access import attempt_of, directed_or_403

HOLDER_CHARACTERS = 60


@never_cache
@login_required
@require_GET
def workshop(request: HttpRequest, code: str) -> HttpResponse:
    """All tables at once: moment, people, cards, who facilitates."""
    found = directed_or_403(request, code)
    tables = tables_for_direction(found)
    context = {
        "workshop": found,
        "tables": tables,
        "closed": sum(1 for table in tables if not table.head.seq),
        "corrections": sum(table.head.summary.get("corrections", 0) for table in tables),
        "attempt": uuid.uuid4(),
    }
    return render(request, "workshops/regia.html", context)


def _act(request: HttpRequest, code: str, done: str, act: object, *arguments: object, **names: object) -> HttpResponse:
    assert callable(act)
    try:
        act(*arguments, **names, by=request.user, now=timezone.now())
    except Refused as refusal:
        messages.error(request, sentence_for(refusal))
    else:
        messages.success(request, done)
    return redirect("workshops:regia", code=code)


@login_required
@require_POST
def open_table(request: HttpRequest, code: str, number: int) -> HttpResponse:
    found = directed_or_403(request, code)
    table = get_object_or_404(Table.objects.select_related("workshop"), workshop=found, number=number)
    return _act(request, code, _("Il tavolo %(number)s è aperto.") % {"number": number}, open_doors, table)


@never_cache
@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def open_all(request: HttpRequest, code: str) -> HttpResponse:
    """Asked once more before it is done: at an open table people sit down, and its script is frozen."""
    found = directed_or_403(request, code)
    if request.method != "POST":
        closed = found.tables.filter(head__seq=0).select_related("direction").order_by("number")
        return render(request, "workshops/regia_open_all.html", {"workshop": found, "tables": closed})
    assert isinstance(request.user, User)
    opened, refused = open_all_doors(found, by=request.user, now=timezone.now())
    for number, refusal in refused.items():
        words = {"number": number, "why": sentence_for(refusal)}
        messages.error(request, _("Il tavolo %(number)s non si è aperto. %(why)s") % words)
    if opened or not refused:
        messages.success(request, _opened(len(opened)))
    return redirect("workshops:regia", code=code)


def _opened(count: int) -> str:
    if not count:
        return _("I tavoli erano già aperti.")
    return ngettext("È aperto %(n)s tavolo.", "Sono aperti %(n)s tavoli.", count) % {"n": count}


@never_cache
@login_required
@require_POST
def issue_card(request: HttpRequest, code: str, number: int) -> HttpResponse:
    """Make a card and show its QR and PIN. The page reloaded is the same form sent again: the same card."""
    found = directed_or_403(request, code)
    table = get_object_or_404(Table.objects.select_related("workshop", "direction"), workshop=found, number=number)
    name = request.POST.get("holder_name", "").strip().replace("\x00", "")[:HOLDER_CHARACTERS]
    assert isinstance(request.user, User)
    drawn = secrets_of(table, holder_name=name, by=request.user, attempt=attempt_of(request))
    issued = issue_facilitation_card(table, holder_name=name, by=request.user, now=timezone.now(), drawn=drawn)
    card, token, pin = issued
    address = request.build_absolute_uri(reverse("workshops:facilitate", args=[token]))
    context = {"workshop": found, "table": table, "card": card, "pin": pin, "address": address}
    return render(request, "workshops/facilitation_card.html", {**context, "qr": qr_picture(address)})


@login_required
@require_POST
def revoke_card(request: HttpRequest, code: str, number: int, card: int) -> HttpResponse:
    found = directed_or_403(request, code)
    cards = FacilitationCard.objects.select_related("table__workshop")
    held = get_object_or_404(cards, table__workshop=found, table__number=number, number=card)
    return _act(request, code, _("La carta non vale più."), revoke_facilitation_card, held)
