"""Registering for a workshop: a confirmed address gets a place or waits for one; a freed place goes to who is first.

Places are counted under the lock of the workshop's Reception row: without it two confirmations may both see one left.
"""

import secrets
from collections.abc import Iterable
from datetime import date, datetime, timedelta
from hashlib import sha256

from django.contrib.auth.models import AnonymousUser
from django.db import transaction
from django.utils.crypto import salted_hmac
from django.utils.timezone import localdate

from home.domain.refusal import Refused
from home.domain.roles import Role
from home.models import OutboxMail, User
from home.services.audit import record
from home.services.mail import queue_mail
from workshops import letters
from workshops.domain.stages import LONGEST, ends_at
from workshops.limits import count_miss
from workshops.models import Reception, Registration, Replacement, Workshop
from workshops.permissions import can_direct
from workshops.reception import mandates_to_hand_on

PLACES_MAX = 2000
NAME_CHARACTERS = 60
CONFIRM_WITHIN = timedelta(days=2)
# Mails to addresses that nobody has shown to be theirs, for one workshop.
UNPROVEN_PER_HOUR, HOUR_SECONDS = 300, 3600
State = Registration.State


def token_of(registration: Registration) -> str:
    return salted_hmac("workshops.registration", registration.nonce, algorithm="sha256").hexdigest()


def registration_of(token: str) -> Registration | None:
    found = Registration.objects.select_related("workshop")
    return found.filter(token_hash=sha256(token.encode()).hexdigest()).first()


def open_reception(workshop: Workshop, *, places: int, is_open: bool, by: User, now: datetime) -> Reception:
    """Say how many places there are and whether one may register. More places go to who waits. Raises Refused."""
    if not can_direct(by, workshop):
        raise Refused("not_allowed")
    if not 1 <= places <= PLACES_MAX:
        raise Refused("places_wrong", limit=PLACES_MAX)
    with transaction.atomic():
        Reception.objects.update_or_create(workshop=workshop, defaults={"places": places, "is_open": is_open})
        reception = _locked(workshop)
        _fill(reception, now)
        record(
            "open_reception",
            f"laboratorio/{workshop.code}",
            by=by.participant,
            role=Role.DIRECTOR,
            now=now,
            detail=str(places),
        )
    return reception


def register(
    workshop: Workshop,
    *,
    email: str,
    name: str,
    needs: Iterable[str],
    language: str,
    by: User | AnonymousUser,
    now: datetime,
) -> Registration:
    """Ask for a place. An account's own address is confirmed already; any other one is asked by mail. Raises Refused.

    What the caller is told is the same for a known and for an unknown address.
    """
    wanted = sorted(set(needs))
    if not name or len(name) > NAME_CHARACTERS:
        raise Refused("name_empty")
    if set(wanted) - set(Registration.Need.values):
        raise Refused("need_unknown")
    is_own = by.is_authenticated and by.email == email.lower()
    if not is_own:
        count_miss(f"register:{workshop.pk}", limit=UNPROVEN_PER_HOUR, seconds=HOUR_SECONDS)
    with transaction.atomic():
        reception = _locked(workshop)
        if not reception.is_open or now >= ends_at(workshop.starts_at, workshop.ends_at):
            raise Refused("registration_closed")
        found, is_new = _found_or_made(workshop, email.lower(), now)
        if is_new or found.state in {State.ASKED, State.CANCELLED}:
            found.name, found.needs, found.language, found.asked_at = name, wanted, language, now
            found.is_demo = workshop.is_demo
            found.save()
        if is_own:
            _confirm(reception, found, now)
        else:
            _write(found, letters.of_registration(found, token_of(found)), f"chiesta:{now:%Y-%m-%d}", now)
    return found


def confirm(token: str, *, now: datetime) -> Registration:
    """The mailed link was opened and its button pressed: a place, or a place in the queue. Raises Refused."""
    found = registration_of(token)
    if found is None:
        raise Refused("registration_unknown")
    with transaction.atomic():
        reception = _locked(found.workshop)
        found = Registration.objects.select_related("workshop").get(pk=found.pk)
        if found.state == State.ASKED and found.asked_at + CONFIRM_WITHIN < now:
            raise Refused("registration_expired")
        if now >= ends_at(found.workshop.starts_at, found.workshop.ends_at):
            raise Refused("registration_closed")
        _confirm(reception, found, now)
    return found


def cancel(token: str, *, now: datetime) -> Registration:
    """Give up a place or the wait; the first who waits is told. Raises Refused."""
    found = registration_of(token)
    if found is None:
        raise Refused("registration_unknown")
    with transaction.atomic():
        reception = _locked(found.workshop)
        Registration.objects.filter(pk=found.pk).update(state=State.CANCELLED, needs=[], arrival="", substitute="")
        _fill(reception, now)
    found.refresh_from_db()
    return found


