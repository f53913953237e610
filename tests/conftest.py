"""What all tests share: the real services that `make test` starts, and which tests run on which engine."""

import gc
import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.db import connection
from django.test import TransactionTestCase
from django.utils import translation
from playwright.sync_api import Browser, sync_playwright

from tests.support.baseline import Baseline
from tests.support.template import copy_postgres, copy_sqlite

CHROMIUM_ARGUMENTS = ["--headless=new", "--no-sandbox", "--disable-gpu", "--disable-background-networking"]

# Tests that use the database run on SQLite and again on PostgreSQL with Redis; not these:
# two look at the tree itself, and the demonstration refuses every database but its own file.
SQLITE_ONLY = ("architecture", "deploy", "demo")
FIGURES = {"network": "bad network", "kills": "kill -9"}
# Objects made before they are looked through; Python's own 700 is for programs that must stay small.
GARBAGE_WAITS_FOR = 20_000
DATABASE_FIXTURES = {"db", "transactional_db", "live_server"}


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        folder = item.path.relative_to(item.config.rootpath / "tests").parts[0]
        if folder not in SQLITE_ONLY and _uses_database(item) and not item.get_closest_marker("browser"):
            item.add_marker(pytest.mark.both_engines)
        if item.get_closest_marker("browser") and folder != "browser":
            message = f"{item.nodeid} drives a browser: its place is tests/browser, where the suite looks for it"
            raise pytest.UsageError(message)
    # What takes longest begins first, so that no process ends alone with it.
    items.sort(key=lambda item: not item.get_closest_marker("slow"))


def pytest_collection_finish() -> None:
    """What was read until now stays until the end: the collector need not look through it again and again."""
    gc.freeze()
    gc.set_threshold(GARBAGE_WAITS_FOR, 20, 20)


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """The bad network that this machine could make, what the kills cost: a passed test says it nowhere else."""
    for report in terminalreporter.getreports("passed"):
        for name, value in report.user_properties:
            if name in FIGURES:
                terminalreporter.write_line(f"{FIGURES[name]}: {value} ({report.nodeid})")


def _uses_database(item: pytest.Item) -> bool:
    return bool(item.get_closest_marker("django_db") or DATABASE_FIXTURES & set(getattr(item, "fixturenames", ())))


@pytest.fixture(autouse=True)
def _reference_language() -> None:
    """A request to an English page leaves its language on the thread; the next test begins in the reference one."""
    translation.deactivate()


@pytest.hookimpl(tryfirst=True)
def pytest_runtest_setup(item: pytest.Item) -> None:
    """The contract's server stands from test to test, but serves nobody else's tables."""
    if _uses_database(item) and "server_kind" not in getattr(item, "fixturenames", ()):
        from tests.support.serving import StandingServer  # noqa: PLC0415 -- Django is set up by now

        StandingServer.stop_all()


@pytest.hookimpl(tryfirst=True)
def pytest_runtest_teardown(item: pytest.Item) -> None:
    """Threads that write finish before the database is emptied under them."""
    if _uses_database(item):
        from workshops.limits import photographers, senders  # noqa: PLC0415 -- Django is set up by now
        from workshops.live.committing import committer  # noqa: PLC0415
        from workshops.services import projecting  # noqa: PLC0415

        committer.stop()
        projecting.settle()
        senders.forget()
        photographers.forget()


@pytest.fixture(scope="session")
def django_db_keepdb(request: pytest.FixtureRequest, django_db_modify_db_settings: None) -> bool:
    """Begin with a copy of a migrated database instead of migrating one; `migrate` then finds nothing to do."""
    if request.config.getvalue("reuse_db"):
        return True
    name = connection.creation._get_test_db_name()
    if connection.vendor == "sqlite":
        copy_sqlite(Path(name))
    else:
        copy_postgres(os.environ["DATABASE_URL"], name)
    return True


def _given(name: str) -> str:
    value = os.environ.get(name, "")
    if not value:
        pytest.fail(f"{name} is not set: run `make test`, which starts the services, or start them and set it")
    return value


@pytest.fixture(scope="session")
def postgres_url() -> str:
    """A PostgreSQL server for tests that start processes of their own on it."""
    return _given("TEST_POSTGRES_URL")


@pytest.fixture(scope="session")
def redis_url() -> str:
    return _given("TEST_REDIS_URL")


@pytest.fixture(scope="session")
def chromium() -> str:
    """The browser's path, for Playwright's executable_path."""
    return _given("CHROMIUM")


@pytest.fixture(scope="session", autouse=True)
def _transactional_tests_give_the_migrated_database_back():
    baseline = Baseline()
    set_up = TransactionTestCase._fixture_setup.__func__

    def keep_first(cls: type[TransactionTestCase]) -> None:
        baseline.keep()
        set_up(cls)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(TransactionTestCase, "_fixture_setup", classmethod(keep_first))
        patch.setattr(TransactionTestCase, "_fixture_teardown", lambda _case: baseline.restore())
        yield


@pytest.fixture(scope="session")
def browser(chromium: str) -> Iterator[Browser]:
    with sync_playwright() as playwright:
        launched = playwright.chromium.launch(executable_path=chromium, args=CHROMIUM_ARGUMENTS)
        yield launched
        launched.close()
