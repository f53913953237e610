"""Every sentence of the live table, once: for the scripts (as a block of data in the page) and for the plain forms.

Keys are language-neutral. `%(name)s` is filled in where it is shown; `.one` and `.other` (and whatever other forms a
language has) are chosen there by the number.
"""

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from workshops.wording.clarifying import CLARIFYING
from workshops.wording.concluding import CONCLUDING
from workshops.wording.consenting import CONSENTING
from workshops.wording.facilitating import FACILITATING
from workshops.wording.grouping import GROUPING
from workshops.wording.photographing import PHOTOGRAPHING
from workshops.wording.placing import PLACING
from workshops.wording.preparing import PREPARING
from workshops.wording.recording import RECORDING
from workshops.wording.refusals import REFUSALS
from workshops.wording.sitting import SITTING
from workshops.wording.taking_part import TAKING_PART

SHARED: dict[str, str | Promise] = {
    "table.number": _("Tavolo %(n)s"),
    "table.place": _("%(place)s · %(verb)s"),
    "table.code": _("codice %(code)s"),
    "verb.write": _("Scrivi"),
    "verb.choose": _("Scegli"),
    "verb.conclude": _("Concludi"),
    "timer.label": _("Tempo che resta:"),
    "connecting": _("Ci colleghiamo al tavolo…"),
    "offline": _("Senza rete. Continua a scrivere: parte appena torna."),
    "closing": _("Si chiude fra pochi secondi."),
    "timer.held": _("In pausa"),
    "undo": _("Annulla"),
    "cancel": _("Lascia stare"),
    "close": _("Chiudi"),
    "consultative": _("Preferenza consultiva."),
    "said.online": _("La rete è tornata."),
    "said.waiting": _("Il tavolo è aperto: fra poco si comincia."),
    "said.open": _("Adesso: %(verb)s."),
    "said.closing": _("%(verb)s: si chiude fra pochi secondi."),
    "said.held": _("In pausa."),
    "said.resumed": _("Si riprende: %(verb)s."),
    "said.reopened": _("%(verb)s: di nuovo aperto."),
    "said.closed": _("%(verb)s: chiuso."),
    "said.concluded": _("Il tavolo è concluso."),
    "said.cards.one": _("Sul tavolo c’è una carta."),
    "said.cards.other": _("Sul tavolo ci sono %(n)s carte."),
    "item.waiting": _("Sul tuo telefono: parte appena torna la rete"),
    "item.arrived": _("Arrivata al tavolo"),
    "item.refused": _("Non registrata: %(why)s"),
    "item.edit": _("Correggi"),
    "item.resend": _("Manda di nuovo"),
    "item.copy": _("Copia il testo"),
    "item.copied": _("Testo copiato."),
    "item.dismiss": _("Togli"),
    "card.removed": _("[rimossa]"),
    "card.covered": _("Carta coperta"),
    "card.no_longer": _("Questa carta non è più sul tavolo."),
    "cards.count.one": _("una carta"),
    "cards.count.other": _("%(n)s carte"),
    "people.count.one": _("una persona"),
    "people.count.other": _("%(n)s persone"),
    "reason.personal_data": _("Dati personali"),
    "reason.offence": _("Offesa"),
    "reason.duplicate": _("Doppione"),
    "reason.other": _("Altro"),
    "result.title": _("Che cosa ha scelto il tavolo"),
    "result.who": _("Hanno espresso la preferenza in %(voted)s su %(voters)s."),
    "result.first": _("Prima è %(title)s."),
    "result.firsts": _("Prime a pari merito: %(titles)s."),
    "result.nobody": _("Nessuna carta ha avuto preferenze."),
    "result.threshold_reached": _(
        "La soglia di partecipazione (%(percent)s per cento, cioè %(needed)s) è raggiunta: %(voted)s su %(voters)s."
    ),
    "result.threshold_missed": _(
        "La soglia di partecipazione (%(percent)s per cento, cioè %(needed)s) non è raggiunta: %(voted)s su %(voters)s."
    ),
    "result.dots.one": _("un bollino, da %(who)s su %(of)s"),
    "result.dots.other": _("%(n)s bollini, da %(who)s su %(of)s"),
    "result.points.one": _("un punto, da %(who)s su %(of)s"),
    "result.points.other": _("%(n)s punti, da %(who)s su %(of)s"),
    "result.ranked": _("posto %(place)s · prime preferenze: %(n)s"),
    "result.sectors.zero": _("nessuna maggioranza a favore, su %(of)s settori presenti"),
    "result.sectors.one": _("maggioranza a favore in un settore su %(of)s presenti"),
    "result.sectors.other": _("maggioranza a favore in %(n)s settori su %(of)s presenti"),
    "result.place": _("Posto"),
    "result.figure": _("Esito"),
    "result.table": _("Il risultato carta per carta; la barra ripete la cifra."),
    "result.rounds": _("I turni del conteggio"),
    "result.rounds_how": _(
        "A ogni turno esce la carta che è prima per meno votanti; "
        "chi l’aveva scelta conta per la carta che viene dopo. Se più carte sono ultime insieme, escono insieme."
    ),
    "result.round": _("Turno %(n)s"),
    "result.out": _("esce"),
    "result.card": _("Carta"),
    "result.choices": _("Dettagli: tutte le scelte, con la ricevuta"),
    "result.choices_how": _("Le scelte sono in ordine di ricevuta: nessuno sa di chi sono. Chiunque può ricontarle."),
    "result.receipt": _("Ricevuta"),
    "result.choice": _("Scelta"),
    "result.yours": _("la tua"),
    "result.blank": _("nessuna carta"),
    "result.count.one": _("una preferenza su %(of)s"),
    "result.count.other": _("%(n)s preferenze su %(of)s"),
    "room.waiting": _("Inquadra il codice con il telefono, oppure scrivi il numero sul sito."),
    "room.sit_down": _("Siediti al tavolo"),
    "room.concluded": _("Concluso"),
    "room.empty": _("Qui compaiono le carte appena arrivano."),
    "room.cards": _("Carte sul tavolo"),
    "room.page": _("Pagina %(n)s di %(of)s: gira da sola. Tutto è anche sui telefoni."),
    "room.page_stopped": _("Pagina %(n)s di %(of)s: ferma."),
    "room.stop": _("Ferma le pagine (spazio)"),
    "room.go": _("Falle girare (spazio)"),
    "room.next_page": _("Pagina seguente (freccia)"),
    "room.voted": _("Hanno votato %(n)s su %(of)s"),
    "room.join": _("Come sedersi al tavolo"),
    "room.qr": _("Codice QR per sedersi al tavolo"),
    "lock.is_closed": _("L’ingresso è chiuso: il tavolo non accoglie altre persone."),
}

