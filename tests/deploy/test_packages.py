"""The virtual environment: made once, kept while nothing changes, begun afresh when an installation was cut off."""

import fcntl
import re
import subprocess
import sys
import time

import pytest

from deploy.local.paths import REQUIREMENTS
from deploy.local.stamps import fingerprint, is_current, mark
from tests.deploy.copies import copy_tree, end_group, environment, start

INSTALL = """
import os
from deploy.local.packages import ensure_packages
ensure_packages("small", keep_open=os.open(".", os.O_RDONLY))
"""
SECONDS = 120


@pytest.fixture
def small(tmp_path):
    """A copy whose lock holds one small package."""
    copy = copy_tree(tmp_path, only="deploy/local/")
    (copy / "deploy/__init__.py").touch()
    pins = (REQUIREMENTS / "run.txt").read_text()
    lock = copy / "deploy/requirements/small.txt"
    lock.parent.mkdir()
    lock.write_text(re.search(r"^segno==.+?(?=^\S)", pins, re.MULTILINE | re.DOTALL)[0])
    return copy


def install(copy):
    return subprocess.run(
        [sys.executable, "-c", INSTALL],
        cwd=copy,
        env=environment("/usr/bin:/bin"),
        capture_output=True,
        text=True,
        timeout=SECONDS,
        check=False,
    )


def has_segno(copy):
    command = [copy / ".venv/bin/python", "-c", "import segno; segno.make('voci')"]
    return subprocess.run(command, check=False, timeout=30, capture_output=True).returncode == 0


def test_packages_are_installed_once_and_again_when_the_lock_changes(small):
    first = install(small)
    assert first.returncode == 0, first.stderr
    assert first.stdout.startswith("· Installing the Python packages (small) ")
    assert has_segno(small)

    assert install(small).stdout == ""

    (small / ".venv/kept").touch()
    lock = small / "deploy/requirements/small.txt"
    lock.write_text(f"# renewed\n{lock.read_text()}")
    assert install(small).stdout.startswith("· Installing the Python packages (small) ")
    assert (small / ".venv/kept").exists()


@pytest.mark.parametrize("seconds", [0.3, 3])
def test_installation_cut_off_anywhere_is_begun_afresh(small, seconds):
    process = start([sys.executable, "-c", INSTALL], small, environment("/usr/bin:/bin"))
    time.sleep(seconds)
    end_group(process)

    again = install(small)

    assert again.returncode == 0, again.stderr
    assert has_segno(small)
    assert not (small / ".venv/.installing").exists()


def test_environment_that_lost_its_interpreter_is_made_again(small):
    install(small)
    (small / ".venv/bin/python").unlink()

    assert install(small).returncode == 0
    assert has_segno(small)


def test_environment_can_be_made_again_with_its_own_interpreter(small):
    install(small)
    (small / ".venv/.installing").touch()

    again = subprocess.run(
        [small / ".venv/bin/python", "-c", INSTALL],
        cwd=small,
        env=environment("/usr/bin:/bin"),
        capture_output=True,
        text=True,
        timeout=SECONDS,
        check=False,
    )

    assert again.returncode == 0, again.stderr
    assert has_segno(small)


def test_lock_with_another_hash_is_refused(small):
    lock = small / "deploy/requirements/small.txt"
    lock.write_text(re.sub(r"sha256:[0-9a-f]{64}", f"sha256:{'0' * 64}", lock.read_text()))

    refused = install(small)

    assert refused.returncode != 0
    assert "THESE PACKAGES DO NOT MATCH THE HASHES" in refused.stderr
    assert not has_segno(small)


def test_second_command_waits_for_the_first(small):
    script = "from deploy.local import prepare; prepare.WAIT_SECONDS = 1; prepare._alone().__enter__()"
    (small / ".run").mkdir()
    with (small / ".run/preparing").open("w") as held:
        fcntl.flock(held, fcntl.LOCK_EX)
        command = [sys.executable, "-c", script]
        refused = subprocess.run(command, cwd=small, capture_output=True, text=True, timeout=SECONDS, check=False)

    assert refused.stderr.splitlines()[-1] == (
        "deploy.local.report.Stop: Another command is still preparing this folder:"
        " wait for it to end, then run it again."
    )


def test_fingerprint_changes_with_names_contents_and_parts(tmp_path):
    (tmp_path / "a").write_text("1")
    (tmp_path / "b").write_text("2")
    both = [tmp_path / "a", tmp_path / "b"]
    seen = {fingerprint(both), fingerprint(both[:1]), fingerprint(both, "other"), fingerprint(both, "ot", "her")}
    (tmp_path / "b").write_text("3")
    seen.add(fingerprint(both))
    (tmp_path / "b").rename(tmp_path / "c")
    seen.add(fingerprint([tmp_path / "a", tmp_path / "c"]))

    assert len(seen) == 6


def test_fingerprint_does_not_depend_on_the_order_given(tmp_path):
    paths = [tmp_path / name for name in "abc"]
    for path in paths:
        path.write_text(path.name)

    assert fingerprint(paths) == fingerprint(reversed(paths))


def test_stamp_is_current_only_for_what_it_was_made_from(tmp_path):
    stamp = tmp_path / "stamp"
    assert not is_current(stamp, "one")

    mark(stamp, "one")

    assert is_current(stamp, "one")
    assert not is_current(stamp, "two")
    assert [path.name for path in tmp_path.iterdir()] == ["stamp"]
