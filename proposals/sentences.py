"""What a refusal of this app says to the person. Each says what happened and, where one can, how to mend it."""

from django.utils.translation import gettext_lazy as _

SENTENCES = {
    "sign_in_first": _("Accedi per continuare: ti mandiamo un codice per e-mail."),
    "phase_closed": _("In questa fase della consultazione non si può. Le date sono nella pagina della consultazione."),
    "proposal_hidden": _("Questa proposta non è visibile adesso."),
    "proposal_closed": _("Questa proposta è stata unita o ritirata: non si può più sostenere né commentare."),
    "not_your_comment": _("Puoi togliere solo i tuoi commenti."),
    "already_so": _("È già così: non c'era nulla da cambiare."),
    "stance_unknown": _("Scegli se sei a favore, contro o neutro."),
    "reason_unknown": _("Scegli un motivo dall'elenco."),
    "two_levels_only": _("Rispondi al commento, non alla risposta."),
    "comment_unknown": _("Il commento a cui rispondi non è più visibile."),
    "not_a_moderator": _("Serve il ruolo di moderazione."),
    "not_a_planner": _("Serve il ruolo di pianificazione."),
    "not_answerable": _("A questa proposta non si può rispondere: è in bozza, unita o ritirata."),
    "outcome_unknown": _("Scegli un esito dall'elenco."),
    "reason_empty": _("Scrivi la motivazione: una risposta senza motivo non si pubblica."),
    "office_empty": _("Scrivi quale ufficio risponde."),
    "already_published": _("Questa risposta è già pubblicata. Per correggerla scrivine una nuova."),
    "same_person": _("Pubblica un'altra persona: chi ha scritto la risposta non può pubblicarla."),
    "answer_unknown": _("Questa risposta non c'è più."),
    "draft_changed": _("La bozza è cambiata dopo che l'hai letta: rileggila e poi pubblicala."),
    "link_unknown": _("Questo collegamento non è valido. Forse hai già smesso di seguire."),
    "link_expired": _("Questo collegamento è scaduto: chiedi di nuovo di essere avvisato dalla pagina della proposta."),
    "comment_empty": _("Scrivi qualcosa prima di mandare."),
    "comment_too_long": _("Il testo è troppo lungo: usa al massimo %(limit)s caratteri."),
    "follow_too_fast": _("In questo momento chiedono in troppi: riprova tra qualche minuto."),
    "comments_too_fast": _("Hai scritto molto in poco tempo: riprova tra qualche minuto. Il tuo testo è rimasto qui."),
}
