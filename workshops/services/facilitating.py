"""Facilitation cards: issued by the regia, taken with a PIN, taken over by scanning again, revoked."""

import secrets
from dataclasses import dataclass
from datetime import date

from django.contrib.auth.hashers import check_password, make_password
from django.db import transaction
from django.db.models import Max
from django.utils import timezone
from django.utils.crypto import salted_hmac

from home.domain.refusal import Refused
from workshops.domain.actors import DirectorActor, DoorActor
from workshops.domain.commands import RevokeFacilitation, TakeFacilitation
from workshops.limits import check_misses, count_miss
from workshops.live.committing import committer
from workshops.live.envelope import Accepted, Envelope, Outcome, Private
from workshops.models import FacilitationCard, Table
from workshops.models.workshop import new_token
from workshops.queries import hash_of

PIN_DIGITS = 4
TOKEN_CHARACTERS = 32
PIN_MISSES, PIN_WINDOW_SECONDS = 5, 300


def new_secrets(attempt: str = "") -> tuple[str, str]:
    """(token, PIN) of a new card. The same attempt gives the same two: a form sent again makes no second card."""
    if not attempt:
        return new_token(), "".join(secrets.choice("0123456789") for _digit in range(PIN_DIGITS))
    token = salted_hmac("workshops.card.token", attempt, algorithm="sha256").hexdigest()[:TOKEN_CHARACTERS]
    drawn = int(salted_hmac("workshops.card.pin", attempt, algorithm="sha256").hexdigest(), 16)
    return token, str(drawn % 10**PIN_DIGITS).zfill(PIN_DIGITS)


@dataclass(frozen=True, slots=True)
class CardSecrets:
    """What only its holder knows of a card, with the hash of the PIN."""

    token: str
    pin: str
    pin_hash: str


def drawn_secrets(attempt: str = "") -> CardSecrets:
    """To be called before any lock: hashing a PIN is slow on purpose, and meanwhile no table could write."""
    token, pin = new_secrets(attempt)
    return CardSecrets(token, pin, make_password(pin))


def issue_card(
    table: Table, *, holder_name: str, valid_on: date, drawn: CardSecrets | None = None
) -> tuple[FacilitationCard, str, str]:
    """A new card with its token (for the QR) and PIN: both are kept only as hashes.

    The same secrets, drawn for the same attempt of a form, are the same card.
    """
    drawn = drawn or drawn_secrets()
    with transaction.atomic():
        Table.objects.select_for_update().get(pk=table.pk)
        made = FacilitationCard.objects.filter(table=table, token_hash=hash_of(drawn.token)).first()
        if made is not None:
            return made, drawn.token, drawn.pin
        last = FacilitationCard.objects.filter(table=table).aggregate(last=Max("number"))["last"] or 0
        card = FacilitationCard.objects.create(
            table=table,
            number=last + 1,
            token_hash=hash_of(drawn.token),
            pin_hash=drawn.pin_hash,
            holder_name=holder_name,
            valid_on=valid_on,
        )
    return card, drawn.token, drawn.pin


def card_by_token(token: str) -> FacilitationCard | None:
    return (
        FacilitationCard.objects.select_related("table__workshop", "table__direction")
        .filter(token_hash=hash_of(token))
        .first()
    )


def take_facilitation(card: FacilitationCard, *, pin: str, token: str, now: int) -> Outcome:
    """Facilitate on this device from now on. `token` is the device's own secret."""
    if card.revoked_at is not None:
        raise Refused("facilitation_revoked")
    if card.valid_on != timezone.localdate():
        raise Refused("card_of_another_day")
    key = f"pin:{card.pk}"
    check_misses(key, limit=PIN_MISSES, seconds=PIN_WINDOW_SECONDS)
    if not check_password(pin, card.pin_hash):
        count_miss(key, limit=PIN_MISSES, seconds=PIN_WINDOW_SECONDS)
        raise Refused("pin_wrong")
    envelope = Envelope(
        DoorActor(), hash_of(token), TakeFacilitation(card=card.number), now, Private(token_hash=hash_of(token))
    )
    return committer.send(card.table_id, envelope)


def revoke_card(card: FacilitationCard, *, by: DirectorActor, now: int) -> Outcome:
    """From the next command on, whoever holds this card is refused."""
    outcome = committer.send(
        card.table_id, Envelope(by, f"revoke-card-{card.number}", RevokeFacilitation(card=card.number), now)
    )
    if isinstance(outcome, Accepted):
        FacilitationCard.objects.filter(pk=card.pk, revoked_at=None).update(revoked_at=timezone.now())
    return outcome
