"""Sitting down: at the door with a token of one's own, back on another device, or seated by who facilitates."""

import hmac
from hashlib import sha256
from typing import Protocol

from django.conf import settings
from django.utils.text import slugify

from consultations.models import Organisation
from home.domain.refusal import Refused
from home.models import Participant
from workshops.domain.actors import Actor, DoorActor
from workshops.domain.commands import ReopenSeat, TakeSeat
from workshops.domain.decide import check_may_send
from workshops.limits import check_misses, count_miss
from workshops.live.committing import committer
from workshops.live.envelope import Accepted, Envelope, Outcome, Private
from workshops.models import Seat, Table, TableHead
from workshops.queries import hash_of


class Sitter(Protocol):
    """Who sits down: exactly one of `organisation` (slug), `new_organisation` (name) and `resident`."""

    @property
    def name(self) -> str: ...
    @property
    def organisation(self) -> str: ...
    @property
    def new_organisation(self) -> str: ...
    @property
    def resident(self) -> bool: ...


CODE_MISSES, CODE_WINDOW_SECONDS = 20, 600
NEW_ORGANISATIONS_PER_TABLE, NEW_ORGANISATIONS_SECONDS = 60, 3600


def personal_code(token: str) -> str:
    """Six digits that reopen this seat elsewhere. Derived from the token, so that a repeated join shows the same."""
    digest = hmac.new(settings.SECRET_KEY.encode(), b"personal-code:" + token.encode(), sha256).digest()
    return f"{int.from_bytes(digest[:6], 'big') % 1_000_000:06d}"


def _code_hash(table: Table, code: str) -> str:
    """Keyed, because six digits alone could be tried one by one."""
    text = f"personal-code:{table.pk}:{code}"
    return hmac.new(settings.SECRET_KEY.encode(), text.encode(), sha256).hexdigest()


def opens_seat(table: Table, number: int, code: str) -> bool:
    """Whether a personal code is that of this seat."""
    return Seat.objects.filter(table=table, number=number, code_hash=_code_hash(table, code)).exists()


def _organisation(table: Table, request: Sitter) -> Organisation | None:
    """The organisation of a request, None for a resident. Raises Refused("organisation_unknown")."""
    if sum(map(bool, (request.organisation, request.new_organisation, request.resident))) != 1:
        raise Refused("organisation_unknown")
    if request.resident:
        return None
    if request.organisation:
        # Invented organisations sit at demonstration tables, real ones at real ones.
        found = Organisation.objects.filter(slug=request.organisation, is_demo=table.is_demo).first()
        if found is None:
            raise Refused("organisation_unknown")
        return found
    return _organisation_by_name(table, request.new_organisation)


def _organisation_by_name(table: Table, name: str) -> Organisation:
    """«La mia organizzazione non c'è»: one row per name, however many people of it sit down."""
    slug = slugify(name)[:60]
    if not slug:
        raise Refused("organisation_unknown")
    known = Organisation.objects.filter(slug=slug).first() or Organisation.objects.filter(name__iexact=name).first()
    if known is not None:
        if known.is_demo != table.is_demo:
            raise Refused("organisation_unknown")
        return known
    count_miss(f"new-organisation:{table.pk}", limit=NEW_ORGANISATIONS_PER_TABLE, seconds=NEW_ORGANISATIONS_SECONDS)
    organisation, _created = Organisation.objects.get_or_create(
        slug=slug,
        defaults={
            "name": name,
            "sector": Organisation.Sector.UNKNOWN,
            "is_confirmed": False,
            "is_demo": table.is_demo,
        },
    )
    return organisation


def seat_envelope(table: Table, request: Sitter, *, by: Actor, command_id: str, token: str, now: int) -> Envelope:
    """The command that seats somebody. An empty token is a seat without a phone. Raises Refused.

    Whoever is seated for a listed organisation needs no name: who facilitates ticks the list, and speaks to people.
    """
    # Before an organisation is written down for whoever names a new one.
    check_may_send(TakeSeat, by)
    if not request.name and (token or not request.organisation):
        raise Refused("name_empty")
    organisation = _organisation(table, request)
    command = TakeSeat(
        organisation=organisation.pk if organisation else None,
        sector=organisation.sector if organisation else "resident",
        is_resident=organisation is None,
        has_phone=bool(token),
    )
    private = Private(
        name=request.name,
        token_hash=hash_of(token) if token else "",
        code_hash=_code_hash(table, personal_code(token)) if token else "",
    )
    return Envelope(by, command_id, command, now, private)


def take_seat(table: Table, request: Sitter, *, token: str, now: int, command_id: str = "") -> Outcome:
    """Sit down with a token that the device made for itself; the same token always gets the same seat."""
    if TableHead.objects.filter(pk=table.pk, summary__state="concluded").exists():
        raise Refused("table_concluded")
    envelope = seat_envelope(
        table, request, by=DoorActor(), command_id=command_id or hash_of(token), token=token, now=now
    )
    outcome = committer.send(table.pk, envelope)
    if isinstance(outcome, Accepted) and not outcome.is_repeat:
        _give_participant(table, int(str(outcome.result["seat"])))
    return outcome


def _give_participant(table: Table, number: int) -> None:
    """An opaque id for what this seat writes, so that it can be told and claimed later."""
    participant = Participant.objects.create(is_demo=table.is_demo)
    Seat.objects.filter(table=table, number=number, participant=None).update(participant=participant)


def reopen_seat(table: Table, *, code: str, token: str, now: int) -> Outcome:
    """The same seat on this device. The old device is refused from then on; its unsent text stays on it."""
    check_misses(f"personal-code:{table.pk}", limit=CODE_MISSES, seconds=CODE_WINDOW_SECONDS)
    digits = "".join(character for character in code if character.isdigit())
    seats = list(Seat.objects.filter(table=table, code_hash=_code_hash(table, digits))[:2])
    if len(seats) != 1:
        count_miss(f"personal-code:{table.pk}", limit=CODE_MISSES, seconds=CODE_WINDOW_SECONDS)
        raise Refused("code_unknown")
    envelope = Envelope(
        DoorActor(), hash_of(token), ReopenSeat(seat=seats[0].number), now, Private(token_hash=hash_of(token))
    )
    return committer.send(table.pk, envelope)
