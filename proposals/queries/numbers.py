"""Numbers that pages show, each with what it is out of."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import Count, DurationField, ExpressionWrapper, F, Q, QuerySet

from home.registries import DirectionFigures
from proposals.domain.states import OUTCOMES, State
from proposals.models import Proposal
from proposals.queries.listing import public_proposals

# What nobody has to answer is not counted as waiting.
NOT_OWED = (State.MERGED, State.WITHDRAWN)


@dataclass(frozen=True)
class AnswerNumbers:
    """`by_outcome` in the order of OUTCOMES, without zeros; `oldest` waits longest."""

    total: int
    answered: int
    by_outcome: Mapping[str, int]
    median: timedelta | None
    oldest: Proposal | None

    @property
    def waiting(self) -> int:
        return self.total - self.answered

    def oldest_days(self, now: datetime) -> int:
        return max((now - self.oldest.published_at).days, 0) if self.oldest else 0


def answer_numbers() -> AnswerNumbers:
    """Three queries, whatever the number of proposals."""
    owed = public_proposals().exclude(state__in=NOT_OWED)
    answered = Q(first_answered_at__isnull=False)
    outcomes = {f"of_{place}": Count("pk", filter=Q(state=state)) for place, state in enumerate(OUTCOMES)}
    counted = owed.order_by().aggregate(total=Count("pk"), answered=Count("pk", filter=answered), **outcomes)
    by_outcome = {state.value: counted[f"of_{place}"] for place, state in enumerate(OUTCOMES)}
    return AnswerNumbers(
        total=counted["total"],
        answered=counted["answered"],
        by_outcome={state: number for state, number in by_outcome.items() if number},
        median=_median(owed.filter(answered), counted["answered"]),
        oldest=owed.exclude(answered).order_by("published_at", "pk").first(),
    )


def figures_by_direction() -> dict[str, DirectionFigures]:
    """Proposals and answers of all directions at once; one query."""
    rows = (
        public_proposals()
        .order_by()
        .values("direction__code")
        .annotate(proposals=Count("pk"), answers=Count("pk", filter=Q(first_answered_at__isnull=False)))
    )
    return {row["direction__code"]: DirectionFigures(row["proposals"], row["answers"]) for row in rows}


def newest(found: QuerySet[Proposal], number: int) -> list[Proposal]:
    rows = found.select_related("direction", "organisation", "area").prefetch_related("table_ledgers")
    return list(rows.order_by("-published_at", "-pk")[:number])


def _median(answered: QuerySet[Proposal], number: int) -> timedelta | None:
    """Of the times from publication to the first answer: the middle rows only, picked by the database."""
    if not number:
        return None
    took = ExpressionWrapper(F("first_answered_at") - F("published_at"), output_field=DurationField())
    durations = answered.annotate(took=took).order_by("took").values_list("took", flat=True)
    middle = list(durations[(number - 1) // 2 : number // 2 + 1])
    return sum(middle, timedelta()) / len(middle)
