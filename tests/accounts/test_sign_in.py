"""Ada has an account, Nora has none: both come in by the same two steps."""

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from home.models import OutboxMail, User
from tests.accounts.conftest import ask_code, newest_code, sign_in

pytestmark = pytest.mark.django_db


def signed_in_as(client) -> str | None:
    user_id = client.session.get("_auth_user_id")
    return User.objects.get(pk=user_id).email if user_id else None


def test_known_address_signs_in(client, ada):
    response = sign_in(client, "ada@example.org")

    assert (response.status_code, response["Location"]) == (302, "/profilo/")
    assert signed_in_as(client) == "ada@example.org"
    assert User.objects.count() == 1


def test_new_address_signs_up_by_the_same_steps(client):
    response = sign_in(client, "nora@example.org")

    assert (response.status_code, response["Location"]) == (302, "/profilo/")
    assert signed_in_as(client) == "nora@example.org"
    nora = User.objects.get(email="nora@example.org")
    assert not nora.has_usable_password()
    assert (nora.is_staff, nora.is_superuser, nora.groups.count()) == (False, False, 0)


def test_address_in_capitals_opens_the_same_account(client, ada):
    ask_code(client, "ADA@Example.ORG")
    client.post("/accedi/codice/", {"code": newest_code("ada@example.org")})

    assert signed_in_as(client) == "ada@example.org"
    assert User.objects.count() == 1


def test_address_typed_by_somebody_else_leaves_no_account(client):
    ask_code(client, "nora@example.org")

    assert User.objects.count() == 0


def test_code_stands_in_the_subject_and_the_mail_speaks_plain_italian(client, ada):
    ask_code(client, "ada@example.org")

    mail = OutboxMail.objects.get()
    code = newest_code("ada@example.org")
    assert mail.subject == f"{code[:3]} {code[3:]} è il tuo codice per Voci di Quartiere"
    assert mail.body.startswith(f"Il tuo codice è {code[:3]} {code[3:]}\n")
    assert (mail.language, mail.to) == ("it", "ada@example.org")
    assert "ada@" not in mail.key


def test_code_in_english_on_the_english_site(client, ada):
    client.post("/en/accedi/", {"email": "ada@example.org"})

    mail = OutboxMail.objects.get()
    code = newest_code("ada@example.org")
    assert mail.subject == f"{code[:3]} {code[3:]} is your code for Voci di Quartiere"
    assert mail.language == "en"


def test_code_field_lets_the_phone_fill_it_in(client, ada):
    step = ask_code(client, "ada@example.org")
    page = client.get(step["Location"]).content.decode()

    assert 'autocomplete="one-time-code"' in page
    assert 'inputmode="numeric"' in page


@pytest.mark.parametrize("typed", ["{a}{b}", "{a} {b}", "{a}-{b}", " {a}{b} "])
def test_code_may_be_typed_with_spaces_and_dashes(client, ada, typed):
    ask_code(client, "ada@example.org")
    code = newest_code("ada@example.org")
    client.post("/accedi/codice/", {"code": typed.format(a=code[:3], b=code[3:])})

    assert signed_in_as(client) == "ada@example.org"


def test_wrong_code_is_refused_with_words_and_the_right_one_still_works(client, ada):
    ask_code(client, "ada@example.org")
    code = newest_code("ada@example.org")
    wrong = client.post("/accedi/codice/", {"code": f"{(int(code) + 1) % 1_000_000:06}"})

    assert "Il codice non è giusto." in wrong.content.decode()
    assert signed_in_as(client) is None

    client.post("/accedi/codice/", {"code": code})
    assert signed_in_as(client) == "ada@example.org"


def test_code_works_once(client, ada):
    ask_code(client, "ada@example.org")
    code = newest_code("ada@example.org")
    client.post("/accedi/codice/", {"code": code})
    client.post("/esci/")
    again = client.post("/accedi/codice/", {"code": code})

    assert again["Location"] == "/accedi/"
    assert signed_in_as(client) is None


def test_code_belongs_to_the_browser_that_asked(client, ada):
    ask_code(client, "ada@example.org")
    stranger = Client()
    ask_code(stranger, "nora@example.org")
    stranger.post("/accedi/codice/", {"code": newest_code("ada@example.org")})

    assert signed_in_as(stranger) is None


