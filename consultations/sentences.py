"""What a refusal of this app says to the person."""

from django.utils.translation import gettext_lazy as _

SENTENCES = {
    "not_a_delegate": _("Può farlo solo chi ha una delega valida di questa organizzazione, o la regia."),
    "invitation_unknown": _("Questo invito non è valido. Chiedine un altro a chi te l’ha mandato."),
    "invitation_used": _("Questo invito è già servito: vale una volta sola. Chiedine un altro a chi te l’ha mandato."),
    "invitation_expired": _("Questo invito è scaduto. Chiedine un altro a chi te l’ha mandato."),
    "invitation_withdrawn": _("Questo invito è stato ritirato. Parlane con chi te l’ha mandato."),
    "invitations_too_many": _("Ci sono già %(limit)s inviti in attesa: ritirane qualcuno o aspetta che servano."),
    "mandate_ends_before": _("La delega finirebbe prima di cominciare: controlla la data."),
    "mandate_unknown": _("Questa delega non c’è più."),
}
