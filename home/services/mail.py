"""Outgoing mail: a row is queued with the fact that it tells, and sent after commit.

A mail leaves once. Only a crash between handing it over and recording that sends it again, under the same Message-ID.
"""

import logging
from collections.abc import Callable, Iterable
from datetime import datetime, timedelta
from smtplib import SMTPException

from django.conf import settings
from django.core.mail import EmailMessage, get_connection
from django.core.mail.backends.base import BaseEmailBackend
from django.db import transaction
from django.db.models import F, Q, QuerySet

from home.models import OutboxMail
from home.models.outbox import new_message_id

DUMMY_BACKEND = "django.core.mail.backends.dummy.EmailBackend"
# Longer than EMAIL_TIMEOUT: while one sender waits for the server no other may take the same mail.
CLAIM = timedelta(minutes=5)
FIRST_RETRY = timedelta(minutes=1)
LONGEST_RETRY = timedelta(hours=6)
MAX_ATTEMPTS = 12
BATCH = 50
# How long an address and a text are kept once they have served. The row and its key stay: nothing is told twice.
KEEP_SENT = timedelta(days=30)
KEEP_EXPIRED = timedelta(days=1)

logger = logging.getLogger(__name__)
_listeners: list[Callable[[], None]] = []


def on_mail_queued(listener: Callable[[], None]) -> None:
    """Call this after each commit that queued mail: how the worker wakes."""
    if listener not in _listeners:
        _listeners.append(listener)


def forget_listener(listener: Callable[[], None]) -> None:
    if listener in _listeners:
        _listeners.remove(listener)


def queue_mail(
    *,
    key: str,
    to: str,
    subject: str,
    body: str,
    now: datetime,
    language: str = "it",
    expires_at: datetime | None = None,
    is_demo: bool = False,
) -> OutboxMail:
    """Owe one mail. The same `key` (opaque, no address in it) again returns the row that is there already."""
    mail, is_new = OutboxMail.objects.get_or_create(
        key=key,
        defaults={
            "to": to,
            "subject": " ".join(subject.split())[:200],
            "body": body,
            "language": language,
            "queued_at": now,
            "due_at": now,
            "expires_at": expires_at,
            "is_demo": is_demo or settings.DEMO_MODE,
        },
    )
    if is_new:
        transaction.on_commit(_announce, robust=True)
    return mail


def queue_mails(mails: Iterable[OutboxMail], *, now: datetime) -> None:
    """Owe many mails at once (unsaved rows with key, to, subject, body, language); known keys are left as they are."""
    rows = list(mails)
    for mail in rows:
        mail.queued_at = mail.due_at = now
        mail.message_id = mail.message_id or new_message_id()
        mail.subject = " ".join(mail.subject.split())[:200]
        mail.is_demo = mail.is_demo or settings.DEMO_MODE
    OutboxMail.objects.bulk_create(rows, batch_size=500, ignore_conflicts=True)
    if rows:
        transaction.on_commit(_announce, robust=True)


def delivers_mail() -> bool:
    """Without a mail server rows stay in the outbox; a demonstration never sends anything."""
    return settings.EMAIL_BACKEND != DUMMY_BACKEND and not settings.DEMO_MODE


def send_due(now: datetime) -> int:
    """Send what is due, oldest first, one batch; how many left. Never call it inside a transaction."""
    if not delivers_mail():
        return 0
    due = list(_due(now).order_by("due_at", "pk")[:BATCH])
    if not due:
        return 0
    connection = get_connection()
    sent = sum(_send_one(mail, connection, now) for mail in due)
    connection.close()
    return sent


def forget_old(now: datetime) -> int:
    """Empty the mails that have served: to whom, what about, what they said. How many were emptied."""
    served = Q(sent_at__lt=now - KEEP_SENT) | Q(expires_at__lt=now - KEEP_EXPIRED)
    return OutboxMail.objects.exclude(to="").filter(served).update(to="", subject="", body="")


def _announce() -> None:
    for listener in _listeners:
        listener()


def _due(now: datetime) -> QuerySet[OutboxMail]:
    return OutboxMail.objects.filter(
        Q(expires_at=None) | Q(expires_at__gt=now),
        sent_at=None,
        due_at__lte=now,
        attempts__lt=MAX_ATTEMPTS,
        is_demo=False,
    )


def _send_one(mail: OutboxMail, connection: BaseEmailBackend, now: datetime) -> bool:
    # One statement: without the comparison with the old due_at two senders could both take the mail.
    row = OutboxMail.objects.filter(pk=mail.pk, sent_at=None, due_at=mail.due_at)
    if not row.update(due_at=now + CLAIM, attempts=F("attempts") + 1):
        return False
    try:
        _hand_over(mail, connection)
    except (SMTPException, OSError, ValueError) as fault:
        # ValueError: an address or a header that no server would take; tried again, then left with its fault.
        _record_failure(mail, fault, now)
        return False
    OutboxMail.objects.filter(pk=mail.pk).update(sent_at=now, last_error="")
    return True


def _hand_over(mail: OutboxMail, connection: BaseEmailBackend) -> None:
    EmailMessage(
        mail.subject,
        mail.body,
        settings.DEFAULT_FROM_EMAIL,
        [mail.to],
        connection=connection,
        headers={
            "Message-ID": mail.message_id,
            "Content-Language": mail.language,
            # Out-of-office answers to a robot help nobody.
            "Auto-Submitted": "auto-generated",
        },
    ).send()


def _record_failure(mail: OutboxMail, fault: Exception, now: datetime) -> None:
    attempts = mail.attempts + 1
    wait = min(FIRST_RETRY * 2 ** (attempts - 1), LONGEST_RETRY)
    # The fault's kind, not its text: servers repeat the address in it.
    OutboxMail.objects.filter(pk=mail.pk).update(due_at=now + wait, last_error=type(fault).__name__)
    logger.warning("mail %s not sent, attempt %d: %s", mail.pk, attempts, type(fault).__name__)
