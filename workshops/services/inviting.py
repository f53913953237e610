"""A link by e-mail seats without a QR: single use, expiring, at the right table, for whom a mandate allows it."""

import secrets
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256

from django.conf import settings
from django.db import transaction
from django.urls import reverse
from django.utils import translation
from django.utils.crypto import salted_hmac
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from consultations.models import Organisation
from home.domain.refusal import Refused
from home.domain.roles import Role
from home.models import OutboxMail, User
from home.services.audit import record
from home.services.mail import queue_mail
from workshops.domain.stages import ends_at
from workshops.live.envelope import Accepted
from workshops.models import Seat, SeatLink, Table
from workshops.permissions import can_direct, can_sit_for
from workshops.queries import hash_of
from workshops.services.seating import take_seat

COMMAND_DIGITS = 40


@dataclass(frozen=True, slots=True)
class _Invited:
    """Who sits down by a link (workshops.services.seating.Sitter)."""

    name: str
    organisation: str
    resident: bool
    new_organisation: str = ""


def token_of(link: SeatLink) -> str:
    return salted_hmac("workshops.seat-link", link.nonce, algorithm="sha256").hexdigest()


def device_token_of(link: SeatLink, browser: str) -> str:
    """The seat's own secret. From the link and the browser: a button pressed again, its answer lost, is one seat."""
    return salted_hmac("workshops.seat-link.device", f"{link.nonce}:{browser}", algorithm="sha256").hexdigest()


def seat_link_of(token: str) -> SeatLink | None:
    found = SeatLink.objects.select_related("table__workshop", "table__direction", "organisation")
    return found.filter(token_hash=sha256(token.encode()).hexdigest()).first()


def send_seat_link(
    table: Table, *, email: str, name: str, organisation: Organisation | None, by: User, now: datetime
) -> SeatLink:
    """Mail a link to one address. A new one for the same address takes the place of the old. Raises Refused."""
    workshop = table.workshop
    if not can_direct(by, workshop):
        raise Refused("not_allowed")
    expires = ends_at(workshop.starts_at, workshop.ends_at)
    if now >= expires:
        raise Refused("seat_link_expired")
    if organisation is not None and not can_sit_for(email, organisation, table, localdate(workshop.starts_at)):
        raise Refused("mandate_needed", organisation=organisation.name)
    nonce = secrets.token_hex(16)
    link = SeatLink(
        table=table, email=email.lower(), name=name, organisation=organisation, nonce=nonce, expires_at=expires
    )
    link.token_hash = sha256(token_of(link).encode()).hexdigest()
    with transaction.atomic():
        SeatLink.objects.filter(table=table, email=link.email).delete()
        link.save()
        _write(link, now)
        record("send_seat_link", table.ref, by=by.participant, role=Role.DIRECTOR, now=now)
    return link


def sit_by_link(token: str, *, browser: str, now: datetime) -> tuple[SeatLink, str]:
    """(link, the seat's token for this browser). Raises Refused; a link that was refused by the table stays good.

    `browser` is a secret of who presses. One link is one command, whoever sends it: the log takes it once.
    """
    link = seat_link_of(token)
    fault = fault_of(link, now, browser)
    if link is None or fault:
        raise Refused(fault or "seat_link_unknown")
    organisation = link.organisation.slug if link.organisation else ""
    who = _Invited(link.name, organisation, resident=not organisation)
    device = device_token_of(link, browser)
    command_id = f"link-{link.token_hash[:COMMAND_DIGITS]}"
    outcome = take_seat(link.table, who, token=device, now=int(now.timestamp() * 1000), command_id=command_id)
    if isinstance(outcome, Refused):
        raise Refused("seat_link_used") if outcome.code == "command_id_reused" else outcome
    if not isinstance(outcome, Accepted):
        raise Refused("try_again")
    SeatLink.objects.filter(pk=link.pk, used_at=None).update(used_at=now)
    return link, device


def fault_of(link: SeatLink | None, now: datetime, browser: str) -> str:
    """The code for which a link seats nobody now, or nothing. A mandate that has ended since ends the link too."""
    if link is None:
        return "seat_link_unknown"
    if link.used_at is not None and not _seated(link, browser):
        return "seat_link_used"
    if now >= link.expires_at:
        return "seat_link_expired"
    if link.organisation is not None and not can_sit_for(link.email, link.organisation, link.table, localdate(now)):
        return "mandate_ended"
    return ""


def _seated(link: SeatLink, browser: str) -> bool:
    """Whether it is this browser that the link has seated."""
    token_hash = hash_of(device_token_of(link, browser))
    return Seat.objects.filter(table=link.table_id, token_hash=token_hash).exists()


def forget_seat_links(now: datetime) -> int:
    """Erase addresses and names of links that have expired; their letters too. How many."""
    expired = SeatLink.objects.filter(expires_at__lt=now)
    for number in expired.values_list("pk", flat=True):
        OutboxMail.objects.filter(key=f"posto-a-tavola:{number}").update(to="", subject="", body="", expires_at=now)
    return expired.delete()[0]


def _write(link: SeatLink, now: datetime) -> None:
    table, language = link.table, translation.get_language() or settings.LANGUAGE_CODE
    address = settings.BASE_URL.rstrip("/") + reverse("workshops:seat_link", args=[token_of(link)])
    lines = [
        _("Il tuo posto è al tavolo %(n)s di «%(name)s».") % {"n": table.number, "name": table.workshop.name},
        _("Quando il tavolo è aperto siediti da qui, senza codice QR: %(address)s") % {"address": address},
        _("Il link serve una volta sola e vale fino alla fine del laboratorio. Non darlo ad altri."),
    ]
    queue_mail(
        key=f"posto-a-tavola:{link.pk}",
        to=link.email,
        subject=_("Il tuo posto al tavolo %(n)s") % {"n": table.number},
        body="\n\n".join(lines),
        language=language,
        now=now,
        expires_at=link.expires_at,
        is_demo=table.is_demo,
    )
