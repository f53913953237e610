"""`/prova-rete/`: green or red for page, portal, WebSocket and time, on any phone in the venue.

Nothing personal is asked, sent or kept. Without scripts the page itself shows that pages come, and a picture whether a
portal stands between: its alternative text is the bad news.
"""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.html import escape
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from workshops.views.pages import with_sockets

# What the known address answers, to the byte: a portal that wants a click answers with its own page instead.
KNOWN = b"voci-di-quartiere rete 1\n"
SLOW_MS = 400
PINGS = 7


@never_cache
@with_sockets
@require_safe
def check(request: HttpRequest) -> HttpResponse:
    config = {
        "known": KNOWN.decode(),
        "pings": PINGS,
        "slow": SLOW_MS,
        "words": {
            "good": _("va bene"),
            "bad": _("non va"),
            "page": _("Le pagine arrivano."),
            "page_bad": _("Le pagine non arrivano: il telefono è senza rete. Attacca il Wi-Fi e riprova."),
            "untried": _("Non si può provare."),
            "portal_good": _("Nessun portale in mezzo."),
            "portal_bad": _("C’è un portale della rete: apri il browser, accetta le sue condizioni e riprova."),
            "socket_good": _("Il filo diretto con il tavolo regge."),
            "socket_bad": _("Il filo diretto con il tavolo non si apre. Si partecipa lo stesso, un po’ più piano."),
            "time_good": _("Risponde in %(n)s millesimi di secondo."),
            "time_bad": _("Risponde in %(n)s millesimi di secondo: è lenta. Prova più vicino al punto Wi-Fi."),
            "time_none": _("Non si può misurare."),
            "all_good": _("Questo telefono è pronto."),
            "some_bad": _("Qualcosa non va: guarda qui sotto che cosa fare."),
        },
    }
    return render(request, "workshops/network.html", {"config": config})


@never_cache
@require_safe
def known(_request: HttpRequest) -> HttpResponse:
    return HttpResponse(KNOWN, content_type="text/plain; charset=utf-8")


@never_cache
@require_safe
def picture(_request: HttpRequest) -> HttpResponse:
    """For who has no scripts: drawn only where this very answer comes through."""
    words = escape(_("va bene"))
    svg = (
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 132 32" width="132" height="32">'
        '<circle cx="16" cy="16" r="14" fill="#0e6b39"/>'
        '<path d="M9 16.5l5 5 9-10" fill="none" stroke="#fff" stroke-width="3"/>'
        '<text x="40" y="22" font-family="sans-serif" font-size="17" font-weight="700" fill="#0e6b39">'
        f"{words}</text></svg>"
    )
    return HttpResponse(svg, content_type="image/svg+xml")
