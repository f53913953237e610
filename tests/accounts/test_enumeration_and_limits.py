"""Nobody learns who has an account, a full room gets in, and guessing is stopped."""

import re

import pytest
from django.test import Client

from home.models import OutboxMail, User
from tests.accounts.conftest import ask_code, newest_code, sign_in

pytestmark = pytest.mark.django_db
ROOM = 300


def seen(response) -> tuple[int, str, str]:
    """What an observer can compare: status, where it leads, the text without tokens, the address and what was typed."""
    text = re.sub(r'name="(csrfmiddlewaretoken|code)" value="[^"]+"', "", response.content.decode())
    return response.status_code, response.headers.get("Location", ""), re.sub(r"[\w.]+@example\.org", "ADDRESS", text)


def test_known_and_unknown_address_get_the_same_answer(ada):
    known, unknown = Client(), Client()
    first = [seen(ask_code(known, "ada@example.org")), seen(ask_code(unknown, "zoe@example.org"))]
    second = [seen(known.get("/accedi/codice/")), seen(unknown.get("/accedi/codice/"))]

    assert first[0] == first[1]
    assert first[0][:2] == (302, "/accedi/codice/")
    assert second[0] == second[1]
    assert "ADDRESS" in second[0][2]


def test_known_and_unknown_address_get_the_same_mail(ada):
    ask_code(Client(), "ada@example.org")
    ask_code(Client(), "zoe@example.org")

    bodies = [re.sub(r"\d{3} \d{3}", "CODE", mail.subject + mail.body) for mail in OutboxMail.objects.all()]
    assert len(bodies) == 2
    assert bodies[0] == bodies[1]


def test_wrong_codes_for_known_and_unknown_address_answer_the_same(ada):
    answers = []
    for email in ("ada@example.org", "zoe@example.org"):
        client = Client()
        ask_code(client, email)
        wrong = f"{(int(newest_code(email)) + 1) % 1_000_000:06}"
        answers.append([seen(client.post("/accedi/codice/", {"code": wrong})) for _attempt in range(6)])

    assert answers[0] == answers[1]


def test_suspended_address_looks_like_any_other_until_its_code_is_typed(ada):
    ada.is_active = False
    ada.save()
    suspended, unknown = ask_code(Client(), "ada@example.org"), ask_code(Client(), "zoe@example.org")

    assert seen(suspended) == seen(unknown)


def test_asking_costs_as_many_queries_for_known_and_unknown(ada, django_assert_num_queries):
    with django_assert_num_queries(9) as known:
        ask_code(Client(), "ada@example.org")
    with django_assert_num_queries(9) as unknown:
        ask_code(Client(), "zoe@example.org")

    assert len(known) == len(unknown)


def test_room_of_three_hundred_behind_one_address_signs_in():
    for number in range(ROOM):
        response = sign_in(Client(), f"persona{number}@example.org")
        assert response["Location"] == "/profilo/"

    assert User.objects.count() == ROOM


def test_sixth_wrong_code_for_one_address_is_stopped_and_so_is_the_right_one(ada):
    client = Client()
    ask_code(client, "ada@example.org")
    code = newest_code("ada@example.org")
    wrong = f"{(int(code) + 1) % 1_000_000:06}"
    answers = [client.post("/accedi/codice/", {"code": wrong}) for _attempt in range(5)]
    after = client.post("/accedi/codice/", {"code": code})

    assert [answer.status_code for answer in answers] == [200, 200, 200, 200, 302]
    assert after["Location"] == "/accedi/"
    assert "_auth_user_id" not in client.session


def test_wrong_codes_are_counted_by_address_across_browsers(ada):
    """Otherwise asking for another code would buy five more guesses."""
    for _browser in range(2):
        guesser = Client()
        ask_code(guesser, "ada@example.org")
        wrong = f"{(int(newest_code('ada@example.org')) + 1) % 1_000_000:06}"
        for _attempt in range(3):
            guesser.post("/accedi/codice/", {"code": wrong})
    late = Client()
    ask_code(late, "ada@example.org")
    response = late.post("/accedi/codice/", {"code": newest_code("ada@example.org")})

    assert response["Location"] == "/accedi/"
    assert "_auth_user_id" not in late.session
    assert "Hai provato troppe volte" in late.get("/accedi/").content.decode()


def test_wrong_codes_for_one_address_do_not_stop_another(ada):
    guesser = Client()
    ask_code(guesser, "ada@example.org")
    for _attempt in range(6):
        guesser.post("/accedi/codice/", {"code": "000000"})
    neighbour = sign_in(Client(), "nora@example.org")

    assert neighbour["Location"] == "/profilo/"


def test_sixth_request_for_one_address_is_refused_and_mails_nothing(ada):
    answers = [ask_code(Client(), "ada@example.org") for _attempt in range(6)]

    assert [answer.status_code for answer in answers] == [302] * 5 + [200]
    assert "Hai chiesto troppi codici" in answers[-1].content.decode()
    assert OutboxMail.objects.count() == 5


def test_asking_again_counts_as_a_request(ada):
    client = Client()
    for _attempt in range(4):
        ask_code(client, "ada@example.org")
    for _attempt in range(3):
        client.post("/accedi/codice/", {"action": "resend"})

    assert OutboxMail.objects.count() == 5


@pytest.mark.parametrize(
    "email", ["", "ada", "ada@", "a" * 300 + "@example.org", "ada@example.org\nBcc: zoe@example.org"]
)
def test_malformed_address_is_refused_with_words(client, email):
    response = ask_code(client, email)

    assert response.status_code == 200
    assert 'role="alert"' in response.content.decode()
    assert OutboxMail.objects.count() == 0


@pytest.mark.parametrize("code", ["", "12", "١٢٣٤٥٦", "x" * 5000, "\x00", "1' OR '1'='1"])
def test_malformed_code_is_refused(client, ada, code):
    ask_code(client, "ada@example.org")
    response = client.post("/accedi/codice/", {"code": code})

    assert response.status_code == 200
    assert "_auth_user_id" not in client.session
