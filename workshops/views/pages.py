"""The pages of a table: whole without scripts; with them the live table takes their place in the browser."""

import re
from collections.abc import Callable
from functools import wraps
from typing import Any

from csp.decorators import csp_update
from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from home.domain.refusal import Refused
from home.sentences import sentence_for
from workshops.live.timers import now_ms
from workshops.models import Table
from workshops.qr import qr_svg
from workshops.views.access import Held, door_cookie, held_by_cookie, keep_cookie, known_table
from workshops.views.choosing import keep_choice
from workshops.views.desk import desk_context
from workshops.views.mirroring import screen_lines
from workshops.views.showing import participant_context, screen_context

View = Callable[..., HttpResponse]
# Old Safari does not count sockets under 'self'.
with_sockets = csp_update({"connect-src": [re.sub("^http", "ws", origin) for origin in settings.SOCKET_ORIGINS]})
CODE_DIGITS = 6


def at_table(view: View) -> View:
    """Hands a view its table. An unknown code leads to the form where it can be typed again, with the reason."""
    return never_cache(with_sockets(with_table(view)))


def with_table(view: View) -> View:
    """The same for what may be kept and asked for again: it says so itself."""

    @wraps(view)
    def found(request: HttpRequest, code: str, **kwargs: Any) -> HttpResponse:
        try:
            table = known_table(request, code)
        except Refused as refusal:
            return _code_form(request, code, refusal)
        return view(request, table, **kwargs)

    return found


def _code_form(request: HttpRequest, code: str = "", refusal: Refused | None = None) -> HttpResponse:
    context = {"typed": {"code": code}, "refusal": sentence_for(refusal) if refusal else ""}
    return render(request, "workshops/code.html", context, status=404 if refusal else 200)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def enter_code(request: HttpRequest) -> HttpResponse:
    """«Ho un codice del tavolo»: spaces and dashes are people's way of writing six digits."""
    if request.method != "POST":
        return _code_form(request)
    typed = request.POST.get("code", "")[:20]
    digits = "".join(character for character in typed if character.isascii() and character.isdigit())
    try:
        table = known_table(request, digits if len(digits) == CODE_DIGITS else typed)
    except Refused as refusal:
        return _code_form(request, typed, refusal)
    return HttpResponseRedirect(reverse("workshops:table", args=[table.code]))


def participant_page(request: HttpRequest, table: Table, *, status: int = 200, **more: Any) -> HttpResponse:
    """The page of who takes part. `more`: `refusal` (a sentence) and `typed` (what to keep)."""
    held = held_by_cookie(request, table, facilitates=False)
    context = participant_context(request, table, held, now_ms())
    context["screen_lines"] = screen_lines(context["view"])
    keep_choice(context, more)
    return render(request, "workshops/table.html", {**context, **more}, status=status)


def facilitator_page(request: HttpRequest, table: Table, *, status: int = 200, **more: Any) -> HttpResponse:
    if held_by_cookie(request, table, facilitates=True) == Held():
        return render(request, "workshops/not_facilitating.html", {"number": table.number, **more}, status=403)
    context = {**desk_context(request, table, now_ms()), **more}
    keep_choice(context, more)
    return render(request, "workshops/facilitate.html", context, status=status)


@at_table
@require_safe
def table(request: HttpRequest, table: Table) -> HttpResponse:
    return participant_page(request, table)


@at_table
@require_safe
def facilitation(request: HttpRequest, table: Table) -> HttpResponse:
    return facilitator_page(request, table)


@at_table
@require_safe
def screen(request: HttpRequest, table: Table) -> HttpResponse:
    return render(request, "workshops/screen.html", screen_context(request, table, now_ms()))


@at_table
@require_safe
def qr(_request: HttpRequest, table: Table) -> HttpResponse:
    """The way in as a picture: it holds the long token, so it still opens the table while somebody guesses codes."""
    address = f"{settings.BASE_URL}{reverse('workshops:door', args=[table.door_token])}"
    return HttpResponse(qr_svg(address), content_type="image/svg+xml")


@never_cache
@require_safe
def enter_by_qr(request: HttpRequest, token: str) -> HttpResponse:
    """From the QR to the table; the token stays in a cookie, not in an address that people share."""
    table = Table.objects.filter(door_token=token).first()
    if table is None:
        return _code_form(request, refusal=Refused("table_unknown"))
    response = HttpResponseRedirect(reverse("workshops:table", args=[table.code]))
    keep_cookie(response, request, door_cookie(table), token)
    return response
