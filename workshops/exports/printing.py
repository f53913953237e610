"""What is printed for a workshop, as data: the same for the PDF (templates/print) and for its page.

Addresses of codes are made by the view, which knows the host. Every code has its address or number beside it in words.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from django.utils.translation import get_language
from django.utils.translation import gettext as _
from segno.helpers import make_wifi_data

from home.templatetags.face import day, moment
from workshops.models import FacilitationCard, Registration, Table, Venue, Workshop
from workshops.qr import qr_svg
from workshops.queries import place_of
from workshops.strings import in_language

Address = Callable[[str], str]
CARDS_MAX = 60


@dataclass(frozen=True, slots=True)
class Sheets:
    """`template` of templates/print, its data, and its pictures by file name."""

    template: str
    data: Mapping[str, Any]
    pictures: Mapping[str, bytes] = field(default_factory=dict[str, bytes])


@dataclass(slots=True)
class _Album:
    """Codes become pictures while the data are put together."""

    pictures: dict[str, bytes] = field(default_factory=dict[str, bytes])

    def code(self, text: str, alt: str) -> dict[str, str]:
        name = f"{len(self.pictures) + 1}.svg"
        self.pictures[name] = qr_svg(text)
        return {"picture": name, "alt": alt, "text": text}


def _sheets(template: str, title: str, data: Mapping[str, Any], album: _Album | None = None) -> Sheets:
    language = (get_language() or "it").split("-")[0]
    return Sheets(template, {"title": title, "lang": language, **data}, album.pictures if album else {})


def _named(table: Table) -> str:
    return _("Tavolo %(number)s") % {"number": table.number}


def spaced(code: str) -> str:
    return f"{code[:3]} {code[3:]}"


def signs(workshop: Workshop, tables: Iterable[Table], venue: Venue | None, *, short: str, address: Address) -> Sheets:
    """A sign for each table. `address` makes the door's address of a token; `short` is where a number is typed."""
    album = _Album()
    rows = [
        {
            "workshop": workshop.name,
            "name": _named(table),
            "order": table.direction.order,
            "direction": table.direction.name,
            "place": place_of(table),
            "code": spaced(table.code),
            "door": album.code(
                address(table.door_token), _("Codice QR per sedersi al tavolo %(n)s") % {"n": table.number}
            ),
        }
        for table in tables
    ]
    words = {
        "scan": _("Inquadra il codice con il telefono"),
        "or_type": _("oppure scrivi il numero su"),
        "no_account": _("Non serve un account. Il tuo nome lo vedono solo le persone a questo tavolo."),
    }
    data: dict[str, Any] = {"tables": rows, "words": words, "short": short}
    if venue is not None and venue.wifi_name:
        data["wifi"] = _wifi(venue, album)
    return _sheets("signs.typ", _("Cartelli dei tavoli · %(name)s") % {"name": workshop.name}, data, album)


def _wifi(venue: Venue, album: _Album) -> dict[str, str]:
    security = "WPA" if venue.wifi_password else None
    joining = make_wifi_data(ssid=venue.wifi_name, password=venue.wifi_password or None, security=security)
    return {
        **album.code(joining, _("Codice QR per collegarsi alla rete Wi-Fi %(name)s") % {"name": venue.wifi_name}),
        "heading": _("Rete Wi-Fi della sala"),
        "name_label": _("Rete:"),
        "name": venue.wifi_name,
        "password_label": _("Password:"),
        "password": venue.wifi_password,
    }


def badges(
    workshop: Workshop, registrations: Iterable[Registration], *, address: Callable[[Registration], str]
) -> Sheets:
    """A badge for each person with a place. Only the name that they gave, and the code that the door reads."""
    album = _Album()
    rows = [
        {
            "workshop": workshop.name,
            "name": each.name,
            "when": moment(workshop.starts_at),
            "door": album.code(address(each), _("Codice QR di %(name)s per l’ingresso") % {"name": each.name}),
        }
        for each in registrations
    ]
    return _sheets("badges.typ", _("Tesserini · %(name)s") % {"name": workshop.name}, {"badges": rows}, album)


