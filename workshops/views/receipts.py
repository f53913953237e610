"""Receipts on paper and on a page: printed by who facilitates, claimed by whom they are for."""

import uuid
from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from home.domain.refusal import Refused
from home.models import User
from home.sentences import sentence_for
from workshops.live.envelope import Accepted
from workshops.live.timers import now_ms
from workshops.models import Table
from workshops.services.receipts import bind_to_account, receipt_by_code, receipts_at, take_on_device
from workshops.services.viewing import state_of
from workshops.views.access import Held, held_by_cookie, remember, token_of_form
from workshops.views.pages import at_table


@at_table
@never_cache
@require_safe
def printed(request: HttpRequest, table: Table) -> HttpResponse:
    """All receipts of a table, to cut out or to read aloud: for who facilitates it."""
    if held_by_cookie(request, table, facilitates=True) == Held():
        return render(request, "workshops/not_facilitating.html", {"number": table.number}, status=403)
    state, _directory = state_of(table, now_ms())
    address = request.build_absolute_uri(reverse("workshops:receipt", args=[table.code]))
    context = {"table": table, "receipts": receipts_at(table, state), "address": address}
    return render(request, "workshops/receipts.html", context)


@at_table
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def receipt(request: HttpRequest, table: Table) -> HttpResponse:
    """Type the code, see what was entered, take it along."""
    if request.method != "POST":
        return _page(request, table)
    code = request.POST.get("code", "")[:20]
    try:
        return _shown(request, table, code)
    except Refused as refusal:
        return _page(request, table, status=409, code=code, refusal=sentence_for(refusal))


def _shown(request: HttpRequest, table: Table, code: str) -> HttpResponse:
    now = now_ms()
    state, found = receipt_by_code(table, code, now=now)
    context = {"code": code, "receipt": found, "is_concluded": state.is_concluded, "attempt": uuid.uuid4()}
    if "claim" not in request.POST:
        return _page(request, table, **context)
    if isinstance(request.user, User):
        bind_to_account(found, request.user)
        return _page(request, table, is_claimed=True, **context)
    token = token_of_form(request, table)
    outcome = take_on_device(table, state, found, token=token, now=now)
    if not isinstance(outcome, Accepted):
        raise outcome if isinstance(outcome, Refused) else Refused("try_again")
    response = HttpResponseRedirect(reverse("workshops:table", args=[table.code]), status=303)
    remember(response, request, table, token, facilitates=False)
    return response


def _page(request: HttpRequest, table: Table, *, status: int = 200, **context: Any) -> HttpResponse:
    return render(request, "workshops/receipt.html", {"table": table, **context}, status=status)
