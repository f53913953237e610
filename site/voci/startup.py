"""What begins with serving, and not with every command: refusals, unfinished projections, the sender of mail."""

from concurrent.futures import ThreadPoolExecutor

from django.conf import settings
from django.db import connection

from home.services.mail_worker import start_mail_worker
from workshops.services.projecting import project_missing


def on_serving() -> None:
    """Called once, where the ASGI application is made. Raises ImproperlyConfigured when serving would be wrong."""
    if not settings.BEGINS_ON_SERVING:
        return
    # A thread of its own: some servers import the application inside their event loop, where Django forbids queries.
    with ThreadPoolExecutor(max_workers=1) as executor:
        executor.submit(_refuse).result()
        executor.submit(_finish_projections).result()
    start_mail_worker()


def _finish_projections() -> None:
    """What a crash left between a table's result and its proposals."""
    try:
        project_missing()
    finally:
        connection.close()


def _refuse() -> None:
    if settings.DEMO_MODE:
        from voci.demo.guard import refuse_real_people  # noqa: PLC0415 -- installed only in demo mode

        try:
            refuse_real_people()
        finally:
            connection.close()
