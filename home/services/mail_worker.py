"""The sender of the embedded default: one thread of the serving process, woken by each commit that queued mail."""

import logging
import threading
import time

from django.db import DatabaseError, close_old_connections, connection
from django.utils import timezone

from home.services.forgetting import forget_everywhere
from home.services.mail import delivers_mail, forget_listener, forget_old, on_mail_queued, send_due

# Retries, and rows queued by other processes (a management command), wait at most this long.
IDLE_SECONDS = 60
FORGET_EVERY_SECONDS = 3600

logger = logging.getLogger(__name__)


class MailWorker(threading.Thread):
    """Several processes may each run one: a mail is claimed before it is handed over."""

    def __init__(self) -> None:
        super().__init__(name="mail", daemon=True)
        self._wake = threading.Event()
        self._is_stopping = False
        self._forgot_at = float("-inf")

    def start(self) -> None:
        on_mail_queued(self.wake)
        super().start()

    def wake(self) -> None:
        self._wake.set()

    def stop(self, timeout: float = 5) -> None:
        forget_listener(self.wake)
        self._is_stopping = True
        self._wake.set()
        self.join(timeout)

    def run(self) -> None:
        while not self._is_stopping:
            # Cleared before looking: a mail queued while this pass runs starts another one.
            self._wake.clear()
            self._send_all()
            self._wake.wait(IDLE_SECONDS)

    def _send_all(self) -> None:
        close_old_connections()
        try:
            while not self._is_stopping and send_due(timezone.now()):
                pass
            if time.monotonic() - self._forgot_at > FORGET_EVERY_SECONDS:
                forget_old(timezone.now())
                forget_everywhere(timezone.now())
                self._forgot_at = time.monotonic()
        except DatabaseError:
            logger.exception("mail worker: the database did not answer; trying again later")
        finally:
            connection.close()


def start_mail_worker() -> MailWorker | None:
    """Called once where serving starts; None when this installation sends no mail."""
    if not delivers_mail():
        return None
    worker = MailWorker()
    worker.start()
    return worker
