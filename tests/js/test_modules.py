"""The pure modules of the live table, run by Node's own test runner."""

import gzip
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
# The promise is 60 kB for the whole table: five moments and every way to vote take little more than half of it.
SCRIPT_BYTES_MAX = 60_000
# Chrome 80 and Safari 13 draw the table: what they do not know may not carry it.
TOO_NEW_FOR_THE_FLOOR = (r"(?<![-\w])gap\s*:", r":has\(", r"(?<![-\w])inset\s*:", r"aspect-ratio", r":is\(", r"@layer")
TOO_NEW_SCRIPTS = (
    r"\.at\(",
    r"\.replaceAll\(",
    r"structuredClone",
    r"\.showModal\(",
    r"\.findLast\(",
    r"\.allSettled\(",
)
NODE = shutil.which("node") or str(Path(sys.executable).with_name("node"))
SUITES = sorted(path.name for path in HERE.glob("*.test.js"))


@pytest.mark.parametrize("suite", SUITES)
def test_javascript_suite_passes(suite):
    command = [NODE, "--test", "--test-reporter=tap", str(HERE / suite)]
    run = subprocess.run(command, capture_output=True, text=True, timeout=60, check=False)
    passed = re.search(r"^# pass (\d+)$", run.stdout, re.MULTILINE)
    assert run.returncode == 0, run.stdout[-4000:]
    assert passed is not None
    assert int(passed[1]) > 0


def test_scripts_of_the_table_stay_light():
    built = ROOT / "static" / "build" / "js" / "table.js"
    size = len(gzip.compress(built.read_bytes()))
    assert size <= SCRIPT_BYTES_MAX


def found_in(folder, suffix, patterns):
    return [
        f"{path.name}: {pattern}"
        for path in sorted((ROOT / "static" / folder / "table").rglob(f"*{suffix}"))
        for pattern in patterns
        if re.search(pattern, path.read_text(encoding="utf-8"))
    ]


def test_styles_of_the_table_are_known_to_the_floor():
    assert found_in("scss", ".scss", TOO_NEW_FOR_THE_FLOOR) == []


def test_scripts_of_the_table_are_known_to_the_floor():
    assert found_in("js", ".js", TOO_NEW_SCRIPTS) == []
