"""The runner's closing line: it adds up, it is last, and a run that breaks off is never green."""

import os
from collections import Counter

import pytest

from deploy.local.suite import Parts, closing_counts, closing_line, passed_on, run_pytest

SECONDS = 60


@pytest.mark.parametrize(
    ("line", "counts"),
    [
        ("=== 3 passed in 0.10s ===", {"passed": 3}),
        (
            "\x1b[31m== \x1b[1m1 failed\x1b[0m, 22 passed, 2 skipped, 1 error in 61.20s (0:01:01) ==\x1b[0m",
            {"failed": 1, "passed": 22, "skipped": 2, "error": 1},
        ),
        (
            "2 failed, 1 xfailed, 1 xpassed, 7 deselected, 2 errors in 3.00s",
            {"failed": 2, "xfailed": 1, "xpassed": 1, "error": 2},
        ),
        ("no tests ran in 0.01s", {}),
        ("the phone was told 3 passed", {}),
        ("tests/test_a.py .... [100%]", {}),
    ],
)
def test_closing_line_of_pytest_is_read(line, counts):
    assert closing_counts(line) == Counter(counts)


def test_closing_line_of_all_runs_names_failures_first():
    counts = Counter(passed=7) + Counter(passed=5, failed=1, skipped=2)

    assert closing_line(counts, 12.3456) == "===== 1 failed, 12 passed, 2 skipped in 12.35s ====="
    assert closing_counts(closing_line(counts, 1)) == counts


def test_closing_line_of_nothing_is_not_a_success():
    assert closing_line(Counter(), 1) == "===== no tests ran in 1.00s ====="


@pytest.fixture
def run(tmp_path):
    def run_module(source, *arguments):
        (tmp_path / "test_it.py").write_text(source)
        options = ["-p", "no:cacheprovider", "-p", "no:django", "-c", "/dev/null", "--rootdir", str(tmp_path)]
        return run_pytest([*options, *arguments, str(tmp_path)], {}, timeout_seconds=SECONDS)

    return run_module


def test_run_counts_what_pytest_counts(run, capfd):
    counts = run("def test_a(): pass\ndef test_b(): assert 0\n")

    assert counts == Counter(passed=1, failed=1)
    assert "1 failed, 1 passed" in capfd.readouterr().out.splitlines()[-1]


def test_run_without_tests_is_neither(run):
    assert run("") == Counter()


@pytest.mark.parametrize(
    "source",
    [
        "import nothing_of_that_name",
        "def test_a():\n    import os; os._exit(0)",
        "def test_a():\n    import os; os._exit(9)",
    ],
    ids=["cannot be imported", "leaves with success", "breaks off"],
)
def test_run_that_does_not_close_is_an_error(run, source):
    assert run(source)["error"] == 1


def test_output_is_passed_on_before_its_line_ends(capfdbinary):
    read, write = os.pipe()
    with os.fdopen(read, "rb") as stream:
        os.write(write, b"one\ntw")
        lines = passed_on(stream)
        assert next(lines) == "one"
        assert capfdbinary.readouterr().out == b"one\ntw"
        os.write(write, b"o\n\xff")
        os.close(write)

        assert list(lines) == ["two", "\ufffd"]
        assert capfdbinary.readouterr().out == b"o\n\xff"


def test_run_passes_the_environment_on(tmp_path, run):
    source = "import os\ndef test_a(): assert os.environ['DJANGO_SETTINGS_MODULE'] == 'voci.settings.test'"

    assert run(source) == Counter(passed=1)


def test_each_part_is_told_with_its_seconds_also_one_that_broke_off():
    parts = Parts()
    with parts.part("the quick one"):
        pass
    with pytest.raises(ZeroDivisionError), parts.part("the broken one"):
        raise ZeroDivisionError

    assert parts.lines() == ["·     0 s  the quick one", "·     0 s  the broken one"]


def test_bytecode_is_kept_where_the_machine_forbids_it(monkeypatch, run):
    monkeypatch.setenv("PYTHONDONTWRITEBYTECODE", "1")

    assert run("import sys\ndef test_a(): assert not sys.dont_write_bytecode") == Counter(passed=1)
