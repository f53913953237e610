"""What stops a command is told in one sentence. Real ports, real full devices, real processes."""

import socket
import subprocess
import sys

import pytest

from deploy.local.commands import run_quietly
from deploy.local.network import PortProblem, lan_address, parse_port, require_free
from deploy.local.paths import ROOT
from deploy.local.prepare import require_space
from deploy.local.report import NO_SPACE, Stop
from deploy.local.services import free_port
from tests.deploy.copies import environment, fresh_path

SCRIPT = """
import sys
from deploy.local.report import entry_point
{imports}
@entry_point
def main():
    {body}
main()
"""


def run_command(arguments, **extra):
    return subprocess.run(
        arguments,
        cwd=ROOT,
        env=environment("/usr/bin:/bin", **extra),
        capture_output=True,
        text=True,
        timeout=30,
        check=False,
    )


def run_script(body, imports=""):
    return run_command([sys.executable, "-c", SCRIPT.format(body=body, imports=imports)])


def test_port_in_use_is_told_before_anything_is_installed():
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        ended = run_command([sys.executable, "-m", "deploy.local.run"], PORT=str(port))

    assert (ended.returncode, ended.stdout) == (1, "")
    assert ended.stderr == (
        f"Port {port} is in use by another program: stop that one or choose another port,"
        " for example PORT=8123 make run.\n"
    )


@pytest.mark.parametrize("text", ["", "0", "65536", "80a", "-1", "８０００", "8000.0"])
def test_port_that_is_none_is_refused(text):
    with pytest.raises(PortProblem, match=f"^PORT is '{text}': write a number from 1 to 65535"):
        parse_port(text)


def test_port_is_read():
    assert [parse_port(text) for text in ("1", "8123", "65535")] == [1, 8123, 65535]


def test_port_just_left_by_another_server_can_be_used_again():
    port = free_port()
    with socket.create_server(("127.0.0.1", port)) as server, socket.create_connection(("127.0.0.1", port)):
        server.accept()[0].close()

    assert require_free("127.0.0.1", port) is None


def test_address_of_another_machine_cannot_be_listened_on():
    with pytest.raises(PortProblem, match="cannot be used"):
        require_free("192.0.2.200", 8000)


def test_lan_address_is_one_of_this_machine_and_not_loopback():
    address = lan_address()

    assert not address.startswith("127.")
    if address:
        assert require_free(address, free_port()) is None


@pytest.fixture
def path_with(tmp_path):
    """A PATH on which python3 is the given shell script."""

    def make(script):
        folder = fresh_path(tmp_path / "bin", sys.executable)
        python = tmp_path / "bin" / "python3"
        python.unlink()
        python.write_text(f"#!/bin/sh\n{script}\n")
        python.chmod(0o755)
        return folder

    return make


def test_old_python_is_told_with_its_version(path_with):
    # As an old interpreter answers: no to "are you new enough", and its version.
    path = path_with('case "$2" in *exit*) exit 1;; *) echo 3.9;; esac')
    ended = subprocess.run(
        ["make", "run"], cwd=ROOT, env=environment(path), capture_output=True, text=True, timeout=30, check=False
    )

    assert ended.returncode == 2
    assert ended.stderr.splitlines()[0] == (
        "Python 3.11 or newer is needed, and python3 is 3.9: install it, or name one with PYTHON=/path/to/python3."
    )


def test_python_without_venv_is_told(path_with):
    path = path_with('case "$2" in *venv*) exit 1;; *) exit 0;; esac')
    ended = subprocess.run(
        ["make", "run"], cwd=ROOT, env=environment(path), capture_output=True, text=True, timeout=30, check=False
    )

    assert ended.stderr.splitlines()[0] == (
        "Python's venv module is missing: install it (on Debian and Ubuntu: apt install python3-venv)."
    )


def test_newer_python_further_down_the_path_is_found(path_with, tmp_path):
    path = path_with("exit 1")
    (tmp_path / "bin" / "python3.12").symlink_to(sys.executable)
    ended = subprocess.run(
        ["deploy/local/python", "-c", "print('found')"],
        cwd=ROOT,
        env=environment(path),
        capture_output=True,
        text=True,
        timeout=30,
        check=False,
    )

    assert (ended.returncode, ended.stdout) == (0, "found\n")


def test_named_python_is_the_only_one_tried(tmp_path):
    path = fresh_path(tmp_path / "bin", sys.executable)
    ended = subprocess.run(
        ["deploy/local/python", "-c", "1"],
        cwd=ROOT,
        env=environment(path, PYTHON="/nowhere/python3"),
        capture_output=True,
        text=True,
        timeout=30,
        check=False,
    )

    assert ended.returncode == 1
    assert ended.stderr == ("Python 3.11 or newer is needed: install it, or name one with PYTHON=/path/to/python3.\n")


def test_too_small_a_disk_is_told_before_starting():
    with pytest.raises(Stop, match=r"^The disk has \d+ MB free and 999999999999 MB are needed: free some space"):
        require_space(999_999_999_999)
    assert require_space(0) is None


def test_disk_that_fills_up_in_our_own_hands_is_one_sentence():
    ended = run_script("open('/dev/full', 'w').write('x' * 100_000)")

    assert (ended.returncode, ended.stdout, ended.stderr) == (1, "", f"{NO_SPACE}\n")


def test_disk_that_fills_up_in_another_program_is_the_same_sentence():
    with pytest.raises(Stop) as stopped:
        run_quietly(["dd", "if=/dev/zero", "of=/dev/full", "bs=1", "count=1"], failing="Copying failed")

    assert str(stopped.value) == NO_SPACE


def test_database_on_a_full_disk_is_the_same_sentence():
    script = """
import sqlite3
small = sqlite3.connect(':memory:')
small.execute('PRAGMA max_page_count = 1')
small.execute('CREATE TABLE a (b)')
"""
    with pytest.raises(Stop) as stopped:
        run_quietly([sys.executable, "-c", script], failing="The database could not be prepared")

    assert str(stopped.value) == NO_SPACE


def test_failing_program_shows_its_output_and_one_sentence(capfd):
    with pytest.raises(Stop, match="^The build failed: the lines above say why.$"):
        run_quietly(
            [sys.executable, "-c", "print('line 7: no such colour'); raise SystemExit(3)"], failing="The build failed"
        )

    assert "line 7: no such colour" in capfd.readouterr().err


def test_program_that_never_ends_is_stopped():
    with pytest.raises(Stop, match="^Waiting: no end after 1 s$"):
        run_quietly(["sleep", "30"], failing="Waiting", timeout_seconds=1)


def test_quiet_program_says_nothing_when_it_succeeds(capfd):
    assert run_quietly([sys.executable, "-c", "print('fine')"], failing="-") == "fine\n"
    assert capfd.readouterr() == ("", "")


def test_interrupting_ends_with_a_sentence_and_the_usual_code():
    ended = run_script("raise KeyboardInterrupt")

    assert (ended.returncode, ended.stderr) == (130, "Interrupted: the same command carries on from here.\n")


def test_termination_unwinds_what_was_opened():
    body = """try:
        os.kill(os.getpid(), signal.SIGTERM)
    finally:
        print('stopped services')"""
    ended = run_script(body, imports="import os, signal")

    assert (ended.returncode, ended.stdout) == (143, "stopped services\n")


def test_own_mistakes_are_not_hidden():
    ended = run_script("raise LookupError('a bug')")

    assert ended.returncode == 1
    assert ended.stderr.splitlines()[-1] == "LookupError: a bug"