def check_in(registration: Registration, *, arrival: str, substitute: str = "", by: User, now: datetime) -> None:
    """Who is at the door: present, late, or somebody else in their place, by name. Raises Refused."""
    if not can_direct(by, registration.workshop):
        raise Refused("not_allowed")
    if arrival not in Registration.Arrival.values:
        raise Refused("arrival_unknown")
    is_substituted = arrival == Registration.Arrival.SUBSTITUTE
    if is_substituted and not 0 < len(substitute) <= NAME_CHARACTERS:
        raise Refused("substitute_unnamed", limit=NAME_CHARACTERS)
    with transaction.atomic():
        kept = Registration.objects.filter(pk=registration.pk, state__in=(State.PLACED, State.WAITING))
        if not kept.update(arrival=arrival, substitute=substitute if is_substituted else ""):
            raise Refused("registration_unknown")
        _hand_on(registration, localdate(now), is_substituted=is_substituted)
        record(
            "check_in",
            f"laboratorio/{registration.workshop.code}",
            by=by.participant,
            role=Role.DIRECTOR,
            now=now,
            detail=arrival,
        )


def _hand_on(registration: Registration, today: date, *, is_substituted: bool) -> None:
    """Who comes in somebody's place speaks today for the same organisations, under the delega that covers this."""
    Replacement.objects.filter(registration=registration).delete()
    held = mandates_to_hand_on(registration, today) if is_substituted else []
    Replacement.objects.bulk_create(
        Replacement(registration=registration, mandate=mandate, valid_on=today) for mandate in held
    )


def forget_registrations(now: datetime) -> int:
    """Erase who came and what they needed, one day after; addresses never confirmed, after two. How many rows."""
    unproven = Registration.objects.filter(state=State.ASKED, asked_at__lt=now - CONFIRM_WITHIN)
    over = [
        workshop.pk
        for workshop in Workshop.objects.filter(registrations__isnull=False, starts_at__lt=now - LONGEST).distinct()
        if ends_at(workshop.starts_at, workshop.ends_at) + timedelta(days=1) < now
    ]
    erased = 0
    for rows in (unproven, Registration.objects.filter(workshop__in=over)):
        for number in rows.values_list("pk", flat=True):
            # The letters hold the address too.
            OutboxMail.objects.filter(key__startswith=f"iscrizione:{number}:").update(
                to="", subject="", body="", expires_at=now
            )
        erased += rows.delete()[0]
    return erased


def _note(action: str, workshop: Workshop, detail: str, *, by: User, now: datetime) -> None:
    thing = f"laboratorio/{workshop.code}"
    record(action, thing, by=by.participant, role=Role.DIRECTOR, now=now, detail=detail)


def _locked(workshop: Workshop) -> Reception:
    reception = Reception.objects.select_for_update().filter(workshop=workshop).first()
    if reception is None:
        raise Refused("registration_closed")
    return reception


def _found_or_made(workshop: Workshop, email: str, now: datetime) -> tuple[Registration, bool]:
    """One row for an address: under the lock two askings cannot make two."""
    found = Registration.objects.select_related("workshop").filter(workshop=workshop, email=email).first()
    if found is not None:
        return found, False
    made = Registration(workshop=workshop, email=email, nonce=secrets.token_hex(16), asked_at=now)
    made.token_hash = sha256(token_of(made).encode()).hexdigest()
    return made, True


def _confirm(reception: Reception, registration: Registration, now: datetime) -> None:
    if registration.state in {State.PLACED, State.WAITING}:
        return
    registration.state = State.WAITING
    registration.confirmed_at = now
    registration.save(update_fields=["state", "confirmed_at"])
    _fill(reception, now)
    registration.refresh_from_db(fields=["state"])
    if registration.state == State.WAITING:
        _write(
            registration, letters.of_waiting(registration, token_of(registration)), f"attesa:{now:%Y-%m-%d %H:%M}", now
        )


def _fill(reception: Reception, now: datetime) -> None:
    """Give the places that are free to who has waited longest, and tell each. Called under the lock."""
    rows = Registration.objects.filter(workshop=reception.workshop_id)
    free = reception.places - rows.filter(state=State.PLACED).count()
    if free <= 0:
        return
    first = rows.filter(state=State.WAITING).select_related("workshop").order_by("confirmed_at", "pk")[:free]
    for registration in first:
        registration.state = State.PLACED
        registration.save(update_fields=["state"])
        _write(
            registration, letters.of_place(registration, token_of(registration)), f"posto:{_stamp(registration)}", now
        )


def _write(registration: Registration, letter: letters.Letter, about: str, now: datetime) -> None:
    queue_mail(
        key=f"iscrizione:{registration.pk}:{about}",
        to=registration.email,
        subject=letter.subject,
        body=letter.body,
        language=registration.language,
        now=now,
        expires_at=ends_at(registration.workshop.starts_at, registration.workshop.ends_at),
        is_demo=registration.is_demo,
    )


def _stamp(registration: Registration) -> int:
    """One letter for each time that somebody confirmed: who gave up and came back is told again."""
    assert registration.confirmed_at is not None
    return int(registration.confirmed_at.timestamp())
