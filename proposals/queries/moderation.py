"""The moderators' queue: reports that nobody has answered, one line per thing."""

from collections import Counter
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Count, Max, Min

from proposals.models import Comment, Decision, Proposal, Report
from proposals.queries.things import things_by_ref

QUEUE_SIZE = 50


@dataclass(frozen=True)
class Case:
    """One thing and what was said of it; `reasons` the most frequent first."""

    thing: Proposal | Comment
    reports: int
    reasons: list[tuple[str, int]]
    first_at: datetime
    last_at: datetime


def open_cases() -> list[Case]:
    """The most reported first, at most QUEUE_SIZE: four queries, however many there are."""
    waiting = Report.objects.filter(handled_at=None)
    grouped = list(
        waiting.values("thing")
        .annotate(reports=Count("pk"), first_at=Min("at"), last_at=Max("at"))
        .order_by("-reports", "first_at")[:QUEUE_SIZE]
    )
    refs = [row["thing"] for row in grouped]
    reasons: dict[str, Counter[str]] = {ref: Counter() for ref in refs}
    for ref, reason in waiting.filter(thing__in=refs).values_list("thing", "reason"):
        reasons[ref][str(Report.Reason(reason).label)] += 1
    things = things_by_ref(refs)
    return [
        Case(things[row["thing"]], row["reports"], reasons[row["thing"]].most_common(), row["first_at"], row["last_at"])
        for row in grouped
        if row["thing"] in things
    ]


def things_reported() -> int:
    """How many things wait for a moderator: one query."""
    return Report.objects.filter(handled_at=None).values("thing").distinct().count()


def decisions_about(ref: str) -> list[Decision]:
    return list(Decision.objects.filter(thing=ref)[:QUEUE_SIZE])


def last_hiding(ref: str) -> Decision | None:
    return Decision.objects.filter(thing=ref, action=Decision.Action.HIDE).first()


def recent_hidings() -> list[tuple[Decision, Proposal | Comment]]:
    """What may be restored: the last decisions to hide whose thing is still hidden."""
    decisions = list(Decision.objects.filter(action=Decision.Action.HIDE)[:QUEUE_SIZE])
    things = things_by_ref([decision.thing for decision in decisions])
    pairs: dict[str, tuple[Decision, Proposal | Comment]] = {}
    for decision in decisions:
        thing = things.get(decision.thing)
        if thing is not None and _is_hidden(thing):
            pairs.setdefault(decision.thing, (decision, thing))
    return list(pairs.values())


def _is_hidden(thing: Proposal | Comment) -> bool:
    return thing.is_hidden if isinstance(thing, Proposal) else thing.visibility == Comment.Visibility.HIDDEN
