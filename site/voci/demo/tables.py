"""The roles of a table: who facilitates has a card and no account, who directs sees all tables at once."""

from django.contrib.auth import logout
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.timezone import localdate

from home.domain.refusal import Refused
from workshops.live.envelope import Accepted
from workshops.live.hub import now_ms
from workshops.models import Table
from workshops.models.workshop import new_token
from workshops.services.facilitating import issue_card, take_facilitation
from workshops.views.access import Held, held_by_cookie, remember

HOLDER = "Fabio Esempio"
OPEN_STATES = ("waiting", "running")


def open_table() -> Table | None:
    """The first table of the demonstration that is open, or None."""
    tables = Table.objects.filter(is_demo=True, workshop__is_demo=True, head__summary__state__in=OPEN_STATES)
    return tables.select_related("workshop", "direction").order_by("-workshop__starts_at", "number").first()


def facilitate(request: HttpRequest) -> HttpResponse:
    """The first open table, with the card that this device holds of it, or else a fresh one already scanned here."""
    table = open_table()
    if table is None:
        raise Refused("no_open_table")
    if held_by_cookie(request, table, facilitates=True) != Held():
        logout(request)
        return HttpResponseRedirect(reverse("workshops:facilitation", args=[table.code]))
    card, _token, pin = issue_card(table, holder_name=HOLDER, valid_on=localdate())
    device = new_token()
    outcome = take_facilitation(card, pin=pin, token=device, now=now_ms())
    if not isinstance(outcome, Accepted):
        raise Refused("no_open_table")
    logout(request)
    response = HttpResponseRedirect(reverse("workshops:facilitation", args=[table.code]))
    remember(response, request, table, device, facilitates=True)
    return response


def table_address() -> str:
    """Where a delegate sits down; empty when no table is open."""
    table = open_table()
    return reverse("workshops:table", args=[table.code]) if table else ""


def regia_address() -> str:
    """Where the open workshop is directed from; empty when none is open."""
    table = open_table()
    return reverse("workshops:regia", args=[table.workshop.code]) if table else ""
