"""The outbox: a mail is owed with the fact it tells, leaves once, and is tried again when no server takes it."""

import socket
import threading
import time
from datetime import timedelta
from email import message_from_bytes, policy

import pytest
from aiosmtpd.controller import Controller
from django.core import mail as letterbox
from django.core.management import call_command
from django.db import IntegrityError, connection, transaction
from django.utils import timezone

from home.models import OutboxMail
from home.services.mail import CLAIM, MAX_ATTEMPTS, delivers_mail, forget_old, queue_mail, send_due
from home.services.mail_worker import MailWorker, start_mail_worker

NOW = timezone.now()
SMTP_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
DUMMY_BACKEND = "django.core.mail.backends.dummy.EmailBackend"


@pytest.fixture(autouse=True)
def _real_site(settings):
    """Outside the demonstration, whose mail never leaves."""
    settings.DEMO_MODE = False


def owe(key: str = "risposta/1/ada", **changes: object) -> OutboxMail:
    fields = {
        "to": "ada@example.org",
        "subject": "La Città ha risposto",
        "body": "Leggi la risposta.",
        "now": NOW,
    }
    return queue_mail(key=key, **{**fields, **changes})


class Postbox:
    """A mail server's ear: keeps what arrives; may turn away the first deliveries, or be slow."""

    def __init__(self, *, refusals: int = 0, seconds: float = 0) -> None:
        self.received: list[bytes] = []
        self.refusals = refusals
        self.seconds = seconds

    async def handle_DATA(self, _server, _session, envelope):  # noqa: N802 -- aiosmtpd's name
        if self.refusals:
            self.refusals -= 1
            return "451 Try again later"
        time.sleep(self.seconds)  # noqa: ASYNC251 -- the server has this one conversation
        self.received.append(envelope.content)
        return "250 OK"


def free_port() -> int:
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return listener.getsockname()[1]


@pytest.fixture
def smtp(settings):
    """A real SMTP server on loopback, and settings that lead to it."""
    running: list[Controller] = []

    def start(postbox: Postbox) -> Postbox:
        controller = Controller(postbox, hostname="127.0.0.1", port=free_port())
        controller.start()
        running.append(controller)
        settings.EMAIL_BACKEND = SMTP_BACKEND
        settings.EMAIL_HOST = "127.0.0.1"
        settings.EMAIL_PORT = controller.port
        return postbox

    yield start
    for controller in running:
        controller.stop()


@pytest.mark.django_db
def test_same_fact_queues_one_mail():
    first, second = owe(), owe(subject="Un altro oggetto")

    assert first.pk == second.pk
    assert OutboxMail.objects.get().subject == "La Città ha risposto"


@pytest.mark.django_db
def test_key_and_message_id_are_unique_in_the_database():
    first = owe()

    with pytest.raises(IntegrityError), transaction.atomic():
        OutboxMail.objects.create(key=first.key, to="x@example.org", subject="x", body="x", queued_at=NOW, due_at=NOW)
    with pytest.raises(IntegrityError), transaction.atomic():
        OutboxMail.objects.create(
            key="altro",
            message_id=first.message_id,
            to="x@example.org",
            subject="x",
            body="x",
            queued_at=NOW,
            due_at=NOW,
        )


@pytest.mark.django_db(transaction=True)
def test_rolled_back_fact_owes_nothing():
    with transaction.atomic():
        owe()
        transaction.set_rollback(True)

    assert send_due(NOW) == 0
    assert letterbox.outbox == []


@pytest.mark.django_db
def test_mail_leaves_once_with_its_message_id():
    owed = owe(language="en")
    counts = [send_due(NOW), send_due(NOW), send_due(NOW + timedelta(days=1))]

    owed.refresh_from_db()
    assert counts == [1, 0, 0]
    assert (owed.sent_at, owed.attempts, owed.last_error) == (NOW, 1, "")
    (sent,) = letterbox.outbox
    assert sent.to == ["ada@example.org"]
    assert sent.subject == "La Città ha risposto"
    assert sent.extra_headers == {
        "Message-ID": owed.message_id,
        "Content-Language": "en",
        "Auto-Submitted": "auto-generated",
    }


