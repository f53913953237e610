"""What the stories of mail share: a mail that is owed, and a mail server's ear."""

import socket
import time

from django.utils import timezone

from home.models import OutboxMail
from home.services.mail import queue_mail

NOW = timezone.now()
SMTP_BACKEND = "django.core.mail.backends.smtp.EmailBackend"


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
