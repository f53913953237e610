"""What a token opens, by header and by cookie: one table, one thing, one generation. Ivo the stranger opens nothing."""

from datetime import timedelta

import pytest
from django.http import HttpResponse
from django.test import RequestFactory
from django.utils import timezone

from home.domain.refusal import Refused
from tests.support.rows import make_table
from workshops.domain.actors import FacilitatorActor, SeatActor
from workshops.models import FacilitationCard, Seat
from workshops.queries import hash_of
from workshops.views.access import (
    COOKIE_SECONDS,
    Held,
    cookie_name,
    held_by_cookie,
    held_by_header,
    held_by_token,
    remember,
)

pytestmark = pytest.mark.django_db

SEAT, CARD, FOREIGN = "s" * 32, "c" * 32, "x" * 32


@pytest.fixture
def table():
    """Franca holds seat 3 on her second phone; Giulia holds card 2 on her first tablet."""
    made = make_table()
    Seat.objects.create(table=made, number=3, token_hash=hash_of(SEAT), generation=2, name="Franca")
    FacilitationCard.objects.create(
        table=made,
        number=2,
        token_hash=hash_of("q" * 32),
        pin_hash="-",
        valid_on=timezone.localdate(),
        device_hash=hash_of(CARD),
        generation=1,
    )
    return made


def asked(header: str | None = None, **cookies: str):
    request = RequestFactory().get("/", headers={"Authorization": header} if header is not None else {})
    request.COOKIES.update({name.replace("_", "-"): value for name, value in cookies.items()})
    return request


@pytest.mark.parametrize(
    ("token", "facilitates", "expected"),
    [
        (SEAT, False, Held(seat=3, generation=2)),
        (CARD, True, Held(facilitation=2, generation=1)),
        (SEAT, True, Held()),
        (CARD, False, Held()),
        (FOREIGN, False, Held()),
        (FOREIGN, True, Held()),
        ("", False, Held()),
        ("q" * 32, True, Held()),
    ],
)
def test_token_opens_what_it_was_made_for_and_nothing_else(table, token, facilitates, expected):
    assert held_by_token(table, token, facilitates=facilitates) == expected


def test_token_of_one_table_opens_no_other(table):
    other = make_table()

    assert held_by_token(other, SEAT, facilitates=False) == Held()
    assert held_by_token(other, CARD, facilitates=True) == Held()


def test_revoked_card_opens_nothing(table):
    FacilitationCard.objects.update(revoked_at=timezone.now())

    assert held_by_token(table, CARD, facilitates=True) == Held()


@pytest.mark.parametrize(("days", "opens"), [(0, True), (1, True), (2, False), (30, False)])
def test_card_opens_on_its_day_and_on_an_evening_that_runs_past_midnight(table, days, opens):
    """A tablet keeps its token; a month later it must not hide what the table concluded."""
    FacilitationCard.objects.update(valid_on=timezone.localdate() - timedelta(days=days))

    assert (held_by_token(table, CARD, facilitates=True) != Held()) is opens


def test_empty_token_does_not_open_a_seat_without_a_phone(table):
    Seat.objects.create(table=table, number=4, token_hash="", name="Teresa")

    assert held_by_token(table, "", facilitates=False) == Held()


@pytest.mark.parametrize(
    ("header", "seat"),
    [
        (f"Seat {SEAT}", 3),
        (f"seat {SEAT}", None),
        (f"Bearer {SEAT}", None),
        (SEAT, None),
        (f"Seat  {SEAT}", None),
        ("Seat", None),
        ("", None),
        (None, None),
    ],
)
def test_header_is_read_strictly(table, header, seat):
    assert held_by_header(asked(header), table, facilitates=False).seat == seat


def test_cookie_is_of_this_table_and_of_this_role(table):
    names = {"seat": f"posto-{table.code}", "card": f"facilita-{table.code}"}
    request = asked(**{names["seat"]: SEAT, names["card"]: CARD})

    assert (cookie_name(table, facilitates=False), cookie_name(table, facilitates=True)) == tuple(names.values())
    assert held_by_cookie(request, table, facilitates=False).seat == 3
    assert held_by_cookie(request, table, facilitates=True).facilitation == 2
    assert held_by_cookie(asked(**{names["card"]: SEAT}), table, facilitates=False) == Held()


def test_header_does_not_stand_for_the_cookie_nor_the_cookie_for_the_header(table):
    """A form of another site would send the cookie along: what reads the header must not believe it."""
    assert held_by_cookie(asked(f"Seat {SEAT}"), table, facilitates=False) == Held()
    assert held_by_header(asked(**{f"posto-{table.code}": SEAT}), table, facilitates=False) == Held()


@pytest.mark.parametrize(
    ("held", "actor"),
    [
        (Held(seat=3, generation=2), SeatActor(3, 2)),
        (Held(facilitation=2, generation=1), FacilitatorActor(2, 1)),
    ],
)
def test_who_holds_something_acts_with_the_generation_of_the_device(held, actor):
    assert held.actor == actor


def test_who_holds_nothing_is_refused():
    with pytest.raises(Refused, match="^seat_unknown$"):
        _ = Held().actor


@pytest.mark.parametrize("is_secure", [True, False])
def test_remembered_token_is_for_this_site_and_out_of_scripts_reach(table, is_secure):
    response = HttpResponse()
    remember(response, RequestFactory().get("/", secure=is_secure), table, SEAT, facilitates=False)
    cookie = response.cookies[f"posto-{table.code}"]

    assert (cookie.value, cookie["max-age"], cookie["path"]) == (SEAT, COOKIE_SECONDS, "/")
    assert (cookie["httponly"], cookie["samesite"], bool(cookie["secure"])) == (True, "Lax", is_secure)


@pytest.mark.parametrize("seats", [1, 30])
def test_opening_asks_one_query_however_many_sit(table, seats, django_assert_num_queries):
    for number in range(10, 10 + seats):
        Seat.objects.create(table=table, number=number, token_hash=hash_of(f"seat-{number}"), name="Ospite")

    with django_assert_num_queries(1):
        held_by_token(table, SEAT, facilitates=False)
    with django_assert_num_queries(1):
        held_by_token(table, CARD, facilitates=True)
    with django_assert_num_queries(0):
        held_by_token(table, "", facilitates=False)