def paper_cards(workshop: Workshop, tables: Iterable[Table], *, count: int) -> Sheets:
    """Cards 1…count for each table, with the question of its first moment."""
    rows = [
        {
            "table": f"{_named(table)} · {table.direction.name}",
            "order": table.direction.order,
            "number": _("Carta %(n)s") % {"n": number},
            "question": in_language(table.script[0].get("question", {})) if table.script else "",
        }
        for table in tables
        for number in range(1, count + 1)
    ]
    words = {
        "name": _("Nome"),
        "organisation": _("Organizzazione"),
        "note": _("Dai la carta a chi facilita: la mette sul tavolo con il suo numero."),
    }
    title = _("Carte di carta · %(name)s") % {"name": workshop.name}
    return _sheets("paper_cards.typ", title, {"cards": rows, "words": words})


def desk_cards(
    workshop: Workshop,
    issued: Iterable[tuple[FacilitationCard, str, str]],
    *,
    address: Address,
) -> Sheets:
    """The cards just made, with their PINs: they are seen once, here."""
    album = _Album()
    rows = [
        {
            "workshop": workshop.name,
            "title": _("Facilita il tavolo %(n)s") % {"n": card.table.number},
            "order": card.table.direction.order,
            "direction": card.table.direction.name,
            "holder": card.holder_name,
            "pin": pin,
            "valid": _("Vale il %(day)s.") % {"day": day(card.valid_on)},
            "address": address(token),
            "door": album.code(
                address(token), _("Codice QR per facilitare il tavolo %(n)s") % {"n": card.table.number}
            ),
        }
        for card, token, pin in issued
    ]
    words = {
        "scan": _("Inquadra il codice con il tablet e scrivi il PIN."),
        "pin": _("PIN"),
        "keep": _("Per passare su un altro dispositivo inquadrala di nuovo. Se la perdi, dillo alla regia."),
    }
    title = _("Carte di chi facilita · %(name)s") % {"name": workshop.name}
    return _sheets("desk_cards.typ", title, {"cards": rows, "words": words}, album)


def guide(workshop: Workshop, *, network_test: str) -> Sheets:
    """One page for who facilitates."""
    before = [
        _("Metti il cartello al centro del tavolo, con il QR in vista."),
        _("Apri il tavolo sul tablet con la tua carta: codice QR e PIN."),
        _("Fai sedere le persone: nome, organizzazione, tre tocchi. Chi non ha il telefono lo fai sedere tu."),
        _("Fai provare i telefoni: una parola qualsiasi. La prova non resta."),
        _("Spunta le quattro righe, leggi la domanda a voce alta e premi «Comincia»."),
    ]
    during = [
        _("Il pulsante grande dice sempre il prossimo passo. Quando chiudi hai qualche secondo per annullare."),
        _("Conferma con un tocco chi esprime la preferenza per ogni organizzazione: una persona per volta."),
        _("Scrivi tu per chi non ha il telefono, o con le carte numerate."),
        _("Una carta con dati personali o un’offesa si nasconde con un tocco e un motivo. Si può rimettere."),
        _("«Chiedo più tempo» ti arriva senza nome: aggiungi un minuto, o cinque."),
    ]
    trouble = [
        _("La rete va via: si continua a scrivere, parte tutto quando torna. Non ricaricare."),
        _("Un telefono si spegne: il posto si riprende su un altro con il codice personale."),
        _("Il tablet si rompe: inquadra la tua carta con un altro."),
        _("Un telefono non si collega: aprilo su %(address)s, dice che cosa non va.") % {"address": network_test},
    ]
    parts = [
        {"heading": _("Prima di cominciare"), "ordered": True, "lines": before},
        {"heading": _("Durante"), "ordered": False, "lines": during},
        {"heading": _("Se qualcosa non va"), "ordered": False, "lines": trouble},
    ]
    data = {"heading": _("Guida per chi facilita"), "lead": workshop.name, "parts": parts}
    return _sheets("guide.typ", _("Guida per chi facilita · %(name)s") % {"name": workshop.name}, data)