STRINGS: Mapping[str, str | Promise] = {
    **SHARED,
    **SITTING,
    **TAKING_PART,
    **PLACING,
    **CLARIFYING,
    **CONSENTING,
    **GROUPING,
    **CONCLUDING,
    **FACILITATING,
    **PREPARING,
    **RECORDING,
    **PHOTOGRAPHING,
    **REFUSALS,
}


def for_scripts() -> dict[str, str]:
    """All sentences in the active language, ready for json_script."""
    return {key: str(sentence) for key, sentence in STRINGS.items()}


def say(key: str, **values: object) -> str:
    """One sentence in the active language."""
    sentence = str(STRINGS[key])
    return sentence % values if values else sentence


def say_number(key: str, n: int, **values: object) -> str:
    """A sentence that counts. Italian and English have two forms; other languages add theirs beside them.

    Where "0 of them" would sound like a machine, a sentence has a form of its own for none.
    """
    form = {0: f"{key}.zero", 1: f"{key}.one"}.get(n, "")
    return say(form if form in STRINGS else f"{key}.other", n=n, **values)


def sentence_of(code: str, details: Mapping[str, object] | None = None) -> str:
    """What a refusal says to people: what happened and how to mend it."""
    if f"refused.{code}" not in STRINGS:
        return say("refused.unknown", code=code)
    return say(f"refused.{code}", **dict(details or {}))


def in_language(texts: Mapping[str, str]) -> str:
    """What staff wrote in several languages, in the active one; Italian is the reference."""
    language = (get_language() or "it").split("-")[0]
    return texts.get(language) or texts.get("it") or next(iter(texts.values()), "")
