"""Requests for a correction of a table's account, decided by the regia: on any day, also when no card is valid."""

import uuid
from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, QueryDict
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from home.domain.refusal import Refused
from home.models import User
from home.paging import page_of
from home.sentences import sentence_for
from workshops.domain.audiences import Audience
from workshops.domain.commands import AcceptCorrection, DeclineCorrection, HideCorrection, RestoreCorrection
from workshops.domain.state import TableState
from workshops.domain.view_corrections import correction_views
from workshops.live.store import load_many
from workshops.live.timers import now_ms
from workshops.models import Table
from workshops.protocol import read_command
from workshops.services.directing import Deciding, decide_correction
from workshops.services.viewing import view_for
from workshops.views.access import COMMAND_ID, directed_or_403
from workshops.views.choosing import number
from workshops.views.desk_concluding import corrections_shown

TABLES_ON_A_PAGE = 5
DECIDING = (AcceptCorrection, DeclineCorrection, HideCorrection, RestoreCorrection)


@never_cache
@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def corrections(request: HttpRequest, code: str, table: int) -> HttpResponse:
    workshop = directed_or_403(request, code)
    tables = Table.objects.select_related("workshop", "direction")
    found = get_object_or_404(tables, workshop=workshop, number=table)
    if request.method != "POST":
        return _page(request, found)
    assert isinstance(request.user, User)
    try:
        command, command_id = _command(request.POST)
        decide_correction(found, command, command_id=command_id, by=request.user, now=timezone.now())
    except Refused as refusal:
        return _page(request, found, status=409, refusal=sentence_for(refusal), typed=request.POST)
    return HttpResponseRedirect(request.path, status=303)


@never_cache
@login_required
@require_safe
def waiting(request: HttpRequest, code: str) -> HttpResponse:
    """Every request of a workshop that nobody has decided yet, table by table; it is decided at its table."""
    workshop = directed_or_403(request, code)
    tables = workshop.tables.filter(head__summary__corrections__gt=0).select_related("direction").order_by("number")
    listing = page_of(tables, request, per_page=TABLES_ON_A_PAGE)
    states = load_many([table.pk for table in listing])
    rows = [{"table": table, "corrections": _asked(states[table.pk])} for table in listing]
    return render(
        request, "workshops/regia_waiting.html", {"workshop": workshop, "rows": rows, "listing": listing, "query": ""}
    )


def _asked(state: TableState) -> list[dict[str, Any]]:
    things = {
        "cards": [{"number": card.number, "text": card.text} for card in state.cards.values()],
        "sentences": [{"number": each.number, "text": each.text} for each in state.sentences.values()],
        "corrections": correction_views(state),
    }
    return [each for each in corrections_shown(things) if each["state"] == "asked"]


def _page(request: HttpRequest, table: Table, *, status: int = 200, **more: object) -> HttpResponse:
    view, _mine = view_for(table, Audience.FACILITATOR, now=now_ms())
    context = {"table": table, "corrections": corrections_shown(view), "actions": request.path, "attempt": uuid.uuid4()}
    return render(request, "workshops/regia_corrections.html", {**context, **more}, status=status)


def _command(data: QueryDict) -> tuple[Deciding, str]:
    """The command of a form, and its id. Raises Refused."""
    payload = {
        "correction": number(data.get("correction", "")),
        **{n: data[n] for n in ("text", "reason") if n in data},
    }
    command = read_command(data.get("kind", ""), payload)
    if not isinstance(command, DECIDING):
        raise Refused("unknown_kind")
    sent = data.get("id", "")
    return command, sent if COMMAND_ID.fullmatch(sent) else str(uuid.uuid4())
