"""Where a card speaks of, and the language it is written in."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

PLACING: dict[str, str | Promise] = {
    "place.title": _("Dove e in che lingua"),
    "place.said": _("Dove e in che lingua: %(what)s"),
    "place.area": _("Di quale parte della città parla?"),
    "place.none": _("Nessuna in particolare"),
    "place.lang": _("In che lingua è scritta?"),
    "place.spot": _("Un punto, se serve: latitudine e longitudine"),
    "place.spot_help": _("Due numeri copiati da una mappa, per esempio 45,0703 7,6869. Si leggono insieme alla carta."),
    "place.metres": _("Quanto è preciso il punto?"),
    "place.metres.10": _("Proprio lì: una panchina, un incrocio"),
    "place.metres.100": _("Più o meno quell’isolato"),
    "place.metres.500": _("Vicino a casa mia: entro 500 metri"),
    "place.point": _("punto %(where)s, preciso a %(metres)s metri"),
}
