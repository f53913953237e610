"""What the regia does, each act in the register: opening doors, issuing and revoking facilitation cards."""

from datetime import datetime

from django.db import transaction
from django.utils.timezone import localdate

from home.domain.refusal import Refused
from home.domain.roles import Role
from home.models import User
from home.services.audit import record
from workshops.domain.actors import DirectorActor
from workshops.live.envelope import Accepted, Failed, Outcome
from workshops.models import FacilitationCard, Table, Workshop
from workshops.permissions import can_direct
from workshops.services.facilitating import issue_card, revoke_card
from workshops.services.opening import open_table


def _director(user: User, workshop: Workshop) -> DirectorActor:
    if not can_direct(user, workshop):
        raise Refused("not_allowed")
    return DirectorActor(str(user.participant_id))


def _settled(outcome: Outcome) -> Accepted:
    """The acceptance, or the refusal raised. An unknown outcome is a refusal to try again."""
    if isinstance(outcome, Refused):
        raise outcome
    if isinstance(outcome, Failed):
        raise Refused("try_again")
    return outcome


def open_doors(table: Table, *, by: User, now: datetime) -> None:
    """People may sit down from now on; the script is frozen. Raises Refused."""
    director = _director(by, table.workshop)
    _settled(open_table(table, by=director, now=int(now.timestamp() * 1000)))
    record("open_table", table.ref, by=by.participant, role=Role.DIRECTOR, now=now)


def issue_facilitation_card(
    table: Table, *, holder_name: str, by: User, now: datetime
) -> tuple[FacilitationCard, str, str]:
    """(card, token for the QR, PIN), valid for the day of `now`. Token and PIN are shown once. Raises Refused."""
    _director(by, table.workshop)
    with transaction.atomic():
        issued = issue_card(table, holder_name=holder_name, valid_on=localdate(now))
        record("issue_facilitation_card", table.ref, by=by.participant, role=Role.DIRECTOR, now=now)
    return issued


def revoke_facilitation_card(card: FacilitationCard, *, by: User, now: datetime) -> None:
    """Whoever holds the card is refused from the next command on. Raises Refused."""
    director = _director(by, card.table.workshop)
    _settled(revoke_card(card, by=director, now=int(now.timestamp() * 1000)))
    record("revoke_facilitation_card", card.table.ref, by=by.participant, role=Role.DIRECTOR, now=now)
