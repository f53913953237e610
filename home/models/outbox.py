"""Mail that the site owes. One row and one fixed Message-ID per mail; sending happens after commit."""

import uuid
from email.utils import parseaddr

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


def new_message_id() -> str:
    domain = parseaddr(settings.DEFAULT_FROM_EMAIL)[1].rpartition("@")[2]
    return f"<{uuid.uuid4().hex}@{domain}>"


class OutboxMail(models.Model):
    """`key` makes queueing idempotent: the same fact never queues two mails to the same person."""

    key = models.CharField(max_length=160, unique=True)
    message_id = models.CharField(max_length=120, unique=True)
    to = models.EmailField()
    subject = models.CharField(max_length=200)
    body = models.TextField()
    language = models.CharField(max_length=10, default="it")
    queued_at = models.DateTimeField()
    # When it may next be tried. Whoever tries moves it ahead first: that is the claim that keeps two senders apart.
    due_at = models.DateTimeField()
    # A code that arrives late only confuses: after this moment the mail is not sent.
    expires_at = models.DateTimeField(null=True, blank=True)
    sent_at = models.DateTimeField(null=True, blank=True)
    attempts = models.PositiveSmallIntegerField(default=0)
    last_error = models.CharField(max_length=200, blank=True)
    is_demo = models.BooleanField(default=False)

    class Meta:
        ordering = ("-queued_at", "-pk")
        indexes = (models.Index(fields=("sent_at", "due_at"), name="outbox_due"),)
        verbose_name = _("messaggio in uscita")
        verbose_name_plural = _("messaggi in uscita")

    def __str__(self) -> str:
        return self.subject

    def save(self, *args: object, **kwargs: object) -> None:
        if not self.message_id:
            self.message_id = new_message_id()
        super().save(*args, **kwargs)
