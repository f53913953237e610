"""Reading tables, seats and cards. Nothing here changes anything."""

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any

from django.db.models import Exists, OuterRef, Prefetch, QuerySet
from django.utils.timezone import localdate

from consultations.permissions import in_force
from home.models import Area, User
from home.models.wording import wordings
from workshops.domain.audiences import Directory, Person
from workshops.models import Arrangement, FacilitationCard, Preparation, Seat, Table, Trial, Workshop


def hash_of(secret: str) -> str:
    """SHA-256 (hex) of a token with 128 bits or more of chance in it: no salt or stretching is needed."""
    return hashlib.sha256(secret.encode()).hexdigest()


@dataclass(frozen=True, slots=True)
class Doorkeeper:
    """Who holds which token at one table: token hash -> (number, generation)."""

    seats: Mapping[str, tuple[int, int]] = field(default_factory=dict[str, tuple[int, int]])
    facilitation: Mapping[str, tuple[int, int]] = field(default_factory=dict[str, tuple[int, int]])


def table_by_code(code: str) -> Table | None:
    # A NUL would stop PostgreSQL, and a socket's address passes by the middleware that watches for it.
    if not code.isprintable():
        return None
    return Table.objects.select_related("workshop", "direction").filter(code=code).first()


def people_of(table: int) -> tuple[dict[int, Person], dict[str, tuple[int, int]]]:
    """Names by seat, and seats by token hash, in one query."""
    people: dict[int, Person] = {}
    seats: dict[str, tuple[int, int]] = {}
    today = in_force(localdate()).filter(organisation=OuterRef("organisation"), user__is_active=True)
    rows = Seat.objects.filter(table=table).values_list(
        "number", "name", "token_hash", "generation", "organisation__name", "organisation__is_confirmed", Exists(today)
    )
    for number, name, token_hash, generation, organisation, is_confirmed, has_mandate in rows:
        people[number] = Person(
            name, organisation, is_organisation_confirmed=bool(is_confirmed), has_mandate=bool(has_mandate)
        )
        if token_hash:
            seats[token_hash] = (number, generation)
    return people, seats


def facilitation_of(table: int) -> dict[str, tuple[int, int]]:
    """Facilitation cards by the hash of the device that holds them: of today, or of an evening that ran past midnight.

    A device keeps its token; the next week it must not hide a card of what the table concluded.
    """
    since = localdate() - timedelta(days=1)
    rows = FacilitationCard.objects.filter(table=table, revoked_at=None, valid_on__gte=since).exclude(device_hash="")
    return {
        device: (number, generation)
        for device, number, generation in rows.values_list("device_hash", "number", "generation")
    }


def table_section(table: Table) -> dict[str, Any]:
    """The unchanging section `table` of every view."""
    return {
        "id": table.pk,
        "number": table.number,
        "code": table.code,
        "direction": {
            "code": table.direction.code,
            "order": table.direction.order,
            "name": wordings(f"direction.{table.direction.code}.name"),
        },
        "workshop": wordings(f"workshop.{table.workshop.code}.name"),
        "capacity": table.capacity,
        "demo": table.is_demo,
    }


def read_directory(table_id: int, section: Mapping[str, Any] | None = None) -> tuple[Directory, Doorkeeper]:
    """Names and tokens of a table: two queries, one more where the unchanging section is not known yet."""
    if section is None:
        section = table_section(Table.objects.select_related("workshop", "direction").get(pk=table_id))
    people, seats = people_of(table_id)
    return Directory(table=section, people=people), Doorkeeper(seats=seats, facilitation=facilitation_of(table_id))


def read_rehearsals(tables: Sequence[int]) -> dict[int, tuple[tuple[str, ...], dict[int, str]]]:
    """Per table the lines that are ticked and seat -> how its trial went: two queries, however many tables."""
    lines = dict(Preparation.objects.filter(table__in=tables).values_list("table", "lines"))
    trials: dict[int, dict[int, str]] = {table: {} for table in tables}
    for table, seat, went in Trial.objects.filter(table__in=tables).values_list("table", "seat", "went"):
        trials[table][seat] = went
    return {table: (tuple(lines.get(table, ())), trials[table]) for table in tables}


def tables_for_direction(workshop: Workshop) -> list[Table]:
    """Every table of a workshop with its summary and its valid cards: two queries, however many tables."""
    cards = FacilitationCard.objects.filter(revoked_at=None).order_by("number")
    return list(
        workshop.tables.select_related("direction", "head", "arrangement").prefetch_related(
            Prefetch("facilitation_cards", cards)
        )
    )


def place_of(table: Table) -> str:
    """Where in the venue, or nothing: a table that nobody arranged has no row. Costs nothing after select_related."""
    try:
        return table.arrangement.place
    except Arrangement.DoesNotExist:
        return ""


def directed_workshops(director: User) -> QuerySet[Workshop]:
    """What `can_direct` says of one, as a list: an account of the demonstration directs invented workshops only."""
    workshops = Workshop.objects.order_by("-starts_at", "-pk")
    return workshops.filter(is_demo=True) if director.is_demo else workshops


def areas_listed() -> list[dict[str, str]]:
    """Every area that a card may name, in the order of a list: one query."""
    return [{"key": f"{area.kind}/{area.code}", "name": area.name} for area in Area.objects.order_by("kind", "code")]
