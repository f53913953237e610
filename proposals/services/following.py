"""To be told without an account: an address is asked, confirmed by its owner, and may leave with one tap."""

from datetime import datetime, timedelta

from django.db import transaction

from home.domain.refusal import Refused
from home.services.mail import queue_mail
from proposals import letters, lineage
from proposals.models import Follower, Proposal
from proposals.models.following import new_nonce
from proposals.permissions import Person, why_not_follow
from proposals.services.guard import refuse
from proposals.services.tokens import follower_of, hash_of, token_of

CONFIRM_WITHIN = timedelta(days=14)
# Somebody could type another person's address again and again: no more than this many unconfirmed mails a day.
ASKED_PER_DAY = 5
# And of the whole site: a script must not write to the whole city. A room of 300 people may ask at once.
ASKED_BY_ALL, ASKED_WITHIN = 900, timedelta(minutes=10)


@transaction.atomic
def follow(thing: Proposal | str, *, email: str, language: str, by: Person, now: datetime) -> None:
    """Owe the mail with the link to confirm. The answer is the same whether the address was known or not."""
    refuse(why_not_follow(by, thing, now))
    ref = thing.ref if isinstance(thing, Proposal) else thing
    address = email.strip().lower()
    if _asked_lately(address, now) >= ASKED_PER_DAY:
        return
    if Follower.objects.filter(confirmed_at=None, asked_at__gt=now - ASKED_WITHIN).count() >= ASKED_BY_ALL:
        raise Refused("follow_too_fast")
    nonce = new_nonce()
    follower, is_new = Follower.objects.get_or_create(
        thing=ref,
        email=address,
        defaults={
            "language": language,
            "participant": by.participant if by.is_authenticated else None,
            "nonce": nonce,
            "token_hash": hash_of(token_of(Follower(nonce=nonce))),
            "asked_at": now,
            "is_demo": by.is_authenticated and by.is_demo,
        },
    )
    if not is_new and follower.confirmed_at is None:
        follower.asked_at = now
        follower.save(update_fields=["asked_at"])
    if follower.confirmed_at is None:
        _owe_confirmation(follower, now)


@transaction.atomic
def confirm_follower(token: str, *, now: datetime) -> Follower:
    follower = follower_of(token)
    if follower is None:
        raise Refused("link_unknown")
    if follower.confirmed_at is not None:
        return follower
    if follower.asked_at + CONFIRM_WITHIN < now:
        raise Refused("link_expired")
    follower.confirmed_at = now
    follower.save(update_fields=["confirmed_at"])
    return follower


@transaction.atomic
def stop_following(token: str, *, thing: str) -> None:
    """The link proves the address; it may leave any thing that this address follows."""
    follower = follower_of(token)
    if follower is None:
        raise Refused("link_unknown")
    Follower.objects.filter(email=follower.email, thing=thing).delete()


def _asked_lately(address: str, now: datetime) -> int:
    day = Follower.objects.filter(email=address, confirmed_at=None, asked_at__gt=now - timedelta(days=1))
    return day.count()


def _owe_confirmation(follower: Follower, now: datetime) -> None:
    shown = lineage.show([follower.thing])[follower.thing]
    letter = letters.of_following(shown.label, token_of(follower), follower.language)
    queue_mail(
        # One a day for the same wish: pressing twice does not write twice.
        key=f"follow:{follower.pk}:{now:%Y-%m-%d}",
        to=follower.email,
        subject=letter.subject,
        body=letter.body,
        language=follower.language,
        now=now,
        expires_at=now + CONFIRM_WITHIN,
        is_demo=follower.is_demo,
    )
