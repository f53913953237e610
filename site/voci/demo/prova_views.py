"""/prova/: the first three minutes. A phone, a tablet and a room screen at a table of the visitor's own."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.middleware.csrf import get_token
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation.trans_real import parse_accept_lang_header
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_protect
from django.views.decorators.http import require_POST, require_safe

from home.domain.refusal import Refused
from proposals.models import LineageEdge, Proposal
from voci.demo import prova_table
from voci.demo.prova_table import Prova, begin, keep, kept, leave
from voci.demo.prova_words import CARDS
from workshops.content.demo import FAVOURITE
from workshops.live.hub import now_ms
from workshops.models import Table
from workshops.views.access import cookie_name, remember


@never_cache
@require_safe
def prova(request: HttpRequest) -> HttpResponse:
    """The visitor's table, made at the first visit. The address without a language follows the browser's."""
    if _prefers_english(request):
        return HttpResponseRedirect("/en" + reverse("prova"))
    found = kept(request.session)
    if found is None:
        try:
            found = _begun(request)
        except Refused as refusal:
            return render(request, "demo/prova_empty.html", {"code": refusal.code}, status=503)
    response = render(request, "demo/prova.html", _context(found))
    _hand_over(response, request, found)
    return response


@never_cache
@require_POST
@csrf_protect
def restart(request: HttpRequest) -> HttpResponse:
    """«Ricomincia»: another table; the one before goes with everything that was born at it."""
    before = kept(request.session)
    response = HttpResponseRedirect(reverse("prova"), status=303)
    if before is not None:
        for name in _cookies(before):
            response.delete_cookie(name)
        leave(before)
    try:
        _begun(request)
    except Refused as refusal:
        return render(request, "demo/prova_empty.html", {"code": refusal.code}, status=503)
    return response


def _begun(request: HttpRequest) -> Prova:
    found = begin(language=_language(), now=now_ms())
    request.session[prova_table.SESSION_KEY] = keep(found)
    return found


def _language() -> str:
    code = (get_language() or settings.LANGUAGE_CODE).split("-")[0]
    return code if code in CARDS else settings.LANGUAGE_CODE


def _prefers_english(request: HttpRequest) -> bool:
    """At the plain address, coming from outside: the first of the browser's languages that the page has.

    Whoever comes from a page of this site has chosen its language already.
    """
    if _language() != settings.LANGUAGE_CODE or request.headers.get("Referer", "").startswith(_origin(request)):
        return False
    asked = parse_accept_lang_header(request.headers.get("Accept-Language", ""))
    known = [code.split("-")[0] for code, _weight in asked if code.split("-")[0] in CARDS]
    return bool(known) and known[0] == "en"


def _origin(request: HttpRequest) -> str:
    return f"{request.scheme}://{request.get_host()}/"


def _table(found: Prova) -> Table:
    return Table.objects.get(code=found.code)


def _cookies(found: Prova) -> list[str]:
    table = _table(found)
    return [cookie_name(table, facilitates=facilitates) for facilitates in (False, True)]


def _hand_over(response: HttpResponse, request: HttpRequest, found: Prova) -> None:
    """The phone and the tablet in the frames hold their places by the cookies of the plain forms."""
    table = _table(found)
    remember(response, request, table, found.visitor.token, facilitates=False)
    remember(response, request, table, found.facilitator_token, facilitates=True)
    get_token(request)


def _context(found: Prova) -> dict[str, Any]:
    frames = {
        "phone": reverse("workshops:table", args=[found.code]),
        "tablet": reverse("workshops:facilitation", args=[found.code]),
        "screen": reverse("workshops:screen", args=[found.code]),
    }
    thread = _thread_address()
    urls = {
        "socket": f"/ws/tavoli/{found.code}/",
        "state": reverse("workshops:state", args=[found.code]),
        "commands": reverse("workshops:command", args=[found.code]),
        "account": reverse("workshops:account", args=[found.code]),
        "thread": thread,
    }
    config = {
        "code": found.code,
        "urls": urls,
        "visitor": {"seat": found.visitor.seat, "token": found.visitor.token},
        "organisations": [{"seat": each.seat, "token": each.token} for each in found.organisations],
        "cards": CARDS[_language()],
    }
    return {"frames": frames, "config": config, "organisation": found.visitor.organisation, "thread": thread}


def _thread_address() -> str:
    """A card of the concluded workshop whose thread reaches the plan: the one of the pictures, else any."""
    best = Proposal.objects.filter(is_demo=True, title=FAVOURITE).exclude(first_answered_at=None).first()
    if best is None:
        edge = LineageEdge.objects.filter(kind=LineageEdge.Kind.ADOPTED_IN, is_demo=True).first()
        best = Proposal.objects.filter(reference=edge.source.partition("/")[2]).first() if edge else None
    return best.get_absolute_url() if best else ""
