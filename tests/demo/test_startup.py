"""What begins with serving: refusals, the sender of mail. Asked of real processes that import the application."""

import json
import os
import subprocess
import sys

import pytest
from django.db import connection

from deploy.local.paths import ROOT
from home.models import User

# The mark gives the file its migrated database; the folder keeps it on SQLite, whose file is copied.
pytestmark = pytest.mark.django_db

SERVE = "import voci.asgi, threading, json; print(json.dumps([thread.name for thread in threading.enumerate()]))"
# Servers that import the application inside their event loop, where Django forbids queries.
SERVE_IN_A_LOOP = f"import asyncio\nasync def main():\n    {SERVE}\nasyncio.run(main())"


def run(folder, *arguments: str, settings: str = "dev", **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, *arguments],
        cwd=ROOT,
        env={
            **os.environ,
            "PYTHONPATH": f"{ROOT}{os.pathsep}{ROOT / 'site'}",
            "DJANGO_SETTINGS_MODULE": f"voci.settings.{settings}",
            "DATA_DIR": str(folder),
            "DATABASE_URL": f"sqlite:///{folder / 'site.sqlite3'}",
            **environment,
        },
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )


PRODUCTION = {
    "settings": "production",
    "SECRET_KEY": "a-key-made-for-one-test-only-" + "k" * 40,
    "ALLOWED_HOSTS": "voci.example",
    "BASE_URL": "http://voci.example",
}


@pytest.fixture(scope="module")
def database_with(django_db_setup, django_db_blocker, tmp_path_factory):
    """A folder with a copy of the migrated database and one person in it."""

    def make(email: str, *, is_demo: bool):
        folder = tmp_path_factory.mktemp("startup")
        with django_db_blocker.unblock():
            user = User.objects.create_user(email, is_demo=is_demo)
            with connection.cursor() as cursor:
                cursor.execute("VACUUM INTO %s", [str(folder / "site.sqlite3")])
            user.delete()
            user.participant.delete()
            connection.close()
        return folder

    return make


@pytest.fixture(scope="module")
def demonstration(database_with):
    return database_with("franca@esempio.invalid", is_demo=True)


@pytest.fixture(scope="module")
def real_people(database_with):
    return database_with("vera@example.org", is_demo=False)


def test_demonstration_starts_on_its_own_people_and_sends_no_mail(demonstration):
    served = run(demonstration, "-c", SERVE_IN_A_LOOP)

    assert served.returncode == 0, served.stderr
    assert "mail" not in json.loads(served.stdout)


def test_serving_starts_the_sender_where_there_is_a_mail_server(demonstration):
    served = run(demonstration, "-c", SERVE, EMAIL_URL="smtp://127.0.0.1:2525", **PRODUCTION)

    assert served.returncode == 0, served.stderr
    assert "mail" in json.loads(served.stdout)


def test_a_command_starts_no_sender(demonstration):
    program = "import threading; print([thread.name for thread in threading.enumerate()])"
    asked = run(
        demonstration, "manage.py", "shell", "-v0", "-c", program, EMAIL_URL="smtp://127.0.0.1:2525", **PRODUCTION
    )

    assert asked.stdout.strip() == "['MainThread']"


def test_demonstration_refuses_to_serve_and_to_migrate_real_people(real_people):
    served, migrated = run(real_people, "-c", SERVE), run(real_people, "manage.py", "migrate")

    assert served.returncode != 0
    assert "the demonstration refuses to run on it" in served.stderr
    assert migrated.returncode != 0
    assert "demo.E001" in migrated.stderr
