"""A workshop as a file for calendars: RFC 5545, one event whose UID never changes."""

from datetime import UTC, datetime

from workshops.domain.stages import ends_at

LINE_OCTETS = 75


def calendar_of(
    *, code: str, name: str, place: str, url: str, starts_at: datetime, ended: datetime | None, host: str, now: datetime
) -> str:
    """`host` and `code` make the UID: importing the file again changes the event instead of adding one."""
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//Voci di Quartiere//laboratori//IT",
        "METHOD:PUBLISH",
        "BEGIN:VEVENT",
        f"UID:laboratorio-{code}@{host}",
        f"DTSTAMP:{_utc(now)}",
        f"DTSTART:{_utc(starts_at)}",
        f"DTEND:{_utc(ends_at(starts_at, ended))}",
        f"SUMMARY:{_text(name)}",
        *([f"LOCATION:{_text(place)}"] if place else []),
        f"URL:{url}",
        "END:VEVENT",
        "END:VCALENDAR",
    ]
    return "".join(f"{_folded(line)}\r\n" for line in lines)


def _utc(moment: datetime) -> str:
    return moment.astimezone(UTC).strftime("%Y%m%dT%H%M%SZ")


def _text(words: str) -> str:
    """Section 3.3.11: backslash, semicolon, comma and line ends are escaped; a bare carriage return is none of them."""
    escaped = words.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,")
    return escaped.replace("\r\n", "\\n").replace("\n", "\\n").replace("\r", "")


def _folded(line: str) -> str:
    """Section 3.1: no line over 75 octets, the rest on lines that begin with a space; no letter is cut."""
    pieces, piece, room = [], "", LINE_OCTETS
    for letter in line:
        if len(piece.encode()) + len(letter.encode()) > room:
            pieces.append(piece)
            piece, room = "", LINE_OCTETS - 1
        piece += letter
    return "\r\n ".join([*pieces, piece])
