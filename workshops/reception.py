"""What the regia reads of who comes. Nothing here changes anything."""

from collections import Counter

from django.db.models import QuerySet

from workshops.models import Registration, Workshop

State = Registration.State


def expected(workshop: Workshop) -> QuerySet[Registration]:
    """Who has a place, then who waits, each in the order in which they confirmed."""
    kept = workshop.registrations.filter(state__in=(State.PLACED, State.WAITING))
    return kept.order_by("state", "confirmed_at", "pk")


def needs_of(workshop: Workshop) -> list[tuple[str, int]]:
    """How many of those with a place need what: all that who prepares the room has to know."""
    rows = workshop.registrations.filter(state=State.PLACED).values_list("needs", flat=True)
    counted = Counter(need for needs in rows for need in needs)
    return [(str(label), counted[code]) for code, label in Registration.Need.choices if counted[code]]
