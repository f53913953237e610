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
    "not_the_regia": _("Questo lo fa la regia."),
    "import_too_large": _("Il file è troppo grande: al massimo %(limit)s kB."),
    "import_unreadable": _("Non riusciamo a leggere il file: salvalo come CSV o XLSX e riprova."),
    "import_empty": _("Nel file non ci sono righe da leggere."),
    "import_headings_missing": _("Nella prima riga servono le intestazioni «nome» e «settore»."),
    "import_too_many_rows": _("Le righe sono troppe: al massimo %(limit)s per file."),
    "import_expired": _("L’anteprima è scaduta: carica di nuovo il file."),
    "import_again": _("Un’altra persona sta importando le stesse organizzazioni: carica di nuovo il file."),
    "import_name_empty": _("manca il nome"),
    "import_name_too_long": _("il nome è troppo lungo"),
    "import_name_unprintable": _("il nome contiene segni che non si vedono"),
    "import_formula": _("il nome comincia come una formula: scrivilo come testo"),
    "import_twice": _("questa organizzazione è già più in alto nel file"),
    "import_sector_unknown": _("il settore non è fra quelli previsti"),
    "import_contact_malformed": _("il contatto non è un indirizzo e-mail"),
    "mandate_unknown": _("Questa delega non c’è più."),
}
