"""The pure modules of the live table, run by Node's own test runner."""

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

HERE = Path(__file__).parent
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
