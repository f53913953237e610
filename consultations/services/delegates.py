"""Delegates of an organisation: invited by a link that serves once, let go by ending their mandate."""

import secrets
from datetime import date, datetime, timedelta
from hashlib import sha256

from django.conf import settings
from django.db import transaction
from django.db.models import QuerySet
from django.urls import reverse
from django.utils import translation
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from consultations.models import Invitation, Mandate, Organisation
from consultations.permissions import can_invite
from home.domain.refusal import Refused
from home.domain.roles import Role
from home.models import OutboxMail, User
from home.permissions import has_role
from home.services.audit import record
from home.services.mail import queue_mail

VALID_FOR = timedelta(days=14)
WAITING_MAX = 20


def hash_of(token: str) -> str:
    return sha256(token.encode()).hexdigest()


def invitation_of(token: str) -> Invitation | None:
    return Invitation.objects.select_related("organisation").filter(token_hash=hash_of(token)).first()


def fault_of(invitation: Invitation | None, now: datetime) -> str | None:
    """The code of what keeps an invitation from serving, or None."""
    if invitation is None:
        return "invitation_unknown"
    if invitation.used_at is not None:
        return "invitation_used"
    if invitation.withdrawn_at is not None:
        return "invitation_withdrawn"
    return "invitation_expired" if invitation.expires_at <= now else None


def invite(
    organisation: Organisation,
    *,
    email: str,
    scope: str = "",
    ends_on: date | None = None,
    language: str = "it",
    by: User,
    now: datetime,
) -> tuple[Invitation, str]:
    """(invitation, token). The mail carries the token; the database keeps its hash. Raises Refused."""
    if not can_invite(by, organisation, localdate(now)):
        raise Refused("not_a_delegate")
    if ends_on is not None and ends_on < localdate(now):
        raise Refused("mandate_ends_before")
    token = secrets.token_hex(24)
    with transaction.atomic():
        Organisation.objects.select_for_update().get(pk=organisation.pk)
        if waiting_invitations(organisation, now).count() >= WAITING_MAX:
            raise Refused("invitations_too_many", limit=WAITING_MAX)
        made = Invitation.objects.create(
            organisation=organisation,
            token_hash=hash_of(token),
            email=email,
            scope=scope,
            mandate_ends_on=ends_on,
            expires_at=now + VALID_FOR,
        )
        _write(made, token, language, now)
        _note("invite_delegate", organisation, by=by, now=now)
    return made, token


def accept_invitation(token: str, *, by: User, now: datetime) -> Mandate:
    """The link serves once: of two who press at the same time one gets the mandate. Raises Refused."""
    with transaction.atomic():
        found = invitation_of(token)
        # One statement takes it: without the conditions two could both read it as unused.
        free = Invitation.objects.filter(token_hash=hash_of(token), used_at=None, withdrawn_at=None, expires_at__gt=now)
        if found is None or not free.update(used_at=now, email=""):
            raise Refused(fault_of(invitation_of(token), now) or "invitation_used")
        if by.is_demo and not found.organisation.is_demo:
            raise Refused("invitation_unknown")
        _forget_letter(found, now)
        mandate, _is_new = Mandate.objects.update_or_create(
            organisation=found.organisation,
            user=by,
            defaults={"starts_on": localdate(now), "ends_on": found.mandate_ends_on, "scope": found.scope},
        )
        _note("accept_invitation", found.organisation, by=by, now=now)
    return mandate


def withdraw_invitation(invitation: Invitation, *, by: User, now: datetime) -> None:
    """The link no longer serves. Raises Refused."""
    organisation = invitation.organisation
    if not can_invite(by, organisation, localdate(now)):
        raise Refused("not_a_delegate")
    with transaction.atomic():
        waiting = waiting_invitations(organisation, now).filter(pk=invitation.pk)
        if not waiting.update(withdrawn_at=now, email=""):
            raise Refused("invitation_unknown")
        _forget_letter(invitation, now)
        _note("withdraw_invitation", organisation, by=by, now=now)


def end_mandate(mandate: Mandate, *, by: User, now: datetime) -> None:
    """From today this person no longer speaks for the organisation; what they did stays. Raises Refused."""
    organisation = mandate.organisation
    if not can_invite(by, organisation, localdate(now)):
        raise Refused("not_a_delegate")
    yesterday = localdate(now) - timedelta(days=1)
    with transaction.atomic():
        if not Mandate.objects.filter(pk=mandate.pk).update(ends_on=yesterday):
            raise Refused("mandate_unknown")
        _note("end_mandate", organisation, by=by, now=now)


def waiting_invitations(organisation: Organisation, now: datetime) -> QuerySet[Invitation]:
    return Invitation.objects.filter(organisation=organisation, used_at=None, withdrawn_at=None, expires_at__gt=now)


def forget_invitations(now: datetime) -> int:
    """Addresses of invitations that expired. How many."""
    return Invitation.objects.filter(expires_at__lte=now).exclude(email="").update(email="")


def _forget_letter(invitation: Invitation, now: datetime) -> None:
    """The letter holds the address and the link: neither is needed any more."""
    OutboxMail.objects.filter(key=f"invito:{invitation.pk}").update(to="", subject="", body="", expires_at=now)


def _note(action: str, organisation: Organisation, *, by: User, now: datetime) -> None:
    role = Role.DIRECTOR if has_role(by, Role.DIRECTOR) else Role.DELEGATE
    record(action, f"organizzazione/{organisation.slug}", by=by.participant, role=role, now=now)


def _write(invitation: Invitation, token: str, language: str, now: datetime) -> None:
    address = settings.BASE_URL.rstrip("/")
    with translation.override(language):
        name = invitation.organisation.name
        lines = [
            _("Ti invitiamo a parlare per «%(name)s» su Voci di Quartiere.") % {"name": name},
            _("L’invito vale una volta sola, per quattordici giorni: %(address)s")
            % {"address": address + reverse("consultations:invitation", args=[token])},
            _("Se non te l’aspettavi, non fare nulla."),
        ]
        queue_mail(
            key=f"invito:{invitation.pk}",
            to=invitation.email,
            subject=_("Un invito di %(name)s") % {"name": name},
            body="\n\n".join(lines),
            language=language,
            now=now,
            expires_at=invitation.expires_at,
            is_demo=invitation.organisation.is_demo,
        )
