"""What people read when accounts refuse something, by code."""

from django.utils.translation import gettext_lazy as _

SENTENCES = {
    "name_too_long": _("Il nome è troppo lungo: usa al massimo 60 caratteri."),
    "name_unprintable": _("Il nome contiene caratteri che non si vedono. Scrivilo di nuovo con la tastiera."),
    "name_is_address": _("Il nome mostrato è pubblico: non scrivere un indirizzo e-mail o un sito."),
    "not_your_profile": _("Questo profilo non è tuo. Puoi cambiare solo il tuo."),
    "language_unknown": _("Questa lingua non c'è ancora. Scegline una dall'elenco."),
}
