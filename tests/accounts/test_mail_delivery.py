"""Mail and a real server: handed over once, later when it refuses, by one sender of many, soon after the commit."""

import threading
import time
from datetime import timedelta
from email import message_from_bytes, policy

import pytest
from django.db import connection, transaction
from django.utils import timezone

from home.models import OutboxMail
from home.services.mail import send_due
from home.services.mail_worker import MailWorker
from tests.accounts.postbox import NOW, SMTP_BACKEND, Postbox, owe

pytestmark = pytest.mark.usefixtures("outside_the_demonstration")


@pytest.mark.django_db
def test_real_server_receives_the_mail(smtp):
    postbox = smtp(Postbox())
    owed = owe()

    assert send_due(NOW) == 1
    (message,) = postbox.received
    assert f"Message-ID: {owed.message_id}".encode() in message
    assert b"To: ada@example.org" in message
    assert message.rstrip().endswith(b"Leggi la risposta.")


@pytest.mark.django_db
def test_refusing_server_is_asked_again_later_and_later(smtp):
    postbox = smtp(Postbox(refusals=3))
    owed = owe()
    waits = []
    moment = NOW
    while not postbox.received:
        send_due(moment)
        owed.refresh_from_db()
        waits.append(owed.due_at - moment)
        too_early = send_due(owed.due_at - timedelta(seconds=1))
        moment = owed.due_at
        assert too_early == 0

    assert waits[:3] == [timedelta(minutes=1), timedelta(minutes=2), timedelta(minutes=4)]
    assert (owed.attempts, len(postbox.received), owed.last_error) == (4, 1, "")
    assert owed.sent_at is not None


@pytest.mark.django_db
def test_server_that_is_down_leaves_the_fault_without_the_address(settings):
    settings.EMAIL_BACKEND = SMTP_BACKEND
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 1
    owed = owe()

    assert send_due(NOW) == 0
    owed.refresh_from_db()
    assert (owed.last_error, owed.sent_at, owed.attempts) == ("ConnectionRefusedError", None, 1)


@pytest.mark.both_engines
@pytest.mark.django_db(transaction=True)
def test_eight_senders_at_once_send_each_mail_once(smtp):
    postbox = smtp(Postbox(seconds=0.01))
    for number in range(10):
        owe(f"risposta/{number}")
    together = threading.Barrier(8)

    def send() -> None:
        together.wait()
        try:
            send_due(NOW)
        finally:
            connection.close()

    senders = [threading.Thread(target=send) for _sender in range(8)]
    for sender in senders:
        sender.start()
    for sender in senders:
        sender.join(30)

    assert len(postbox.received) == 10
    assert OutboxMail.objects.filter(sent_at=NOW, attempts=1).count() == 10


@pytest.fixture
def worker():
    thread = MailWorker()
    thread.start()
    yield thread
    thread.stop()


def wait_for(condition, seconds: float = 10) -> bool:
    give_up = time.monotonic() + seconds
    while time.monotonic() < give_up:
        if condition():
            return True
        time.sleep(0.02)
    return False


@pytest.mark.django_db(transaction=True)
def test_worker_sends_within_moments_of_the_commit(smtp, worker):
    postbox = smtp(Postbox())
    with transaction.atomic():
        owe(now=timezone.now())
        assert not wait_for(lambda: postbox.received, seconds=0.3)

    assert wait_for(lambda: len(postbox.received) == 1)
    assert wait_for(lambda: OutboxMail.objects.filter(sent_at=None).count() == 0)


@pytest.mark.django_db(transaction=True)
def test_worker_stops_when_asked(worker):
    worker.stop()

    assert not worker.is_alive()


@pytest.mark.django_db
def test_sign_in_code_reaches_its_owner(client, smtp):
    postbox = smtp(Postbox())
    client.post("/accedi/", {"email": "ada@example.org"})
    send_due(timezone.now())

    (message,) = postbox.received
    read = message_from_bytes(message, policy=policy.default)
    code = OutboxMail.objects.get().subject[:7]
    assert read["Subject"] == f"{code} è il tuo codice per Voci di Quartiere"
    assert read.get_content().splitlines()[0] == f"Il tuo codice è {code}"
