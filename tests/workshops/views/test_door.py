"""Codes at the door. Franca has a seat, Bruno has scanned the QR, Ivo guesses."""

import json

import pytest
from django.core.cache import cache
from django.urls import reverse

from home.domain.refusal import Refused
from tests.support.people import DIRECTOR, NOW
from tests.support.rows import make_organisations, make_table, must
from workshops.domain import commands as c
from workshops.protocol import SeatRequest
from workshops.services import door
from workshops.services.seating import take_seat

pytestmark = pytest.mark.django_db(transaction=True)

TOKEN = "franca-has-this-token-alone"


@pytest.fixture
def table():
    cache.clear()
    made = make_table(is_demo=True)
    make_organisations()
    must(made, c.OpenTable(tuple(made.script), 12), DIRECTOR)
    take_seat(made, SeatRequest(name="Franca", organisation="scuola-esempio"), token=TOKEN, now=NOW)
    return made


@pytest.fixture
def somebody_guesses(table, monkeypatch):
    monkeypatch.setattr(door, "GUESSES", 5)
    codes = []
    for guess in range(6):
        with pytest.raises(Refused) as refused:
            door.table_of_code(f"nope-{guess}")
        codes.append(refused.value.code)
    assert codes == ["table_unknown"] * 5 + ["too_fast"]


def state(client, table, **headers):
    return client.get(f"/tavoli/{table.code}/stato/", {"role": "screen"}, headers=headers)


def test_code_alone_opens_the_table(client, table):
    assert client.get(f"/tavoli/{table.code}/").status_code == 200
    assert state(client, table).status_code == 200


def test_code_alone_opens_nothing_while_somebody_guesses(client, table, somebody_guesses):
    page = client.get(f"/tavoli/{table.code}/")
    assert (page.status_code, "Scuola Esempio" in page.content.decode()) == (404, False)
    answer = state(client, table)
    assert (answer.status_code, answer.json()["code"]) == (429, "too_fast")


def test_seat_is_not_shut_out_by_who_guesses(client, table, somebody_guesses):
    assert state(client, table, authorization=f"Seat {TOKEN}").status_code == 200
    client.cookies[f"posto-{table.code}"] = TOKEN
    assert client.get(f"/tavoli/{table.code}/").status_code == 200


def test_token_of_nobody_does_not_help_who_guesses(client, table, somebody_guesses):
    assert state(client, table, authorization="Seat a-token-that-nobody-ever-made").status_code == 429
    client.cookies[f"posto-{table.code}"] = "a-token-that-nobody-ever-made"
    client.cookies[f"porta-{table.code}"] = "not-the-token-of-the-door"
    assert client.get(f"/tavoli/{table.code}/").status_code == 404


def test_qr_opens_the_table_while_somebody_guesses(client, table, somebody_guesses):
    response = client.get(reverse("workshops:door", args=[table.door_token]))
    assert (response.status_code, response.url) == (302, f"/tavoli/{table.code}/")
    cookie = response.cookies[f"porta-{table.code}"]
    assert (cookie.value, cookie["httponly"], cookie["samesite"]) == (table.door_token, True, "Lax")
    assert client.get(f"/tavoli/{table.code}/").status_code == 200
    body = {"id": "bruno-sits-down", "token": "bruno-has-this-token-alone", "name": "Bruno", "resident": True}
    joined = client.post(f"/tavoli/{table.code}/siediti/", json.dumps(body), "application/json", headers=JSON)
    assert (joined.status_code, joined.json()["seat"]) == (200, 2)


JSON = {"accept": "application/json"}


def test_unknown_qr_leads_to_the_code_form(client, table):
    response = client.get(reverse("workshops:door", args=["no-such-token"]))
    assert response.status_code == 404
    assert 'name="code"' in response.content.decode()


def test_picture_of_the_qr_is_not_for_who_guesses(client, table, somebody_guesses):
    assert client.get(f"/tavoli/{table.code}/qr.svg").status_code == 404


def test_picture_of_the_qr_is_a_drawing_that_nobody_stores(client, table):
    response = client.get(f"/tavoli/{table.code}/qr.svg")
    assert (response.status_code, response["Content-Type"]) == (200, "image/svg+xml")
    assert "no-store" in response["Cache-Control"]
    assert response.content.startswith(b"<svg")
