"""The polling rung over plain HTTP: one status per kind of answer, always JSON with a code."""

import json

import pytest
from django.test import Client

from consultations.models import Organisation
from tests.workshops.views.forms import close, open_writing
from workshops.live.store import load
from workshops.models import LogEvent, Seat

pytestmark = pytest.mark.django_db(transaction=True)
TOKEN = "franca-franca-franca-franca-1234"
FRANCA = {"name": "Franca", "organisation": "cooperativa-esempio-nord"}


def send(browser, address, body, token=""):
    headers = {"Authorization": f"Seat {token}"} if token else {}
    content = body if isinstance(body, str) else json.dumps(body)
    response = browser.post(address, content, content_type="application/json", headers=headers)
    return response.status_code, response.json()


def joined(browser, url, **changes):
    return send(browser, f"{url}siediti/", {"id": "join-franca-1", "token": TOKEN, **FRANCA, **changes})


def commanded(browser, url, kind, payload, *, token=TOKEN, command_id="command-one"):
    return send(browser, f"{url}comandi/", {"id": command_id, "kind": kind, "payload": payload}, token)


def test_joining_gives_a_seat_and_a_personal_code_and_again_the_same(client, url, table):
    first, again = joined(client, url), joined(client, url)

    assert (first[0], first[1]["type"], first[1]["seat"]) == (200, "ack", 1)
    assert len(first[1]["personal_code"]) == 6
    assert again == first
    assert Seat.objects.filter(table=table).count() == 1


@pytest.mark.parametrize(
    ("changes", "status", "code"),
    [
        ({"organisation": "nessuna"}, 409, "organisation_unknown"),
        ({"name": ""}, 409, "name_empty"),
        ({"token": "short"}, 400, "malformed"),
        ({"as_admin": True}, 400, "malformed"),
    ],
)
def test_joining_as_nobody_is_refused_in_json(client, url, table, changes, status, code):
    answered, body = joined(client, url, **changes)

    assert (answered, body["type"], body["code"]) == (status, "refused", code)
    assert not Seat.objects.filter(table=table).exists()


def test_card_is_acknowledged_with_its_place_and_again_the_same(client, giulia, url, table):
    joined(client, url)
    open_writing(giulia, url)
    answers = [commanded(client, url, "post_card", {"text": "Un tutor"}) for _press in range(2)]

    state = load(table.pk)
    assert answers[0] == answers[1]
    assert (answers[0][0], answers[0][1]["id"], answers[0][1]["seq"]) == (200, "command-one", state.seq)
    assert len(state.cards) == 1


@pytest.mark.parametrize(
    ("kind", "payload", "status", "code"),
    [
        ("post_card", {"text": "Un tutor"}, 409, "moment_not_open"),
        ("lock_table", {}, 409, "not_facilitating"),
        ("post_card", {"text": 7}, 400, "malformed"),
        ("post_card", {}, 400, "malformed"),
    ],
)
def test_refused_command_has_a_status_and_the_code_to_switch_on(client, url, kind, payload, status, code):
    joined(client, url)
    answered, body = commanded(client, url, kind, payload)

    assert (answered, body["type"], body["code"]) == (status, "refused", code)


@pytest.mark.parametrize("token", ["", "x" * 32])
def test_stranger_is_not_answered_but_for_the_code(client, url, token):
    answered, body = commanded(client, url, "post_card", {"text": "Da fuori"}, token=token)

    assert (answered, body["code"]) == (401, "seat_unknown")


@pytest.mark.parametrize("address", ["siediti/", "riprendi/", "comandi/"])
def test_unknown_table_is_not_found_in_json(address):
    status, body = send(Client(), f"/tavoli/000000/{address}", {})

    assert (status, body["code"]) == (404, "table_unknown")


@pytest.mark.parametrize("body", ["", "{", "[1]", "null", '{"id":1}', '{"id":"a-command-1","id":"a-command-1"}'])
def test_body_that_is_no_command_is_malformed(client, url, body):
    status, answer = send(client, f"{url}comandi/", body, TOKEN)

    assert (status, answer["type"], answer["code"]) == (400, "refused", "malformed")


