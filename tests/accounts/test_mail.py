"""The outbox: a mail is owed with the fact it tells, leaves once, and is tried again when no server takes it."""

from datetime import timedelta

import pytest
from django.core import mail as letterbox
from django.core.management import call_command
from django.db import IntegrityError, transaction

from home.models import OutboxMail
from home.services.mail import CLAIM, MAX_ATTEMPTS, delivers_mail, forget_old, send_due
from home.services.mail_worker import start_mail_worker
from tests.accounts.postbox import NOW, owe

pytestmark = pytest.mark.usefixtures("outside_the_demonstration")
DUMMY_BACKEND = "django.core.mail.backends.dummy.EmailBackend"


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
