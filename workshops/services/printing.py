"""What the regia prepares for paper: the guests' network, and cards for who facilitates, made many at once."""

from collections.abc import Iterable
from datetime import datetime

from django.db import transaction

from home.domain.refusal import Refused
from home.domain.roles import Role
from home.models import User
from home.services.audit import record
from workshops.models import Arrangement, FacilitationCard, Table, Venue, Workshop
from workshops.permissions import can_direct
from workshops.services.directing import issue_facilitation_card, secrets_of


def set_network(workshop: Workshop, *, name: str, password: str, by: User, now: datetime) -> None:
    """The network printed on the signs; an empty name takes it off them. Raises Refused."""
    if not can_direct(by, workshop):
        raise Refused("not_allowed")
    with transaction.atomic():
        Venue.objects.update_or_create(
            workshop=workshop, defaults={"wifi_name": name, "wifi_password": password if name else ""}
        )
        # The password stays out of the register.
        record("set_network", f"laboratorio/{workshop.code}", by=by.participant, role=Role.DIRECTOR, now=now)


def issue_cards(
    tables: Iterable[Table], *, by: User, now: datetime, attempt: str = ""
) -> list[tuple[FacilitationCard, str, str]]:
    """A card for each table, in the name of who is to facilitate it: all of them or none. Raises Refused."""
    drawn = [(table, secrets_of(table, holder_name=_planned(table), by=by, attempt=attempt)) for table in tables]
    with transaction.atomic():
        return [
            issue_facilitation_card(table, holder_name=_planned(table), by=by, now=now, drawn=secrets)
            for table, secrets in drawn
        ]


def _planned(table: Table) -> str:
    try:
        return table.arrangement.facilitator
    except Arrangement.DoesNotExist:
        return ""
