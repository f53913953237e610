"""Consultations as lists and pages show them: with their phases, in a constant number of queries."""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Prefetch, QuerySet

from consultations.domain.phases import (
    Standing,
    next_phase,
    open_phase,
    standing_of,
    standing_of_all,
)
from consultations.models.consultation import Consultation, Phase


@dataclass(frozen=True)
class PhaseLine:
    """One station of a consultation's thread."""

    phase: Phase
    standing: Standing
    is_last_done: bool

    @property
    def is_to_come(self) -> bool:
        return self.standing is Standing.TO_COME

    @property
    def is_open(self) -> bool:
        return self.standing is Standing.OPEN


@dataclass(frozen=True)
class Course:
    """Where a consultation is now."""

    standing: Standing
    open_phase: Phase | None
    next_phase: Phase | None
    lines: list[PhaseLine]

    @property
    def is_open(self) -> bool:
        return self.standing is Standing.OPEN

    @property
    def is_to_come(self) -> bool:
        return self.standing is Standing.TO_COME


def with_phases(prefix: str = "") -> Prefetch:
    """For `prefetch_related`: phases in order. Lists do not show what may be done in each."""
    return Prefetch(f"{prefix}phases", queryset=Phase.objects.order_by("order"))


def with_activities() -> Prefetch:
    """The same, with their activities beside them."""
    return Prefetch("phases", queryset=Phase.objects.order_by("order").prefetch_related("activities"))


def course_of(consultation: Consultation, now: datetime) -> Course:
    phases = list(consultation.phases.all())
    standings = [standing_of(phase, now) for phase in phases]
    begun = [place for place, standing in enumerate(standings) if standing is not Standing.TO_COME]
    lines = [
        PhaseLine(phase, standings[place], is_last_done=bool(begun) and place == begun[-1])
        for place, phase in enumerate(phases)
    ]
    return Course(standing_of_all(phases, now), open_phase(phases, now), next_phase(phases, now), lines)


def open_phases(now: datetime) -> QuerySet[Phase]:
    """The same rule as `standing_of`, for the database."""
    return Phase.objects.filter(opens_at__lte=now).exclude(closes_at__lte=now)


def with_course(consultation_id: int) -> Consultation:
    """A consultation with everything that its page shows."""
    return Consultation.objects.select_related("direction").prefetch_related(with_activities()).get(pk=consultation_id)
