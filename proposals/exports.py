"""Open data: proposals with tallies and answers, as CSV and JSON. No person appears in it, not even as a number."""

import csv
import io
import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.conf import settings
from django.utils.translation import gettext_lazy as _

from proposals.domain.cells import neutral, suppressed
from proposals.models import TableLedger
from proposals.queries.export import Record, records

LICENCE = "CC BY 4.0"
LICENCE_URL = "https://creativecommons.org/licenses/by/4.0/"
BORN_AT = "born_at"


@dataclass(frozen=True)
class Column:
    """A name that never changes, what it means, and how it is read from a record."""

    name: str
    meaning: Any
    value: Callable[[Record], Any]


def _of_answer(record: Record, name: str) -> Any:
    return getattr(record.answer, name) if record.answer else None


def _tables(record: Record) -> list[dict[str, Any]]:
    return [_table(ledger) for ledger in record.ledgers]


def _table(ledger: TableLedger) -> dict[str, Any]:
    split = ledger.split
    return {
        "table": ledger.table_ref,
        "in_favour": ledger.in_favour,
        "voters": ledger.voters,
        "electors": "person" if ledger.per_person else "organisation",
        "position": ledger.position,
        "closed_at": ledger.closed_at,
        "sectors": {cell.sector: [cell.in_favour, cell.voters] for cell in split.shown},
        "sectors_are_partial": split.is_partial,
    }


def _linked(record: Record, *kinds: str) -> list[str]:
    return [edge.target for edge in record.edges if edge.kind in kinds]


COLUMNS = (
    Column("reference", _("riferimento permanente"), lambda r: r.proposal.ref),
    Column("address", _("indirizzo della pagina"), lambda r: settings.BASE_URL + f"/proposte/{r.proposal.reference}/"),
    Column("title", _("titolo"), lambda r: r.proposal.title),
    Column("text", _("testo, nell'ultima versione"), lambda r: r.proposal.text),
    Column("language", _("lingua del testo"), lambda r: r.proposal.language),
    Column("direction", _("direttrice strategica (codice)"), lambda r: r.proposal.direction.code),
    Column("area", _("area, se indicata"), lambda r: r.proposal.area.name if r.proposal.area else None),
    Column("latitude", _("latitudine del punto, se chi propone ne ha dato uno"), lambda r: r.proposal.latitude),
    Column("longitude", _("longitudine del punto"), lambda r: r.proposal.longitude),
    Column("precision", _("precisione del punto, in metri"), lambda r: r.proposal.precision),
    Column("channel", _("da dove arriva: table, site, assisted"), lambda r: r.proposal.channel),
    Column(
        "organisation",
        _("organizzazione che l'ha scritta; vuoto per una persona residente"),
        lambda r: r.proposal.organisation.name if r.proposal.organisation else None,
    ),
    Column(
        "sector",
        _("settore dell'organizzazione (codice)"),
        lambda r: r.proposal.organisation.sector if r.proposal.organisation else None,
    ),
    Column("state", _("stato (codice)"), lambda r: r.proposal.state),
    Column("published_at", _("pubblicata il"), lambda r: r.proposal.published_at),
    Column(
        "tables", _("preferenze espresse ai tavoli; dove conta ogni persona mancano i settori con meno di 5"), _tables
    ),
    Column("supports", _("sostegni dei residenti"), lambda r: r.proposal.support_count),
    Column(
        "adhesions",
        _("organizzazioni che aderiscono sotto una delega; non si sommano ai sostegni né alle preferenze"),
        lambda r: r.adhesions,
    ),
    Column("comments", _("commenti visibili"), lambda r: sum(r.stances.values())),
    Column(
        "stances",
        _("commenti per posizione; i valori sotto 5 mancano"),
        lambda r: suppressed(r.stances),
    ),
    Column("answer_outcome", _("esito dell'ultima risposta della Città (codice)"), lambda r: _of_answer(r, "outcome")),
    Column("answer_reason", _("motivazione"), lambda r: _of_answer(r, "reason")),
    Column("answer_office", _("ufficio che risponde"), lambda r: _of_answer(r, "office")),
    Column("answer_act", _("collegamento all'atto"), lambda r: _of_answer(r, "act_url")),
    Column("answer_published_at", _("risposta pubblicata il"), lambda r: _of_answer(r, "published_at")),
    Column("answer_next_date", _("prossimo aggiornamento"), lambda r: _of_answer(r, "next_date")),
    Column("first_answered_at", _("prima risposta il"), lambda r: r.proposal.first_answered_at),
    Column("origin", _("carta da cui nasce"), lambda r: _linked(r, BORN_AT)),
    Column("merged_into", _("proposta a cui è unita"), lambda r: _linked(r, "merged_into")),
    Column("plan", _("parti del Piano in cui si trova"), lambda r: _linked(r, "adopted_in")),
    Column("is_demo", _("dato dimostrativo, inventato"), lambda r: r.proposal.is_demo),
)


def as_json(now: datetime) -> Iterator[bytes]:
    """One object: licence, moment, proposals. Written slice by slice."""
    head = {"licence": LICENCE, "licence_url": LICENCE_URL, "made_at": now.isoformat()}
    yield json.dumps(head)[:-1].encode() + b', "proposals": ['
    separator = ""
    for chunk in records():
        rows = [json.dumps(_row(record), ensure_ascii=False, default=_plain) for record in chunk]
        yield (separator + ",\n".join(rows)).encode()
        separator = ",\n"
    yield b"]}\n"


def as_csv() -> Iterator[bytes]:
    """UTF-8, commas, CRLF (RFC 4180). Lists and breakdowns are JSON in their cell; formulas are neutralised."""
    yield _lines([[column.name for column in COLUMNS]])
    for chunk in records():
        yield _lines([_cell(value) for value in _row(record).values()] for record in chunk)


def _row(record: Record) -> dict[str, Any]:
    return {column.name: column.value(record) for column in COLUMNS}


def _lines(rows: Any) -> bytes:
    out = io.StringIO()
    csv.writer(out).writerows(rows)
    return out.getvalue().encode()


def _cell(value: object) -> str:
    if value is None or value == []:
        return ""
    if isinstance(value, str):
        return neutral(value)
    if isinstance(value, (datetime, date)):
        return value.isoformat()
    if isinstance(value, bool):
        return "1" if value else "0"
    if isinstance(value, list) and all(isinstance(item, str) for item in value):
        return neutral(" ".join(value))
    return json.dumps(value, ensure_ascii=False, default=_plain)


def _plain(value: object) -> str:
    return value.isoformat() if isinstance(value, (datetime, date)) else str(value)
