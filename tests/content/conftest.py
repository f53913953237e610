"""The whole content, loaded once for the tests of this folder and rolled back before those of another."""

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest
from django.db import transaction
from django.utils import translation

from home.content.loader import Loader
from workshops.content.load import load_all

NOW = datetime(2026, 11, 18, 16, 30, tzinfo=ZoneInfo("Europe/Rome"))


def load(now: datetime = NOW, *, with_demo: bool = True) -> Loader:
    with translation.override("it"):
        return load_all(now=now, with_demo=with_demo, say=lambda _line: None)


@pytest.fixture(scope="package")
def loaded(django_db_setup, django_db_blocker):
    with django_db_blocker.unblock():
        outer = transaction.atomic()
        outer.__enter__()
        load()
        yield
        transaction.set_rollback(True)
        outer.__exit__(None, None, None)


@pytest.fixture
def demo(loaded, db):
    """Each test changes what it likes: its own savepoint is rolled back."""
