"""Who asks, over HTTP: a seat or a facilitation card, by the Authorization header or by a plain form's cookie."""

from dataclasses import dataclass

from django.http import Http404, HttpRequest, HttpResponse

from home.domain.refusal import Refused
from workshops.domain.actors import Actor, FacilitatorActor, SeatActor
from workshops.models import Table
from workshops.queries import facilitation_of, hash_of, people_of, table_by_code

SEAT_COOKIE = "posto"
FACILITATOR_COOKIE = "facilita"
COOKIE_SECONDS = 24 * 3600


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


def table_or_404(code: str) -> Table:
    table = table_by_code(code)
    if table is None:
        raise Http404
    return table


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


def remember(response: HttpResponse, request: HttpRequest, table: Table, token: str, *, facilitates: bool) -> None:
    """Keep a token for the plain forms: this table only, out of reach of scripts."""
    response.set_cookie(
        cookie_name(table, facilitates=facilitates),
        token,
        max_age=COOKIE_SECONDS,
        httponly=True,
        secure=request.is_secure(),
        samesite="Lax",
    )
