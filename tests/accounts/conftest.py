"""The people of these stories: Ada has an account, Nora never came before, Piera plans for the City."""

import re

import pytest
from aiosmtpd.controller import Controller
from django.core.cache import cache

from home.models import OutboxMail, User
from tests.accounts.postbox import SMTP_BACKEND, Postbox, free_port

CODE = re.compile(r"\b(\d{3}) (\d{3})\b")


@pytest.fixture(autouse=True)
def _no_earlier_attempts():
    cache.clear()


@pytest.fixture
def ada(db):
    return User.objects.create_user("ada@example.org")


def newest_code(email: str) -> str:
    """The six digits of the last mail to an address, as its owner reads them in the subject."""
    mail = OutboxMail.objects.filter(to=email).first()
    found = CODE.search(mail.subject)
    return "".join(found.groups())


def ask_code(client, email: str, *, next_url: str = ""):
    return client.post("/accedi/", {"email": email, "next": next_url} if next_url else {"email": email})


def sign_in(client, email: str, *, next_url: str = ""):
    """Both steps as a browser does them, following the first redirect with its `next`."""
    step = ask_code(client, email, next_url=next_url)
    data = {"action": "verify", "code": newest_code(email)}
    if next_url:
        data["next"] = next_url
    return client.post(step["Location"], data)


@pytest.fixture
def outside_the_demonstration(settings):
    """A demonstration's mail never leaves."""
    settings.DEMO_MODE = False


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