@pytest.mark.django_db
def test_expired_mail_is_not_sent():
    owe(expires_at=NOW + timedelta(minutes=15))

    assert send_due(NOW + timedelta(minutes=15)) == 0
    assert send_due(NOW + timedelta(minutes=14)) == 1


@pytest.mark.django_db
def test_demonstration_mail_never_leaves(settings):
    owe(is_demo=True)
    settings.DEMO_MODE = True
    owe("nella-dimostrazione")
    while_demo = send_due(NOW)
    settings.DEMO_MODE = False

    assert OutboxMail.objects.filter(is_demo=True).count() == 2
    assert (while_demo, send_due(NOW)) == (0, 0)
    assert letterbox.outbox == []


@pytest.mark.django_db
def test_without_a_server_mail_stays_owed(settings):
    settings.EMAIL_BACKEND = DUMMY_BACKEND
    owe()

    assert send_due(NOW) == 0
    assert not delivers_mail()
    assert start_mail_worker() is None
    assert OutboxMail.objects.get().sent_at is None


@pytest.mark.django_db
def test_subject_is_one_line_whatever_it_quotes():
    owe(subject="Risposta a:\r\nBcc: zoe@example.org")
    send_due(NOW)

    assert letterbox.outbox[0].subject == "Risposta a: Bcc: zoe@example.org"


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


@pytest.mark.django_db
def test_mail_nobody_takes_is_given_up():
    owed = owe()
    OutboxMail.objects.filter(pk=owed.pk).update(attempts=MAX_ATTEMPTS)

    assert send_due(NOW + timedelta(days=30)) == 0


@pytest.mark.django_db
def test_impossible_address_does_not_hold_up_the_others():
    owe("prima", to="nessuno\n@example.org")
    owe("seconda")

    assert send_due(NOW) == 1
    assert letterbox.outbox[0].to == ["ada@example.org"]
    assert OutboxMail.objects.get(key="prima").last_error == "BadHeaderError"


@pytest.mark.django_db
def test_crash_between_handing_over_and_recording_sends_the_same_message_again():
    owed = owe()
    # What a crash leaves: claimed, handed over, not recorded.
    OutboxMail.objects.filter(pk=owed.pk).update(due_at=NOW + CLAIM, attempts=1)
    during_the_claim = send_due(NOW + CLAIM - timedelta(seconds=1))
    afterwards = send_due(NOW + CLAIM)

    assert (during_the_claim, afterwards) == (0, 1)
    assert letterbox.outbox[0].extra_headers["Message-ID"] == owed.message_id


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
def test_command_sends_what_is_due(capsys):
    owe()
    call_command("send_mail_due")

    assert capsys.readouterr().out == "Sent: 1\n"
    assert len(letterbox.outbox) == 1


@pytest.mark.django_db
def test_served_mail_is_emptied_and_still_not_told_twice():
    owed = owe()
    send_due(NOW)
    while_kept = forget_old(NOW + timedelta(days=30))
    afterwards = forget_old(NOW + timedelta(days=30, seconds=1))
    again = owe(now=NOW + timedelta(days=40))

    owed.refresh_from_db()
    assert (while_kept, afterwards) == (0, 1)
    assert (owed.to, owed.subject, owed.body) == ("", "", "")
    assert again.pk == owed.pk
    assert send_due(NOW + timedelta(days=40)) == 0


@pytest.mark.django_db
def test_expired_code_is_emptied_after_a_day():
    owe(expires_at=NOW + timedelta(minutes=15))

    assert forget_old(NOW + timedelta(days=1)) == 0
    assert forget_old(NOW + timedelta(days=1, minutes=16)) == 1


@pytest.mark.django_db
def test_mail_still_owed_is_never_emptied():
    owe()

    assert forget_old(NOW + timedelta(days=365)) == 0


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
