"""The people of these stories: Ada has an account, Nora never came before, Piera plans for the City."""

import re

import pytest
from django.core.cache import cache

from home.models import OutboxMail, User

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
