"""The thin ends: what CI calls, what is printed while something runs, the QR, forgetting everything."""

import subprocess
import sys

import pytest
import segno

from deploy.local.paths import ROOT
from tests.deploy.copies import copy_tree, environment, fresh_path

LIGHT_ABOVE_AND_BELOW = {" ": (0, 0), "▀": (1, 0), "▄": (0, 1), "█": (1, 1)}
ADDRESS = "http://192.0.2.7:8123/prova/"


def run(command, folder, **extra):
    return subprocess.run(
        command,
        cwd=folder,
        env=environment("/usr/bin:/bin", **extra),
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )


def test_ci_calls_make_test_and_nothing_else(tmp_path):
    copy = copy_tree(tmp_path / "copy", only=".ci/")
    (copy / "Makefile").write_text("test:\n\t@echo called from $$PWD with $(MAKECMDGOALS); exit 7\n")

    ended = run(["bash", copy / ".ci/run"], tmp_path)

    assert ended.stdout == f"called from {copy} with test\n"
    assert ended.returncode != 0


def test_ci_ends_well_when_the_tests_do(tmp_path):
    copy = copy_tree(tmp_path / "copy", only=".ci/")
    (copy / "Makefile").write_text("test:\n\t@echo 3 passed in 1.00s\n")

    ended = run(["bash", ".ci/run"], copy)

    assert (ended.returncode, ended.stdout.splitlines()[-1]) == (0, "3 passed in 1.00s")


def test_make_clean_forgets_what_was_made_and_keeps_what_was_written(tmp_path):
    copy = copy_tree(tmp_path / "copy", only="Makefile")
    made = [".venv", ".run", "node_modules", "static/build"]
    for name in [*made, "static/js", "docs"]:
        (copy / name).mkdir(parents=True)

    assert run(["make", "clean"], copy).returncode == 0

    assert [name for name in made if (copy / name).exists()] == []
    assert (copy / "static/js").exists()
    assert (copy / "docs").exists()


def test_qr_in_the_terminal_holds_the_address():
    printed = run([sys.executable, "-m", "deploy.local.qr", ADDRESS], ROOT).stdout
    rows = []
    for line in printed.splitlines():
        assert line.startswith("\x1b[97;40m")
        pairs = [LIGHT_ABOVE_AND_BELOW[sign] for sign in line.removeprefix("\x1b[97;40m").removesuffix("\x1b[0m")]
        rows += [[not light for light, _ in pairs], [not light for _, light in pairs]]

    code = segno.make(ADDRESS, micro=False)
    expected = [[bool(dark) for dark in row] for row in code.matrix_iter(border=code.default_border_size)]
    assert rows[: len(expected)] == expected


def test_step_says_what_it_does_while_it_lasts_and_how_long_it_took():
    script = "import time\nfrom deploy.local.report import step\nwith step('Waiting for the paint'): time.sleep(2.3)"

    assert run([sys.executable, "-c", script], ROOT).stdout == "· Waiting for the paint . 2 s\n"


def test_step_that_fails_does_not_claim_an_end():
    script = "from deploy.local.report import step\nwith step('Painting'): raise LookupError"

    assert run([sys.executable, "-c", script], ROOT).stdout == "· Painting  stopped\n"


@pytest.mark.parametrize("value", ["", "0"])
def test_lan_is_off_unless_asked_for(value):
    script = "from deploy.local.run import _lan; print(repr(_lan()))"

    assert run([sys.executable, "-c", script], ROOT, LAN=value).stdout == "''\n"


def test_make_without_a_target_runs_the_demonstration(tmp_path):
    shown = subprocess.run(
        ["make", "-n"],
        cwd=ROOT,
        env=environment(fresh_path(tmp_path / "bin", sys.executable)),
        capture_output=True,
        text=True,
        timeout=30,
        check=True,
    )

    assert shown.stdout == "exec deploy/local/python -m deploy.local.run\n"
