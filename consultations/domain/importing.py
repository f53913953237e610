"""A table of organisations read row by row: what each row says, and what is wrong with it."""

import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from home.domain.refusal import Refused

ROWS_MAX = 500
NAME_CHARACTERS = 120
CONTACT_CHARACTERS = 254
# Headings by column, as offices write them, without accents and in lower case.
HEADINGS = {
    "name": ("nome", "organizzazione", "name"),
    "sector": ("settore", "sector"),
    "contact": ("contatto", "e-mail", "email", "contact"),
}
# What a spreadsheet would run: here it is a text that nobody meant.
FORMULA_SIGNS = ("=", "+", "-", "@")


@dataclass(frozen=True, slots=True)
class Line:
    """One row. `number` is its place in the file, headings being 1; `faults` are codes, in the order of the columns."""

    number: int
    name: str
    sector: str
    contact: str
    faults: tuple[str, ...] = ()


def read_lines(rows: Sequence[Sequence[str]], sectors: Mapping[str, str]) -> list[Line]:
    """Lines that say something. `sectors`: plain word -> code. Raises Refused for one that cannot be read."""
    if not rows:
        raise Refused("import_empty")
    columns = _columns(rows[0])
    if len(rows) - 1 > ROWS_MAX:
        raise Refused("import_too_many_rows", limit=ROWS_MAX)
    found: list[Line] = []
    seen: set[str] = set()
    for number, row in enumerate(rows[1:], start=2):
        cells = {name: _cell(row, place) for name, place in columns.items()}
        if any(cells.values()):
            line = _line(number, cells, sectors, seen)
            seen.add(plain(line.name))
            found.append(line)
    if not found:
        raise Refused("import_empty")
    return found


def plain(words: str) -> str:
    """Without accents, in lower case, one kind of space: how two spellings of one name are known."""
    apart = unicodedata.normalize("NFKD", words)
    return " ".join("".join(letter for letter in apart if not unicodedata.combining(letter)).lower().split())


def _columns(headings: Sequence[str]) -> dict[str, int]:
    places = {plain(heading): place for place, heading in reversed(list(enumerate(headings)))}
    columns = {
        name: next(places[word] for word in words if word in places)
        for name, words in HEADINGS.items()
        if any(word in places for word in words)
    }
    if "name" not in columns or "sector" not in columns:
        raise Refused("import_headings_missing")
    return columns


def _cell(row: Sequence[str], place: int) -> str:
    return " ".join(unicodedata.normalize("NFC", row[place]).split()) if place < len(row) else ""


def _line(number: int, cells: Mapping[str, str], sectors: Mapping[str, str], seen: set[str]) -> Line:
    name, contact = cells["name"], cells.get("contact", "")
    sector = sectors.get(plain(cells["sector"]), "")
    faults = [*_faults_of_name(name, seen)]
    if not sector:
        faults.append("import_sector_unknown")
    if contact and not _is_address(contact):
        faults.append("import_contact_malformed")
    return Line(number, name, sector or cells["sector"], contact, tuple(faults))


def _faults_of_name(name: str, seen: set[str]) -> list[str]:
    if not name:
        return ["import_name_empty"]
    if name.startswith(FORMULA_SIGNS):
        return ["import_formula"]
    if any(unicodedata.category(letter) in {"Cc", "Cf", "Co", "Cs"} for letter in name):
        return ["import_name_unprintable"]
    if len(name) > NAME_CHARACTERS:
        return ["import_name_too_long"]
    return ["import_twice"] if plain(name) in seen else []


def _is_address(text: str) -> bool:
    before, _at, after = text.partition("@")
    is_one_word = text.isascii() and " " not in text and text.isprintable()
    return is_one_word and bool(before) and "." in after and "@" not in after and len(text) <= CONTACT_CHARACTERS
