"""Who asks, over HTTP: a seat or a facilitation card, by the Authorization header or by a plain form's cookie."""

import re
from dataclasses import dataclass
from hmac import compare_digest

from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.crypto import salted_hmac

from home.domain.refusal import Refused
from workshops.domain.actors import Actor, FacilitatorActor, SeatActor
from workshops.models import Table, Workshop
from workshops.models.workshop import new_token
from workshops.permissions import can_direct
from workshops.queries import facilitation_of, hash_of, people_of
from workshops.services.door import refuse_while_guessing, table_of_code

SEAT_COOKIE = "posto"
DOOR_COOKIE = "porta"
FACILITATOR_COOKIE = "facilita"
COOKIE_SECONDS = 24 * 3600
COMMAND_ID = re.compile(r"[A-Za-z0-9-]{8,64}")
# The chance in a form: as long as nobody could guess it.
ATTEMPT = re.compile(r"[0-9a-f-]{36}")


@dataclass(frozen=True, slots=True)
class Held:
    """What a token opens: a seat or a facilitation card, with the generation of the device."""

    seat: int | None = None
    facilitation: int | None = None
    generation: int = 0

    @property
    def actor(self) -> Actor:
        """Raises Refused("seat_unknown") for somebody who holds nothing."""
        if self.facilitation is not None:
            return FacilitatorActor(self.facilitation, self.generation)
        if self.seat is not None:
            return SeatActor(self.seat, self.generation)
        raise Refused("seat_unknown")


def directed_or_403(request: HttpRequest, code: str) -> Workshop:
    """The workshop, for who may direct it; otherwise 404 or 403."""
    workshop = get_object_or_404(Workshop, code=code)
    if not can_direct(request.user, workshop):
        raise PermissionDenied
    return workshop


def known_table(request: HttpRequest, code: str) -> Table:
    """The table of an address. While somebody is guessing codes, only for who holds something of this table.

    Raises Refused: `table_unknown` or `too_fast`.
    """
    table = table_of_code(code)
    if not _holds_something(request, table):
        refuse_while_guessing()
    return table


def _holds_something(request: HttpRequest, table: Table) -> bool:
    """The QR's token, a seat or a facilitation card. What the cookies say is looked up only where there are any."""
    if compare_digest(request.COOKIES.get(door_cookie(table), "").encode(), table.door_token.encode()):
        return True
    return any(
        held(request, table, facilitates=facilitates) != Held()
        for held in (held_by_header, held_by_cookie)
        for facilitates in (False, True)
    )


def door_cookie(table: Table) -> str:
    return f"{DOOR_COOKIE}-{table.code}"


def held_by_token(table: Table, token: str, *, facilitates: bool) -> Held:
    """What a token opens at a table; an unknown token opens nothing."""
    if not token:
        return Held()
    known = facilitation_of(table.pk) if facilitates else people_of(table.pk)[1]
    found = known.get(hash_of(token))
    if found is None:
        return Held()
    number, generation = found
    return Held(facilitation=number, generation=generation) if facilitates else Held(number, None, generation)


def held_by_header(request: HttpRequest, table: Table, *, facilitates: bool) -> Held:
    scheme, _space, token = request.headers.get("Authorization", "").partition(" ")
    return held_by_token(table, token if scheme == "Seat" else "", facilitates=facilitates)


def held_by_cookie(request: HttpRequest, table: Table, *, facilitates: bool) -> Held:
    name = cookie_name(table, facilitates=facilitates)
    return held_by_token(table, request.COOKIES.get(name, ""), facilitates=facilitates)


def cookie_name(table: Table, *, facilitates: bool) -> str:
    return f"{FACILITATOR_COOKIE if facilitates else SEAT_COOKIE}-{table.code}"


def attempt_of(request: HttpRequest) -> str:
    """By which a form sent again is known; nothing where it has none."""
    sent = request.POST.get("attempt", "")
    return sent if ATTEMPT.fullmatch(sent) else ""


def token_of_form(request: HttpRequest, table: Table) -> str:
    """The same form sent twice by the same browser, its first answer lost on the way, is one seat."""
    secret, attempt = request.COOKIES.get(settings.CSRF_COOKIE_NAME, ""), request.POST.get("id", "")
    if not secret or not COMMAND_ID.fullmatch(attempt):
        return new_token()
    return salted_hmac("workshops.seat", f"{table.pk}:{secret}:{attempt}", algorithm="sha256").hexdigest()


def remember(response: HttpResponse, request: HttpRequest, table: Table, token: str, *, facilitates: bool) -> None:
    """Keep a token for the plain forms: this table only, out of reach of scripts."""
    keep_cookie(response, request, cookie_name(table, facilitates=facilitates), token)


def keep_cookie(response: HttpResponse, request: HttpRequest, name: str, token: str) -> None:
    response.set_cookie(
        name,
        token,
        max_age=COOKIE_SECONDS,
        httponly=True,
        secure=request.is_secure(),
        samesite="Lax",
    )
