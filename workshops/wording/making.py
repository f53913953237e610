"""What is said when a workshop, its tables or a script cannot be made as asked."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

MAKING_REFUSALS: dict[str, str | Promise] = {
    "not_a_director": _("Serve il ruolo di regia."),
    "workshop_code_malformed": _("L’indirizzo può avere lettere minuscole senza accenti, cifre e trattini."),
    "workshop_code_taken": _("C’è già un laboratorio con questo indirizzo: scrivine un altro."),
    "workshop_ends_before": _("La fine viene prima dell’inizio: controlla le ore."),
    "tables_none": _("Aggiungi almeno un tavolo."),
    "tables_too_many": _("I tavoli di un laboratorio sono al massimo %(limit)s."),
    "capacity_wrong": _("I posti di un tavolo vanno da 1 a %(limit)s."),
    "approver_unknown": _("Questa persona non può approvare i resoconti: scegline un’altra dall’elenco."),
    "script_unknown": _("Questa scaletta non c’è più: scegline un’altra."),
    "script_name_empty": _("Scrivi il nome con cui salvare la scaletta."),
}
