"""What changed, told upwards once it is committed: whoever keeps a copy of a page listens here."""

from functools import partial

from django.db import transaction
from django.dispatch import Signal

# Sent with `ref` (a stable reference) and `change` (a verb in the past, such as "answered").
changed = Signal()


def announce(ref: str, change: str) -> None:
    """After commit only, and robust: a listener that fails must not look like a failed write."""
    transaction.on_commit(partial(_send, ref, change), robust=True)


def _send(ref: str, change: str) -> None:
    changed.send_robust(sender=None, ref=ref, change=change)
