"""What is open in a consultation. Permissions of every app ask here."""

from datetime import datetime

from django.db.models import Q

from consultations.models import Activity


def open_verbs(consultation_id: int | None, now: datetime) -> frozenset[str]:
    """Verbs (`Activity.Verb`) of the phases that `now` falls in; one query. Without a consultation all are open."""
    if consultation_id is None:
        return frozenset(Activity.Verb.values)
    open_now = Activity.objects.filter(
        Q(phase__closes_at=None) | Q(phase__closes_at__gt=now),
        phase__consultation_id=consultation_id,
        phase__opens_at__lte=now,
    )
    return frozenset(open_now.values_list("verb", flat=True))


def is_open(consultation_id: int | None, verb: str, now: datetime) -> bool:
    return verb in open_verbs(consultation_id, now)