@pytest.mark.parametrize(("minutes", "is_let_in"), [(14, True), (16, False)])
def test_code_lives_fifteen_minutes(client, ada, monkeypatch, minutes, is_let_in):
    ask_code(client, "ada@example.org")
    code = newest_code("ada@example.org")
    session = client.session
    session["account_login"]["state"]["stages"]["login_by_code"]["data"]["at"] -= minutes * 60
    session["account_login"]["initiated_at"] -= minutes * 60
    session.save()
    client.post("/accedi/codice/", {"code": code})

    assert (signed_in_as(client) == "ada@example.org") is is_let_in


def test_mail_with_an_expired_code_is_no_longer_owed(client, ada):
    ask_code(client, "ada@example.org")

    mail = OutboxMail.objects.get()
    assert timedelta(minutes=14) < mail.expires_at - timezone.now() <= timedelta(minutes=15)


def test_second_code_replaces_the_first(client, ada):
    ask_code(client, "ada@example.org")
    first = newest_code("ada@example.org")
    client.post("/accedi/codice/", {"action": "resend"})
    second = newest_code("ada@example.org")
    client.post("/accedi/codice/", {"code": first})
    with_the_old_one = signed_in_as(client)
    client.post("/accedi/codice/", {"code": second})

    assert OutboxMail.objects.count() == 2
    assert first == second or with_the_old_one is None
    assert signed_in_as(client) == "ada@example.org"


def test_suspended_account_is_told_after_the_right_code(client, ada):
    ada.is_active = False
    ada.save()
    response = sign_in(client, "ada@example.org")

    assert response["Location"] == "/accedi/sospeso/"
    assert signed_in_as(client) is None
    assert "accesso è sospeso" in client.get("/accedi/sospeso/").content.decode()


def test_former_address_no_longer_opens_the_account(client, ada):
    sign_in(client, "ada@example.org")
    client.post("/esci/")
    ada.email = "ada.nuova@example.org"
    ada.save()
    sign_in(client, "ada@example.org")

    assert client.session["_auth_user_id"] != str(ada.pk)


def test_session_lasts_ninety_days(client, ada):
    response = sign_in(client, "ada@example.org")

    assert response.cookies["sessionid"]["max-age"] == 90 * 24 * 3600
    assert client.session.get_expiry_age() == 90 * 24 * 3600


def test_signing_out_needs_a_post_and_ends_the_session(client, ada):
    sign_in(client, "ada@example.org")
    client.get("/esci/")
    after_get = signed_in_as(client)
    response = client.post("/esci/")

    assert after_get == "ada@example.org"
    assert response["Location"] == "/"
    assert signed_in_as(client) is None


def test_staff_come_in_by_the_same_door(client):
    User.objects.create_superuser("chi.amministra@example.org", "una-password-lunga")
    away = client.get("/admin/")
    response = sign_in(client, "chi.amministra@example.org", next_url="/admin/")

    assert away["Location"] == "/accedi/?next=/admin/"
    assert response["Location"] == "/admin/"
    assert client.get("/admin/").status_code == 200


@pytest.mark.parametrize("door", ["/admin/login/", "/_util/login/", "/en/_util/login/"])
def test_wagtail_password_forms_are_not_a_side_door(client, door):
    User.objects.create_superuser("chi.amministra@example.org", "una-password-lunga")
    response = client.post(
        f"{door}?next=/admin/",
        {"username": "chi.amministra@example.org", "password": "una-password-lunga"},
    )

    assert response.status_code == 302
    assert response["Location"].endswith("/accedi/?next=/admin/")
    assert signed_in_as(client) is None


@pytest.mark.parametrize(
    "path", ["/accedi/signup/", "/accedi/password/reset/", "/accedi/login/", "/admin/password_reset/"]
)
def test_no_page_asks_for_a_password(client, path):
    assert client.get(path).status_code == 404


def test_resident_at_the_admins_door_is_told_instead_of_sent_round(client, ada):
    sign_in(client, "ada@example.org")
    response = client.get("/admin/", follow=True)

    assert response.status_code == 403
    assert "Il tuo accesso non basta" in response.content.decode()
    assert len(response.redirect_chain) == 1


def test_pages_are_never_stored(client, ada):
    step = ask_code(client, "ada@example.org")

    assert "no-store" in client.get("/accedi/")["Cache-Control"]
    assert "no-store" in client.get(step["Location"])["Cache-Control"]


def test_names_that_allauth_reverses_lead_to_our_pages():
    assert reverse("account_login") == reverse("account_request_login_code") == "/accedi/"
