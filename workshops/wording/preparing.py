"""Before «Inizia»: a trial that does not stay, and four lines to tick."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

PREPARING: dict[str, str | Promise] = {
    "rehearsal.title": _("Intanto prova il telefono"),
    "rehearsal.what": _("Scrivi una parola qualsiasi e mandala. È una prova: non resta, e nessuno la legge."),
    "rehearsal.label": _("Una parola di prova"),
    "rehearsal.well": _("Manda: leggo bene"),
    "rehearsal.badly": _("Manda: faccio fatica a leggere"),
    "rehearsal.waiting": _("Sul tuo telefono: parte appena torna la rete. Anche questo è una prova."),
    "rehearsal.arrived": _("Prova arrivata: il tuo telefono va bene. Quello che hai scritto non resta."),
    "rehearsal.arrived_badly": _("Prova arrivata. Chi facilita sa che qualcuno fa fatica a leggere."),
    "rehearsal.again": _("Prova di nuovo"),
    "lines.title": _("Prima di cominciare"),
    "lines.what": _("Quello che succede adesso è una prova e non entra nel resoconto. Chi è seduto resta seduto."),
    "lines.sign": _("Il cartello con il QR è sul tavolo"),
    "lines.seats": _("Chi c’è ha un posto"),
    "lines.question": _("La domanda è letta a voce alta"),
    "lines.trial": _("I telefoni hanno fatto la prova"),
    "lines.tried": _("hanno provato %(n)s su %(of)s"),
    "lines.badly.one": _("una persona fa fatica a leggere"),
    "lines.badly.other": _("%(n)s persone fanno fatica a leggere"),
    "lines.missing.one": _("Manca una riga da spuntare."),
    "lines.missing.other": _("Mancano %(n)s righe da spuntare."),
    "lines.skip": _("Comincia senza spuntarle tutte"),
    "lines.tick": _("Spunta: %(line)s"),
    "lines.untick": _("Togli la spunta: %(line)s"),
    "lines.done": _("fatto"),
    "room.tried": _("Telefoni che hanno fatto la prova: %(n)s"),
    "seat.tried": _("ha provato"),
    "seat.reads_badly": _("fa fatica a leggere"),
    "command.tick_line": _("Una riga da spuntare"),
}
