"""Organisations from a file: read, shown with what is wrong, and written only when somebody confirms."""

import csv
import io
import zipfile
import zlib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db import IntegrityError, transaction
from django.utils import translation
from django.utils.text import slugify
from openpyxl import load_workbook
from openpyxl.utils.exceptions import InvalidFileException

from consultations.domain.importing import ROWS_MAX, Line, plain, read_lines
from consultations.models import Organisation
from consultations.permissions import can_import
from home.domain.refusal import Refused
from home.domain.roles import Role
from home.models import User
from home.services.audit import record

FILE_BYTES = 512 * 1024
# A spreadsheet is a compressed folder: what it may unfold to.
UNFOLDED_BYTES = 16 * 1024 * 1024
COLUMNS_MAX = 12
CELL_CHARACTERS = 300
# What a spreadsheet that is none, or a broken one, makes the parsers of ZIP, XML and cells say.
BROKEN = (
    zipfile.BadZipFile,
    zlib.error,
    EOFError,
    InvalidFileException,
    LookupError,
    ValueError,
    TypeError,
    AttributeError,
    RuntimeError,
    OSError,
    SyntaxError,
)
Rows = list[list[str]]


@dataclass(frozen=True, slots=True)
class Planned:
    """A line and what confirming would do: `new`, `change`, `same`, or `fault`."""

    line: Line
    deed: str


def read_table(data: bytes) -> Rows:
    """Cells as text, from CSV or XLSX. Formulas are read as they are written, never computed. Raises Refused."""
    if len(data) > FILE_BYTES:
        raise Refused("import_too_large", limit=FILE_BYTES // 1024)
    rows = _spreadsheet(data) if data.startswith(b"PK") else _separated(data)
    return [[cell[:CELL_CHARACTERS] for cell in row[:COLUMNS_MAX]] for row in rows]


def plan_import(rows: Sequence[Sequence[str]]) -> list[Planned]:
    """What confirming would do to each line: two queries, nothing written. Raises Refused."""
    lines = read_lines(rows, _sector_words())
    known = _known()
    return [Planned(line, _deed(line, known)) for line in lines]


def import_organisations(rows: Sequence[Sequence[str]], *, by: User, now: datetime) -> list[Planned]:
    """Write what is right, leave out what is not; a second time nothing changes. Raises Refused."""
    if not can_import(by):
        raise Refused("not_the_regia")
    try:
        with transaction.atomic():
            planned = _write(rows, by)
            written = str(sum(each.deed in {"new", "change"} for each in planned))

            _note(written, by=by, now=now)
    except IntegrityError as error:
        # Somebody else is writing the same names: nothing of this file was kept.
        raise Refused("import_again") from error
    return planned


def _write(rows: Sequence[Sequence[str]], by: User) -> list[Planned]:
    planned = plan_import(rows)
    known = _known()
    for each in planned:
        if each.deed == "new":
            _make(each.line, by)
        elif each.deed == "change":
            _change(known[plain(each.line.name)], each.line, by)
    return planned


def _change(found: Organisation, line: Line, by: User) -> None:
    if by.is_demo and not found.is_demo:
        raise Refused("not_the_regia")
    found.sector, found.contact, found.is_confirmed = line.sector, line.contact or found.contact, True
    found.save(update_fields=["sector", "contact", "is_confirmed"])


def _spreadsheet(data: bytes) -> Rows:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as folder:
            unfolded = sum(part.file_size for part in folder.infolist())
        return _cells(data) if unfolded <= UNFOLDED_BYTES else _refuse_large()
    except BROKEN as error:
        raise Refused("import_unreadable") from error


def _refuse_large() -> Rows:
    raise Refused("import_too_large", limit=FILE_BYTES // 1024)


def _cells(data: bytes) -> Rows:
    book = load_workbook(io.BytesIO(data), read_only=True, data_only=False, keep_links=False)
    # One row more than may be, so that too many are noticed.
    cells = book.worksheets[0].iter_rows(max_row=ROWS_MAX + 2, max_col=COLUMNS_MAX, values_only=True)
    rows = [["" if cell is None else str(cell) for cell in row] for row in cells]
    book.close()
    return rows


def _separated(data: bytes) -> Rows:
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        # What spreadsheets of offices write when nobody chose.
        text = data.decode("cp1252", errors="replace")
    if "\x00" in text:
        raise Refused("import_unreadable")
    first = text.partition("\n")[0]
    separator = max(";,\t", key=first.count)
    try:
        rows = csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True)
        return [row for row, _bound in zip(rows, range(ROWS_MAX + 2), strict=False)]
    except csv.Error as error:
        raise Refused("import_unreadable") from error


def _sector_words() -> dict[str, str]:
    """Each sector by its code and by its name in every language of the site."""
    words = {plain(code): code for code in Organisation.Sector.values}
    for language in ("it", "en"):
        with translation.override(language):
            words |= {plain(str(label)): str(code) for code, label in Organisation.Sector.choices}
    return words


def _known() -> dict[str, Organisation]:
    return {plain(each.name): each for each in Organisation.objects.all()}


def _deed(line: Line, known: dict[str, Organisation]) -> str:
    if line.faults:
        return "fault"
    found = known.get(plain(line.name))
    if found is None:
        return "new"
    has_same_contact = not line.contact or found.contact == line.contact
    return "same" if found.sector == line.sector and has_same_contact and found.is_confirmed else "change"


def _make(line: Line, by: User) -> None:
    Organisation.objects.create(
        slug=_free_slug(line.name), name=line.name, sector=line.sector, contact=line.contact, is_demo=by.is_demo
    )


def _free_slug(name: str) -> str:
    """Two names may come down to one address: the later one gets a number."""
    slug = slugify(name)[:70].strip("-") or "organizzazione"
    taken = set(Organisation.objects.filter(slug__startswith=slug).values_list("slug", flat=True))
    candidates = (slug, *(f"{slug}-{number}" for number in range(2, len(taken) + 3)))
    return next(each for each in candidates if each not in taken)


def _note(written: str, *, by: User, now: datetime) -> None:
    record("import_organisations", "organizzazioni", by=by.participant, role=Role.DIRECTOR, now=now, detail=written)
