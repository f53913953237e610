"""What is said when registering is refused."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

REGISTERING_REFUSALS: dict[str, str | Promise] = {
    "registration_closed": _("Le iscrizioni a questo laboratorio sono chiuse."),
    "registration_unknown": _("Questo collegamento non è valido. Forse l’iscrizione è stata cancellata."),
    "registration_expired": _("Questo collegamento è scaduto: iscriviti di nuovo dalla pagina del laboratorio."),
    "seat_link_unknown": _("Questo link per sedersi non è valido. Usa il codice QR del tavolo o parlane con la regia."),
    "seat_link_used": _("Questo link è già servito: il tuo posto c’è. Su un altro telefono usa il codice personale."),
    "seat_link_expired": _("Questo link è scaduto: il laboratorio è finito."),
    "mandate_needed": _("Questo indirizzo non ha una delega che valga quel giorno, qui, per %(organisation)s."),
    "mandate_ended": _("La delega con cui avevi il posto non vale più. Parlane con la tua organizzazione."),
    "substitute_unnamed": _("Scrivi chi è venuto al suo posto: al massimo %(limit)s caratteri."),
    "places_wrong": _("I posti vanno da 1 a %(limit)s."),
    "need_unknown": _("Scegli dall’elenco che cosa ti serve."),
    "arrival_unknown": _("Scegli dall’elenco come è arrivata la persona."),
}