def test_too_long_a_body_is_measured_first(client, url):
    status, answer = send(client, f"{url}comandi/", " " * 40_000, TOKEN)

    assert (status, answer["code"]) == (413, "too_large")


def test_wrong_personal_code_and_unknown_card_are_refused(client, url):
    resumed = send(client, f"{url}riprendi/", {"id": "resume-one", "token": TOKEN, "personal_code": "000000"})
    taken = send(client, "/f/nessuna-carta/", {"id": "facilitate-1", "token": TOKEN, "pin": "0000"})

    assert [(status, body["code"]) for status, body in (resumed, taken)] == [
        (409, "code_unknown"),
        (409, "card_not_known"),
    ]


@pytest.mark.parametrize(
    ("query", "status"), [("role=admin", 400), ("since=x", 400), ("since=-1", 400), ("role=participant", 401)]
)
def test_state_for_nobody_or_of_nothing_is_refused(client, url, query, status):
    assert client.get(f"{url}stato/?{query}").status_code == status


def test_addresses_take_only_their_own_method(client, url):
    assert client.post(f"{url}stato/").status_code == 405
    assert client.get(f"{url}comandi/").status_code == 405
    assert client.post(f"{url}organizzazioni/").status_code == 405


def test_whole_list_of_organisations_is_given_to_who_ticks_several(client, url):
    rows = [
        Organisation(slug=f"esempio-{n}", name=f"Esempio {n:02}", sector="school", is_demo=True, is_confirmed=True)
        for n in range(20)
    ]
    Organisation.objects.bulk_create(rows)

    def given(query: str) -> int:
        return len(client.get(f"{url}organizzazioni/?{query}").json()["organisations"])

    assert (given("q=esempio"), given("tutte=1&q=esempio 0"), given("tutte=1") >= 20) == (8, 10, True)


@pytest.mark.parametrize(("typed", "names"), [("nord", ["Cooperativa Esempio Nord"]), ("zzz", [])])
def test_organisations_are_found_by_the_letters_typed(client, url, typed, names):
    found = client.get(f"{url}organizzazioni/?q={typed}").json()["organisations"]

    assert [each["name"] for each in found] == names
    assert all(set(each) == {"slug", "name", "sector"} for each in found)


def test_fingerprint_of_a_vote_is_for_its_own_seat(client, url, table, giulia, bruno):
    joined(client, url)
    open_writing(giulia, url)
    commanded(client, url, "post_card", {"text": "Un tutor"})
    giulia.post(f"{url}facilita/", {"kind": "confirm_voter", "seat": "1"})
    giulia.post(f"{url}facilita/", {"kind": "confirm_voter", "seat": "2"})
    close(giulia, url, 1)
    giulia.post(f"{url}facilita/", {"kind": "open_moment", "moment": "2"})
    bruno.post(url, {"kind": "cast_ballot", "ballot": "2", "choice": "1"})
    assert commanded(client, url, "cast_ballot", {"ballot": 2, "choice": [1]}, command_id="command-two")[0] == 200
    theirs, own = LogEvent.objects.filter(table=table, kind="ballot_cast").order_by("seq")

    def asked(line, token=TOKEN):
        return client.get(f"{url}riga/?n={line}", headers={"Authorization": f"Seat {token}"})

    assert asked(own.seq).json() == {"line": own.seq, "fingerprint": bytes(own.hash).hex()}
    for line in (theirs.seq, own.seq + 1, 1, 10**8):
        assert (asked(line).status_code, asked(line).json()["code"]) == (409, "not_allowed")
    assert (asked("x").status_code, asked(own.seq, token="x" * 32).status_code) == (400, 401)
    page = bruno.get(url).content.decode()
    assert f"riga {theirs.seq} del registro" in page
    assert bytes(theirs.hash).hex() in page
    assert bytes(own.hash).hex() not in page
