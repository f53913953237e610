"""Who the demonstration lets in with one click: only somebody at this machine, only while nobody real is inside."""

import pytest
from django.core.exceptions import ImproperlyConfigured
from django.core.management import call_command
from django.core.management.base import SystemCheckError
from django.test import Client

from home.models import User
from voci.demo.guard import refuse_real_people
from voci.demo.people import PEOPLE, ensure_demo_people

pytestmark = pytest.mark.django_db

HERE = {"HTTP_HOST": "127.0.0.1:8000", "REMOTE_ADDR": "127.0.0.1"}
ELSEWHERE = [
    pytest.param({"REMOTE_ADDR": "192.168.1.20"}, id="peer on the local network"),
    pytest.param({"REMOTE_ADDR": "203.0.113.9"}, id="peer far away"),
    pytest.param({"REMOTE_ADDR": "2001:db8::1"}, id="peer far away, IPv6"),
    pytest.param({"REMOTE_ADDR": ""}, id="peer unknown"),
    pytest.param({"REMOTE_ADDR": "127.0.0.1.evil.example"}, id="peer that is a name"),
    pytest.param({"HTTP_HOST": "testserver"}, id="host that is not loopback"),
    pytest.param({"HTTP_X_FORWARDED_FOR": "203.0.113.9"}, id="behind a proxy"),
    pytest.param({"HTTP_X_FORWARDED_FOR": "127.0.0.1"}, id="behind a proxy that says loopback"),
    pytest.param({"HTTP_FORWARDED": "for=203.0.113.9"}, id="behind a standard proxy"),
    pytest.param({"HTTP_X_FORWARDED_HOST": "voci.example"}, id="behind a tunnel"),
    pytest.param({"HTTP_X_REAL_IP": "203.0.113.9"}, id="behind nginx"),
    pytest.param({"HTTP_VIA": "1.1 proxy"}, id="through a gateway"),
]
NEAR = [
    pytest.param({"HTTP_HOST": "localhost:8123"}, id="localhost"),
    pytest.param({"HTTP_HOST": "127.0.0.1"}, id="no port"),
    pytest.param({"REMOTE_ADDR": "::1", "HTTP_HOST": "localhost"}, id="IPv6 peer"),
    pytest.param({"REMOTE_ADDR": "127.0.0.53"}, id="another loopback address"),
]


def click(client: Client, role: str = "resident", **where: str):
    return client.post("/demo/entra/", {"role": role, "next": "/accedi/"}, **{**HERE, **where})


def is_signed_in(client: Client) -> bool:
    return "_auth_user_id" in client.session


@pytest.mark.parametrize("where", NEAR)
def test_at_this_machine_one_click_is_enough(client, where):
    assert click(client, **where).status_code == 302
    assert is_signed_in(client)


@pytest.mark.parametrize("where", ELSEWHERE)
def test_from_elsewhere_the_door_does_not_exist(client, where):
    assert click(client, **where).status_code == 404
    assert not is_signed_in(client)
    assert User.objects.count() == 0


@pytest.mark.parametrize("where", ELSEWHERE)
def test_from_elsewhere_neither_bar_nor_mail_show(client, where):
    page = client.get("/accedi/", **{**HERE, **where})
    mails = client.get("/demo/posta/", **{**HERE, **where})

    assert page.status_code == 200
    assert "role-bar" not in page.content.decode()
    assert mails.status_code == 404


def test_reading_the_door_does_not_open_it(client):
    assert client.get("/demo/entra/?role=resident", **HERE).status_code == 405
    assert not is_signed_in(client)


def test_door_wants_the_pages_token():
    strict = Client(enforce_csrf_checks=True)

    assert click(strict).status_code == 403
    assert not is_signed_in(strict)


def test_bar_carries_the_token_that_the_door_wants():
    strict = Client(enforce_csrf_checks=True)
    page = strict.get("/accedi/", **HERE)
    token = page.content.decode().split('name="csrfmiddlewaretoken" value="')[1].split('"')[0]
    response = strict.post("/demo/entra/", {"role": "resident", "csrfmiddlewaretoken": token}, **HERE)

    assert response.status_code == 302
    assert is_signed_in(strict)


def test_one_real_person_closes_the_door_for_everybody(client):
    User.objects.create_user("vera@example.org")
    response = click(client)

    assert response.status_code == 403
    assert "accessi di persone vere" in response.content.decode()
    assert not is_signed_in(client)


@pytest.mark.parametrize("person", [person.key for person in PEOPLE])
def test_demo_account_made_superuser_is_refused(client, person):
    user = ensure_demo_people()[person]
    user.is_superuser = True
    user.save()

    assert click(client, role=person).status_code == 403
    assert not is_signed_in(client)


def test_suspended_demo_account_is_refused(client):
    user = ensure_demo_people()["resident"]
    user.is_active = False
    user.save()

    assert click(client).status_code == 403
    assert not is_signed_in(client)


def test_superuser_is_no_role_of_the_bar(client):
    User.objects.create_superuser("chi.amministra@esempio.invalid", "una-password-lunga", is_demo=True)

    assert click(client, role="administrator").status_code == 400
    assert click(client, role="chi.amministra@esempio.invalid").status_code == 400
    assert not is_signed_in(client)


@pytest.mark.parametrize("role", ["", "boss", "resident ", "RESIDENT", "\x00"])
def test_unknown_role_is_refused(client, role):
    assert click(client, role=role).status_code == 400
    assert not is_signed_in(client)


@pytest.mark.parametrize("target", ["https://evil.example/", "//evil.example", "javascript:alert(1)"])
def test_door_never_leads_elsewhere(client, target):
    response = client.post("/demo/entra/", {"role": "resident", "next": target}, **HERE)

    assert response.status_code == 400
    assert not is_signed_in(client)


def test_demonstration_refuses_to_start_on_real_people():
    ensure_demo_people()
    refuse_real_people()
    User.objects.create_user("vera@example.org")

    with pytest.raises(ImproperlyConfigured, match="refuses to run"):
        refuse_real_people()


def test_check_refuses_real_people():
    call_command("check", databases=["default"])
    User.objects.create_user("vera@example.org")

    with pytest.raises(SystemCheckError, match=r"demo\.E001"):
        call_command("check", databases=["default"])


def test_account_made_in_the_demonstration_belongs_to_it(client):
    from tests.accounts.conftest import sign_in  # noqa: PLC0415 -- the steps of another story

    sign_in(client, "nora@example.org")

    assert User.objects.get(email="nora@example.org").is_demo
    refuse_real_people()
