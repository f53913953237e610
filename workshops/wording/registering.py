"""What is said when registering is refused."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

REGISTERING_REFUSALS: dict[str, str | Promise] = {
    "registration_closed": _("Le iscrizioni a questo laboratorio sono chiuse."),
    "registration_unknown": _("Questo collegamento non è valido. Forse l’iscrizione è stata cancellata."),
    "registration_expired": _("Questo collegamento è scaduto: iscriviti di nuovo dalla pagina del laboratorio."),
    "places_wrong": _("I posti vanno da 1 a %(limit)s."),
    "need_unknown": _("Scegli dall’elenco che cosa ti serve."),
    "arrival_unknown": _("Scegli dall’elenco come è arrivata la persona."),
}
