"""Entering for people without a phone: cards, whole votes, answers; and the receipts for it."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

RECORDING: dict[str, str | Promise] = {
    "for.paper": _("Numero della carta numerata, se c’è"),
    "for.many": _("Aggiungi dall’elenco delle organizzazioni"),
    "for.many_how": _("Spunta chi è qui senza telefono: siede per la sua organizzazione, il nome non serve."),
    "for.many_search": _("Cerca nell’elenco"),
    "for.many_missing": _("L’elenco non arriva: aggiungi una persona alla volta, scrivendo il nome."),
    "for.already_here": _("già al tavolo"),
    "for.seat_many.zero": _("Fai sedere le organizzazioni spuntate"),
    "for.seat_many.one": _("Fai sedere un’organizzazione"),
    "for.seat_many.other": _("Fai sedere %(n)s organizzazioni"),
    "for.seated.one": _("Un’organizzazione siede al tavolo."),
    "for.seated.other": _("%(n)s organizzazioni siedono al tavolo."),
    "for.answer": _("Scrivi la risposta di chi l’ha scritta"),
    "for.answer_label": _("La risposta a «%(title)s», come la dice chi ha scritto la carta"),
    "for.accept": _("Chi l’ha scritta accetta queste parole"),
    "for.decline": _("Chi l’ha scritta lascia le sue"),
    "card.paper": _("carta numerata n. %(n)s"),
    "cards.find_paper": _("Trova una carta numerata: numero"),
    "cards.no_such_paper": _("Nessuna carta del tavolo viene da questa carta numerata."),
    "record.button": _("Registra tutte le preferenze, una dopo l’altra"),
    "record.title": _("Le preferenze di chi è senza telefono"),
    "record.whose": _("Di chi"),
    "record.next": _("Registra e passa alla prossima"),
    "record.entered": _("%(who)s: preferenze registrate."),
    "record.all": _("Tutte le preferenze sono registrate."),
    "record.left.zero": _("Non ne manca nessuna."),
    "record.left.one": _("Ne manca una."),
    "record.left.other": _("Ne mancano %(n)s."),
    "receipts.link": _("Ricevute per chi è senza telefono"),
    "receipts.title": _("Ricevute del tavolo %(n)s"),
    "receipts.none": _("Non hai ancora registrato niente per chi è senza telefono."),
    "receipts.how": _(
        "Stampa questa pagina e ritaglia, oppure leggi il codice ad alta voce. Con il codice ognuno rivede che cosa è "
        "stato registrato per sé e lo prende con sé, anche dopo la chiusura:"
    ),
    "receipts.code": _("Codice"),
    "receipt.title": _("La tua ricevuta"),
    "receipt.why": _("Se al tavolo hanno registrato per te, qui ritrovi che cosa. Il codice è sulla tua ricevuta."),
    "receipt.field": _("Codice della ricevuta, otto cifre"),
    "receipt.show": _("Mostra"),
    "receipt.of": _("Registrato per %(who)s al tavolo %(n)s"),
    "receipt.card": _("Carta %(n)s"),
    "receipt.ballot": _("Preferenze"),
    "receipt.objection": _("Obiezione"),
    "receipt.sentence": _("Frase della sintesi"),
    "receipt.by": _("registrata da %(who)s"),
    "receipt.by_card": _("chi facilita"),
    "receipt.claim": _("È mio: tienilo con me"),
    "receipt.claim_how": _(
        "Se hai un account, quello che è stato registrato diventa tuo: ti scriviamo quando la Città risponde. Se no, e "
        "il tavolo è ancora aperto, il posto passa su questo dispositivo e da qui scrivi e scegli da te."
    ),
    "receipt.sign_in": _("Il tavolo è concluso: accedi, così è tuo e ti scriviamo quando la Città risponde."),
    "receipt.claimed": _("Fatto: è tuo. Ti scriviamo quando la Città risponde."),
}
