"""Workshops as their pages show them: before, during and after. Nothing here changes anything."""

from dataclasses import dataclass
from datetime import datetime

from django.core.exceptions import ObjectDoesNotExist
from django.db.models import Count, Q

from proposals.models import Proposal
from proposals.queries.listing import public_proposals
from workshops.domain.stages import Stage, stage_of
from workshops.models.registering import Reception, Registration
from workshops.models.workshop import Table, Workshop

PROPOSALS_SHOWN = 8
State = Registration.State


@dataclass(frozen=True)
class Room:
    """Places of a workshop: `left` is never below nothing, also where places were taken away."""

    places: int
    placed: int
    waiting: int
    is_open: bool

    @property
    def left(self) -> int:
        return max(0, self.places - self.placed)


def room_of(workshop: Workshop) -> Room | None:
    """One query; None where nobody opened registrations."""
    counted = (
        Reception.objects.filter(workshop=workshop)
        .annotate(
            placed=Count("workshop__registrations", filter=Q(workshop__registrations__state=State.PLACED)),
            waiting=Count("workshop__registrations", filter=Q(workshop__registrations__state=State.WAITING)),
        )
        .first()
    )
    if counted is None:
        return None
    return Room(counted.places, counted.placed, counted.waiting, counted.is_open)


def stage_now(workshop: Workshop, tables: list[Table], now: datetime) -> Stage:
    return stage_of(workshop.starts_at, workshop.ends_at, [_state(table) for table in tables], now)


def _state(table: Table) -> str:
    """A table without a log has not been opened."""
    try:
        return table.head.summary.get("state", "")
    except ObjectDoesNotExist:
        return ""


def born_at(tables: list[Table]) -> tuple[list[Proposal], int, int]:
    """(the proposals born at these tables that were preferred most, how many there are, how many are answered)."""
    born = public_proposals().filter(table_ledgers__table_ref__in=[table.ref for table in tables]).distinct()
    figures = born.aggregate(
        total=Count("pk", distinct=True), answered=Count("pk", filter=Q(first_answered_at__isnull=False), distinct=True)
    )
    shown = born.select_related("direction", "organisation").order_by("table_ledgers__position", "pk")
    return list(shown[:PROPOSALS_SHOWN]), figures["total"], figures["answered"]


def course_of_workshop(workshop: Workshop, tables: list[Table], now: datetime) -> dict[str, object]:
    """What the workshop's page shows: it changes by itself, and asks only for what its stage needs."""
    stage = stage_now(workshop, tables, now)
    context: dict[str, object] = {"tables": tables, "now": now, "stage": stage.value}
    if stage is Stage.BEFORE:
        context["room"] = room_of(workshop)
    if stage is Stage.AFTER:
        context["born"], context["born_total"], context["born_answered"] = born_at(tables)
    return context
