"""The letters that registering writes, and the one about an account that waits: each in its reader's language."""

from dataclasses import dataclass

from django.conf import settings
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from workshops.models import AccountPage, Registration


@dataclass(frozen=True)
class Letter:
    subject: str
    body: str


def of_registration(registration: Registration, token: str) -> Letter:
    """Nothing is held before its reader confirms."""
    with translation.override(registration.language):
        lines = [
            _("Qualcuno ha chiesto un posto a questo laboratorio con questo indirizzo."),
            _facts(registration),
            _("Se sei tu, conferma qui entro due giorni: %(address)s") % {"address": _address(token)},
            _("Se non sei tu, non fare nulla: cancelliamo questo indirizzo."),
        ]
        return Letter(
            _("Conferma la tua iscrizione: %(name)s") % {"name": registration.workshop.name}, "\n\n".join(lines)
        )


def of_place(registration: Registration, token: str) -> Letter:
    with translation.override(registration.language):
        lines = [
            _("Hai un posto a questo laboratorio."),
            _facts(registration),
            _("Qui trovi il QR per l’ingresso e il modo per rinunciare: %(address)s") % {"address": _address(token)},
            _("Il giorno dopo il laboratorio cancelliamo il tuo nome, il tuo indirizzo e quello che ci hai chiesto."),
        ]
        return Letter(_("Hai un posto: %(name)s") % {"name": registration.workshop.name}, "\n\n".join(lines))


def of_waiting(registration: Registration, token: str) -> Letter:
    with translation.override(registration.language):
        lines = [
            _("I posti sono finiti: sei in lista d’attesa. Appena se ne libera uno ti scriviamo."),
            _facts(registration),
            _("Qui puoi uscire dalla lista: %(address)s") % {"address": _address(token)},
        ]
        return Letter(_("In lista d’attesa: %(name)s") % {"name": registration.workshop.name}, "\n\n".join(lines))


def of_account(page: AccountPage, language: str) -> Letter:
    """To the person named for the workshop: what waits is nothing that the public may not read by then."""
    with translation.override(language):
        names = {"number": page.table.number, "name": page.table.workshop.name}
        address = settings.BASE_URL.rstrip("/") + reverse("wagtailadmin_pages:edit", args=[page.pk])
        lines = [
            _("Il resoconto di un tavolo aspetta che tu lo approvi: finché non lo fai non è una pagina della Città."),
            _("Tavolo %(number)s · «%(name)s»") % names,
            _("Leggilo e approvalo qui: %(address)s") % {"address": address},
        ]
        return Letter(_("Da approvare: resoconto del tavolo %(number)s, %(name)s") % names, "\n\n".join(lines))


def _facts(registration: Registration) -> str:
    workshop = registration.workshop
    when = date_format(timezone.localtime(workshop.starts_at), "j F Y, G.i")
    return "\n".join(line for line in (f"«{workshop.name}»", when, workshop.place) if line)


def _address(token: str) -> str:
    return settings.BASE_URL.rstrip("/") + reverse("workshops:registration", args=[token])
