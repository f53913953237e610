"""The mail that would have left."""

from datetime import timedelta

import pytest
from django.core import mail as letterbox
from django.utils import timezone

from home.models import OutboxMail
from home.services.mail import queue_mail, send_due
from tests.demo.test_guard import HERE

pytestmark = pytest.mark.django_db
NOW = timezone.now()


def owe(number: int) -> None:
    queue_mail(
        key=f"prova/{number}",
        to="franca@esempio.invalid",
        subject=f"Messaggio {number}",
        body="Leggi: http://127.0.0.1:8000/proposte/12/ <b>mai</b>",
        now=NOW + timedelta(seconds=number),
    )


def test_empty_page_says_what_will_come(client):
    assert "Ancora nessun messaggio." in client.get("/demo/posta/", **HERE).content.decode()


def test_mail_shows_and_does_not_leave(client):
    owe(1)
    send_due(NOW + timedelta(minutes=1))
    page = client.get("/demo/posta/", **HERE)

    assert "Messaggio 1" in page.content.decode()
    assert '<a href="http://127.0.0.1:8000/proposte/12/"' in page.content.decode()
    assert "<b>mai</b>" not in page.content.decode()
    assert "no-store" in page["Cache-Control"]
    assert letterbox.outbox == []


def test_newest_first_twenty_a_page(client):
    for number in range(25):
        owe(number)
    first = client.get("/demo/posta/", **HERE).content.decode()
    second = client.get("/demo/posta/?pagina=2", **HERE).content.decode()

    assert first.count("demo-mail") == 20
    assert second.count("demo-mail") == 5
    assert first.index("Messaggio 24") < first.index("Messaggio 23")


def test_wrong_page_number_shows_a_page(client):
    owe(1)

    assert client.get("/demo/posta/?pagina=boh", **HERE).status_code == 200
    assert client.get("/demo/posta/?pagina=999", **HERE).status_code == 200


@pytest.mark.parametrize("mails", [1, 30])
def test_page_costs_the_same_queries_for_one_and_thirty(client, django_assert_num_queries, mails):
    for number in range(mails):
        owe(number)

    with django_assert_num_queries(2):
        client.get("/demo/posta/", **HERE)


def test_page_is_read_only(client):
    assert client.post("/demo/posta/", **HERE).status_code == 405


def test_mail_that_was_erased_after_its_use_is_told_as_such(client):
    owe(1)
    OutboxMail.objects.update(to="", subject="", body="")
    page = client.get("/demo/posta/", **HERE).content.decode()
    assert ("è servito, e l’abbiamo cancellato" in page, "demo-mail" in page) == (True, False)
