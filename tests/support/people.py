"""The people, organisations and script of every test about tables. All invented."""

from collections.abc import Mapping
from typing import Any

from workshops.domain.actors import ClockActor, DirectorActor, DoorActor
from workshops.domain.audiences import Directory, Person

NOW = 1_778_594_400_000  # 12 May 2026, 16:00 in Turin
SECOND, MINUTE = 1_000, 60_000

NORD = ("cooperativa-esempio-nord", "Cooperativa Esempio Nord", "cooperative")
SCUOLA = ("scuola-esempio", "Scuola Esempio", "school")
IMPRESA = ("impresa-esempio", "Impresa Esempio", "company")
SINDACATO = ("sindacato-esempio", "Sindacato Esempio", "union")
ORGANISATIONS = (NORD, SCUOLA, IMPRESA, SINDACATO)

# Seat 1 to 5 in every story: who takes part. Giulia facilitates; Ivo is the stranger, with no seat here.
NAMES = ("Franca", "Bruno", "Nadia", "Oreste", "Teresa")
FACILITATOR_NAME = "Giulia"
STRANGER_SEAT = 99

DIRECTOR = DirectorActor("00000000-0000-4000-8000-000000000001")
DOOR = DoorActor()
CLOCK = ClockActor()


def question(text: str) -> dict[str, str]:
    return {"it": text, "en": f"{text} (en)"}


def write(**changes: Any) -> dict[str, Any]:
    return {"kind": "write", "question": question("Che cosa serve qui?"), "grace_seconds": 10, **changes}


def clarify(**changes: Any) -> dict[str, Any]:
    return {"kind": "clarify", "question": question("Che cosa non è chiaro?"), "grace_seconds": 10, **changes}


def group(**changes: Any) -> dict[str, Any]:
    return {"kind": "group", "question": question("Quali dicono la stessa cosa?"), "grace_seconds": 10, **changes}


def choose(**changes: Any) -> dict[str, Any]:
    return {"kind": "choose", "question": question("Quali portiamo avanti?"), "grace_seconds": 10, **changes}


def conclude(**changes: Any) -> dict[str, Any]:
    return {"kind": "conclude", "question": question("Concludiamo"), "grace_seconds": 0, **changes}


SCRIPT = (write(), choose(), conclude())
LONG_SCRIPT = (write(), clarify(), choose(), conclude())
WHOLE_SCRIPT = (write(), clarify(), group(), choose(), conclude())


def name_of(seat: int) -> str:
    """Names are spelled so that a leak is found by a plain search in the encoded frame."""
    return f"Nome-{NAMES[(seat - 1) % len(NAMES)]}-{seat}"


def directory(seats: Mapping[int, Any]) -> Directory:
    """Names beside a state's seats, as the rows would give them."""
    people = {
        number: Person(name=name_of(number), organisation=organisation_name(seat.organisation))
        for number, seat in seats.items()
    }
    return Directory(table={"id": 7, "number": 3, "code": "482917"}, people=people)


def organisation_name(number: int | None) -> str | None:
    return None if number is None else f"Organizzazione Esempio {number}"
