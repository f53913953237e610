"""What the regia reads of who comes. Nothing here changes anything."""

from collections import Counter
from datetime import date

from django.db.models import Prefetch, QuerySet

from consultations.domain.mandates import covers
from consultations.models import Mandate
from consultations.permissions import in_force
from workshops.models import Registration, Replacement, Workshop

State = Registration.State


def expected(workshop: Workshop, sought: str = "") -> QuerySet[Registration]:
    """Who has a place, then who waits, each in the order in which they confirmed; `sought` is a part of the name."""
    kept = workshop.registrations.filter(state__in=(State.PLACED, State.WAITING), name__icontains=sought)
    handed_on = Prefetch("replacements", Replacement.objects.select_related("mandate__organisation"))
    return kept.order_by("state", "confirmed_at", "pk").prefetch_related(handed_on)


def arrived_at(workshop: Workshop) -> int:
    """How many have come so far, substitutes and the late ones too."""
    return workshop.registrations.filter(state__in=(State.PLACED, State.WAITING)).exclude(arrival="").count()


def mandates_to_hand_on(registration: Registration, today: date) -> list[Mandate]:
    """What who registered holds today for this workshop: the address is how a registration is known to be theirs."""
    workshop = registration.workshop
    held = in_force(today).filter(user__email__iexact=registration.email, user__is_active=True)
    if not workshop.is_demo:
        held = held.filter(organisation__is_demo=False)
    directions = {table.direction.name for table in workshop.tables.select_related("direction")}
    names = (workshop.name, *directions)
    return [mandate for mandate in held.order_by("pk") if covers(mandate.scope, names)]


def needs_of(workshop: Workshop) -> list[tuple[str, int]]:
    """How many of those with a place need what: all that who prepares the room has to know."""
    rows = workshop.registrations.filter(state=State.PLACED).values_list("needs", flat=True)
    counted = Counter(need for needs in rows for need in needs)
    return [(str(label), counted[code]) for code, label in Registration.Need.choices if counted[code]]
