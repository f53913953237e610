"""What workshops show on the pages of lower apps: what is open now."""

from collections.abc import Iterable
from datetime import datetime, timedelta
from itertools import groupby

from django.db.models import OuterRef, QuerySet, Subquery
from django.http import HttpRequest
from django.utils import timezone

from consultations.courses import open_phases
from consultations.models import ConsultationPage, Organisation, Phase
from home.models import Direction
from home.registries import LivePart
from workshops.models import Table

OPEN_STATES = ("waiting", "running")
WORKSHOPS_SHOWN = 2
TABLES_SHOWN = 3
TABLES_OF_AN_ORGANISATION = 20
CONSULTATIONS_SHOWN = 2
CONSULTATIONS_BESIDE_TABLES = 1
# A table that nobody concluded does not stay "now" for ever.
OPEN_WITHIN = timedelta(days=2)


def now_part(_request: HttpRequest, direction: Direction | None) -> LivePart | None:
    """Open tables first, then open consultations, of a direction or of the city. None when nothing is open."""
    now = timezone.now()
    tables = _open_tables(direction, now)
    shown = CONSULTATIONS_BESIDE_TABLES if tables else CONSULTATIONS_SHOWN
    consultations = _open_consultation_pages(direction, now)[:shown]
    if not tables and not consultations:
        return None
    rows = [
        {"page": page, "kind": Phase.Kind(page.open_kind).label, "until": page.open_until} for page in consultations
    ]
    return LivePart(
        "workshops/live/now.html", {"workshops": list(_by_workshop(tables))[:WORKSHOPS_SHOWN], "consultations": rows}
    )


def organisation_tables(_request: HttpRequest, organisation: Organisation | None) -> LivePart | None:
    """Where an organisation sits now, and whether it is choosing there."""
    if organisation is None:
        return None
    tables = Table.objects.filter(
        head__summary__state__in=OPEN_STATES, workshop__starts_at__gte=timezone.now() - OPEN_WITHIN
    )
    mine = tables.filter(seats__organisation=organisation).distinct().select_related("direction", "head", "workshop")
    found = list(mine.order_by("workshop", "number")[:TABLES_OF_AN_ORGANISATION])
    return LivePart("workshops/live/organisation.html", {"tables": found}) if found else None


def _open_tables(direction: Direction | None, now: datetime) -> list[Table]:
    tables = Table.objects.filter(head__summary__state__in=OPEN_STATES, workshop__starts_at__gte=now - OPEN_WITHIN)
    if direction is not None:
        tables = tables.filter(direction=direction)
    return list(
        tables.select_related("direction", "head", "workshop").order_by("-workshop__starts_at", "workshop", "number")
    )


def _by_workshop(tables: list[Table]) -> Iterable[dict[str, object]]:
    for workshop, members in groupby(tables, key=lambda table: table.workshop):
        found = list(members)
        yield {"workshop": workshop, "tables": found[:TABLES_SHOWN], "count": len(found)}


def _open_consultation_pages(direction: Direction | None, now: datetime) -> QuerySet[ConsultationPage]:
    """Pages of open consultations, each with what is open and until when, in one query."""
    opened = open_phases(now).filter(consultation=OuterRef("consultation")).order_by("-opens_at")
    pages = (
        ConsultationPage.objects.live()
        .select_related("consultation__direction")
        .annotate(open_kind=Subquery(opened.values("kind")[:1]), open_until=Subquery(opened.values("closes_at")[:1]))
        .filter(open_kind__isnull=False)
    )
    if direction is not None:
        pages = pages.filter(consultation__direction=direction)
    return pages.order_by("consultation__direction__order", "pk")
