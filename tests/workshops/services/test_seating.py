"""Sitting down. Franca takes part, Giulia facilitates, Ivo is a stranger."""

import secrets

import pytest

from consultations.models import Organisation
from home.domain.refusal import Refused
from tests.support.people import DIRECTOR, NOW
from tests.support.rows import make_organisations, make_table, must
from tests.support.stories import GIULIA
from workshops.domain import commands as c
from workshops.domain.actors import SeatActor
from workshops.live.envelope import Accepted
from workshops.models import CommandResult, LogEvent, Seat
from workshops.protocol import SeatRequest
from workshops.services.seating import personal_code, reopen_seat, seat_envelope, take_seat

pytestmark = pytest.mark.django_db(transaction=True)

FRANCA = SeatRequest(name="Franca", organisation="cooperativa-esempio-nord")


@pytest.fixture
def table():
    made = make_table(is_demo=True)
    make_organisations()
    must(made, c.OpenTable(tuple(made.script), 3), DIRECTOR)
    must(made, c.TakeFacilitation(1), c.COMMANDS["take_facilitation"][1][0]())
    return made


def token():
    return secrets.token_urlsafe(24)


def test_taking_a_seat_keeps_the_name_out_of_the_log(table):
    outcome = take_seat(table, FRANCA, token=token(), now=NOW)
    seat = Seat.objects.get(table=table)
    assert outcome.result == {"seat": 1}
    assert (seat.name, seat.organisation.slug, seat.generation) == ("Franca", "cooperativa-esempio-nord", 1)
    assert seat.participant is not None
    assert not [body for body in LogEvent.objects.values_list("body", flat=True) if "Franca" in body]


def test_taking_a_seat_twice_with_one_token_is_one_seat(table):
    mine = token()
    first = take_seat(table, FRANCA, token=mine, now=NOW)
    second = take_seat(table, FRANCA, token=mine, now=NOW + 5_000)
    assert (second.result, second.is_repeat) == (first.result, True)
    assert Seat.objects.filter(table=table).count() == 1
    assert CommandResult.objects.filter(table=table, seat="door").exclude(result__contains="generation").count() == 1


def test_token_cannot_take_a_seat_under_another_name(table):
    mine = token()
    take_seat(table, FRANCA, token=mine, now=NOW)
    outcome = take_seat(table, SeatRequest(name="Ivo", resident=True), token=mine, now=NOW)
    assert isinstance(outcome, Refused)
    assert outcome.code == "command_id_reused"


@pytest.mark.parametrize(
    ("request_", "code"),
    [
        (SeatRequest(name="", resident=True), "name_empty"),
        (SeatRequest(name="Ivo"), "organisation_unknown"),
        (SeatRequest(name="Ivo", organisation="nessuna"), "organisation_unknown"),
        (SeatRequest(name="Ivo", organisation="scuola-esempio", resident=True), "organisation_unknown"),
        (SeatRequest(name="Ivo", new_organisation="!!!"), "organisation_unknown"),
    ],
)
def test_taking_a_seat_as_nobody_is_refused(table, request_, code):
    with pytest.raises(Refused) as refused:
        take_seat(table, request_, token=token(), now=NOW)
    assert refused.value.code == code
    assert Seat.objects.count() == 0


def test_full_and_locked_tables_refuse_newcomers(table):
    must(table, c.LockTable(), GIULIA)
    assert take_seat(table, FRANCA, token=token(), now=NOW).code == "table_locked"
    must(table, c.UnlockTable(), GIULIA)
    for _seat in range(3):
        assert isinstance(take_seat(table, SeatRequest(name="Rosa", resident=True), token=token(), now=NOW), Accepted)
    assert take_seat(table, FRANCA, token=token(), now=NOW).code == "table_full"


def test_organisation_that_is_not_listed_becomes_one_name_to_confirm(table):
    for name in ("Officine Esempio", "officine esempio"):
        request = SeatRequest(name="Rosa", new_organisation=name)
        assert isinstance(take_seat(table, request, token=token(), now=NOW), Accepted)
    found = Organisation.objects.get(slug="officine-esempio")
    assert (found.is_confirmed, found.sector, found.seats.count()) == (False, "unknown", 2)


def test_seat_that_seats_somebody_is_refused_before_anything_is_written(table):
    """A phone at the table sends what only the tablet may; the organisation that it names is not made."""
    asked = SeatRequest(name="Rosa", new_organisation="Officine Esempio")
    with pytest.raises(Refused, match="^not_facilitating$"):
        seat_envelope(table, asked, by=SeatActor(1), command_id="siede-00001", token="", now=NOW)
    assert not Organisation.objects.filter(slug="officine-esempio").exists()
    seat_envelope(table, asked, by=GIULIA, command_id="siede-00001", token="", now=NOW)
    assert Organisation.objects.filter(slug="officine-esempio").exists()


def test_invented_and_real_organisations_never_share_a_table(table):
    """One would stand in a real result, or go with the demonstration when that is cleared."""
    Organisation.objects.create(slug="consorzio-vero", name="Consorzio Vero", sector="company")
    for chosen in ({"organisation": "consorzio-vero"}, {"new_organisation": "consorzio VERO"}):
        with pytest.raises(Refused, match="^organisation_unknown$"):
            take_seat(table, SeatRequest(name="Ivo", **chosen), token=token(), now=NOW)
    assert not Seat.objects.filter(table=table).exists()


def test_personal_code_reopens_the_seat_and_replaces_the_old_device(table):
    mine, other = token(), token()
    take_seat(table, FRANCA, token=mine, now=NOW)
    outcome = reopen_seat(table, code=personal_code(mine), token=other, now=NOW)
    assert outcome.result == {"seat": 1, "generation": 2}
    assert Seat.objects.get(table=table).generation == 2
    repeated = reopen_seat(table, code=personal_code(mine), token=other, now=NOW + 1_000)
    assert (repeated.result, repeated.is_repeat) == (outcome.result, True)


def test_wrong_personal_codes_are_counted_for_the_whole_table(table, settings):
    settings.CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache", "LOCATION": "codes"}}
    take_seat(table, FRANCA, token=token(), now=NOW)
    codes = []
    for guess in range(22):
        with pytest.raises(Refused) as refused:
            reopen_seat(table, code=f"{guess:03d}", token=token(), now=NOW)
        codes.append(refused.value.code)
    assert codes[:20] == ["code_unknown"] * 20
    assert codes[20:] == ["too_fast"] * 2
