"""Redis and PostgreSQL of the tests' own: they answer while wanted and are gone afterwards, whatever ends the run."""

import re
import signal
import socket
import subprocess
import sys
import time
from pathlib import Path
from urllib.parse import urlsplit

import psycopg
import pytest
import redis as redis_client

from deploy.local.paths import ROOT
from deploy.local.report import Stop
from deploy.local.services import PACKAGES, ensure_programs, find_program, postgres, redis

GONE_SECONDS = 15
# Where make itself runs in the background, an interrupt is ignored from birth; this run is one in the foreground.
HOLD = """
import signal
import time
from deploy.local.report import entry_point
from deploy.local.services import postgres, redis
@entry_point
def main():
    with redis() as one, postgres() as two:
        print(one, two, flush=True)
        time.sleep(60)
signal.signal(signal.SIGINT, signal.default_int_handler)
main()
"""


def is_listening(url):
    try:
        socket.create_connection(("127.0.0.1", urlsplit(url).port), timeout=1).close()
    except OSError:
        return False
    return True


def wait_until_gone(*urls):
    give_up = time.monotonic() + GONE_SECONDS
    while any(is_listening(url) for url in urls):
        assert time.monotonic() < give_up, f"still listening: {urls}"
        time.sleep(0.1)


def test_redis_answers_inside_and_is_gone_outside():
    with redis() as url, redis_client.Redis.from_url(url) as client:
        assert client.set("key", "value")
        assert client.get("key") == b"value"
        assert client.config_get("appendonly")["appendonly"] == "no"

    assert not is_listening(url)


def test_postgres_answers_inside_and_leaves_nothing_behind():
    with postgres() as url:
        with psycopg.connect(url) as connection:
            data = Path(connection.execute("SHOW data_directory").fetchone()[0])
            assert connection.execute("SHOW server_encoding").fetchone() == ("UTF8",)
            assert connection.execute("SHOW fsync").fetchone() == ("off",)
        assert data.exists()

    assert not is_listening(url)
    assert not data.parent.exists()


def test_postgres_for_measurements_keeps_what_it_acknowledged():
    with postgres(durable=True) as url, psycopg.connect(url) as connection:
        shown = [connection.execute(f"SHOW {name}").fetchone()[0] for name in ("fsync", "synchronous_commit")]

    assert shown == ["on", "on"]


def test_postgres_still_in_use_is_stopped_all_the_same():
    with postgres() as url:
        connection = psycopg.connect(url)
        began = time.monotonic()

    assert time.monotonic() - began < GONE_SECONDS
    assert not is_listening(url)
    with pytest.raises(psycopg.OperationalError):
        connection.execute("SELECT 1")
    connection.close()


def test_services_are_stopped_when_the_body_fails():
    seen = []

    def fail_with_redis():
        with redis() as url:
            seen.append(url)
            raise LookupError

    with pytest.raises(LookupError):
        fail_with_redis()
    assert not is_listening(seen[0])


@pytest.mark.parametrize("how", [signal.SIGINT, signal.SIGTERM, signal.SIGKILL], ids=lambda how: how.name)
def test_services_go_with_the_run_however_it_ends(how):
    with subprocess.Popen([sys.executable, "-c", HOLD], cwd=ROOT, stdout=subprocess.PIPE, text=True) as process:
        urls = re.findall(r"\S+", process.stdout.readline())
        assert [is_listening(url) for url in urls] == [True, True]
        process.send_signal(how)
        process.wait(30)

    wait_until_gone(*urls)


def test_every_program_is_found_where_debian_puts_it():
    assert {name: Path(find_program(name) or "/nowhere").exists() for name in PACKAGES} == dict.fromkeys(PACKAGES, True)


@pytest.mark.parametrize(
    ("present", "taken"),
    [(["chromium", "chromium-headless-shell"], "chromium-headless-shell"), (["chromium"], "chromium")],
)
def test_chromium_without_windows_is_taken_where_there_is_one(monkeypatch, tmp_path, present, taken):
    for name in present:
        (tmp_path / name).touch(mode=0o755)
    monkeypatch.setenv("PATH", str(tmp_path))

    assert find_program("chromium") == str(tmp_path / taken)


def test_missing_programs_are_named_in_one_sentence_to_who_may_not_install(monkeypatch):
    # The package does not exist, and without apt-get nobody is asked for it.
    monkeypatch.setitem(PACKAGES, "no-such-program", "no-such-package")
    monkeypatch.setenv("PATH", "/nowhere")

    with pytest.raises(Stop) as stopped:
        ensure_programs()

    assert re.fullmatch(
        r"make test needs (\S+ )*no-such-package: install them"
        r" \(on Debian and Ubuntu: sudo apt install (\S+ )*no-such-package\)\.",
        str(stopped.value),
    )
