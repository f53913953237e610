"""What Ada was doing survives signing in: where she was going, and the draft in her session."""

import pytest
from django.test import Client

from tests.accounts.conftest import ask_code, newest_code, sign_in

pytestmark = pytest.mark.django_db


def test_next_leads_back(client, ada):
    response = sign_in(client, "ada@example.org", next_url="/proposte/?direzione=2&pagina=3")

    assert response["Location"] == "/proposte/?direzione=2&pagina=3"


def test_next_stands_in_both_forms(client, ada):
    first = client.get("/accedi/?next=/proposte/12/").content.decode()
    step = ask_code(client, "ada@example.org", next_url="/proposte/12/")
    second = client.get(step["Location"]).content.decode()

    assert 'name="next" value="/proposte/12/"' in first
    assert 'name="next" value="/proposte/12/"' in second


def test_next_survives_when_the_code_page_is_opened_afresh(client, ada):
    ask_code(client, "ada@example.org", next_url="/proposte/12/")
    response = client.post("/accedi/codice/", {"code": newest_code("ada@example.org")})

    assert response["Location"] == "/proposte/12/"


def test_next_survives_a_wrong_code_and_a_second_mail(client, ada):
    ask_code(client, "ada@example.org", next_url="/proposte/12/")
    client.post("/accedi/codice/", {"code": "000000", "next": "/proposte/12/"})
    client.post("/accedi/codice/", {"action": "resend", "next": "/proposte/12/"})
    response = client.post("/accedi/codice/", {"code": newest_code("ada@example.org")})

    assert response["Location"] == "/proposte/12/"


@pytest.mark.parametrize(
    "elsewhere",
    ["https://evil.example/", "//evil.example/", "/\\evil.example", "javascript:alert(1)", "http:///evil.example"],
)
def test_next_never_leads_elsewhere(client, ada, elsewhere):
    assert sign_in(client, "ada@example.org", next_url=elsewhere)["Location"] == "/profilo/"


def test_draft_in_the_session_survives_signing_in(client, ada):
    session = client.session
    session["drafts"] = {"comment:12": "Serve un bus serale"}
    session.save()
    before = session.session_key
    sign_in(client, "ada@example.org")

    assert client.session["drafts"] == {"comment:12": "Serve un bus serale"}
    assert client.session["_auth_user_id"] == str(ada.pk)
    # Another key: whoever fixed the earlier one in this browser does not share the session.
    assert client.session.session_key != before


def test_draft_survives_signing_up_too(client):
    session = client.session
    session["drafts"] = {"comment:12": "Serve un bus serale"}
    session.save()
    sign_in(client, "nora@example.org")

    assert client.session["drafts"] == {"comment:12": "Serve un bus serale"}


def test_draft_does_not_pass_to_the_next_person(client, ada):
    sign_in(client, "ada@example.org")
    session = client.session
    session["drafts"] = {"comment:12": "Serve un bus serale"}
    session.save()
    client.post("/esci/")
    sign_in(client, "nora@example.org")

    assert "drafts" not in client.session


def test_signing_in_needs_the_pages_token(ada):
    strict = Client(enforce_csrf_checks=True)

    assert strict.post("/accedi/", {"email": "ada@example.org"}).status_code == 403


def test_whoever_is_in_already_goes_on(client, ada):
    sign_in(client, "ada@example.org")

    assert client.get("/accedi/?next=/proposte/")["Location"] == "/proposte/"
