"""`make test`, `make torture`, `make bench`: real services, the checks, the tests on both engines, one closing line."""

import argparse
import os
import re
import signal
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import IO

from deploy.local.check import failing_tools
from deploy.local.commands import environment
from deploy.local.packages import PYTHON
from deploy.local.paths import ROOT
from deploy.local.prepare import prepare
from deploy.local.report import Stop, entry_point
from deploy.local.services import ensure_programs, find_program, postgres, redis

TEST_SECONDS = 30 * 60
LONG_SECONDS = 6 * 3600
NO_TESTS_COLLECTED = 5
# Three on two cores: many tests wait for a server or a clock. Whoever is done first takes over from the others.
SIDE_BY_SIDE = ["-n", "3", "--dist", "worksteal"]
# Where all of them are (tests/conftest.py sees to it), so that no other part reads them and theirs reads nothing else.
STORIES = "tests/browser"
_CLOSING = re.compile(r"^=* ?(?P<counts>\d+ [a-z]+.*|no tests ran.*) in [\d.]+s")
_COUNT = re.compile(r"(\d+) (passed|failed|error|skipped|xfailed|xpassed)")


def closing_counts(line: str) -> Counter[str]:
    """What pytest's closing line counts; empty for any other line."""
    plain = re.sub(r"\x1b\[[\d;]*m", "", line).strip()
    match = _CLOSING.match(plain)
    return Counter({name: int(count) for count, name in _COUNT.findall(match["counts"])}) if match else Counter()


def closing_line(counts: Counter[str], seconds: float) -> str:
    """One line in pytest's own words for all runs together."""
    order = ("failed", "passed", "skipped", "xfailed", "xpassed", "error")
    told = ", ".join(f"{counts[name]} {name}" for name in order if counts[name]) or "no tests ran"
    return f"===== {told} in {seconds:.2f}s ====="


def run_pytest(arguments: Sequence[str], extra: Mapping[str, str], *, timeout_seconds: float) -> Counter[str]:
    """Run pytest, passing its output on; return its counts. A run that ends badly without saying so is an error."""
    command = [str(PYTHON), "-m", "pytest", *arguments]
    counts: Counter[str] | None = None
    with subprocess.Popen(
        command,
        cwd=ROOT,
        # Some machines forbid bytecode on disk: then each of hundreds of processes would compile the project anew.
        env=environment({"DJANGO_SETTINGS_MODULE": "voci.settings.test", "PYTHONDONTWRITEBYTECODE": "", **extra}),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
    ) as process:
        previous = signal.signal(signal.SIGALRM, lambda *_: process.kill())
        signal.alarm(int(timeout_seconds))
        try:
            for line in passed_on(process.stdout):
                counts = closing_counts(line) or counts
        except BaseException:
            process.terminate()
            raise
        finally:
            signal.alarm(0)
            signal.signal(signal.SIGALRM, previous)
    if process.returncode == NO_TESTS_COLLECTED:
        return Counter()
    if counts is None:
        # Something left in the middle, perhaps with success as its exit code.
        return Counter(error=1)
    if process.returncode != 0 and not counts["failed"] and not counts["error"]:
        counts["error"] += 1
    return counts


def passed_on(stream: IO[bytes] | None) -> Iterator[str]:
    """Print what comes as it comes, points of progress one by one; yield each line once it is whole."""
    rest = b""
    while stream and (chunk := os.read(stream.fileno(), 65536)):
        sys.stdout.buffer.write(chunk)
        sys.stdout.flush()
        *lines, rest = (rest + chunk).split(b"\n")
        yield from (line.decode(errors="replace") for line in lines)
    yield rest.decode(errors="replace")


@contextmanager
def templates(postgres_url: str) -> Iterator[None]:
    """Meanwhile the migrated databases are made that tests copy. If that fails, a test makes its own and says why."""
    command = [str(PYTHON), "-m", "tests.support.template", postgres_url]
    with subprocess.Popen(command, cwd=ROOT, env=environment(), stdin=subprocess.DEVNULL) as process:
        try:
            yield
        finally:
            process.terminate()


class Parts:
    """How long each part took, told at the end: who makes the suite slower sees where."""

    def __init__(self) -> None:
        self._seconds: dict[str, float] = {}

    @contextmanager
    def part(self, title: str) -> Iterator[None]:
        began = time.monotonic()
        try:
            yield
        finally:
            self._seconds[title] = time.monotonic() - began

    def lines(self) -> list[str]:
        return [f"· {seconds:5.0f} s  {title}" for title, seconds in self._seconds.items()]


def everything(services: Mapping[str, str], engine: Mapping[str, str], parts: Parts) -> Counter[str]:
    """The checks and both passes of the suite. A tool that complains counts as one failure."""
    with parts.part("the checks"):
        complaining = failing_tools()
    counts = Counter({"failed": len(complaining)})
    passes = {
        "the suite on SQLite": ([*SIDE_BY_SIDE, "-m", "not torture and not browser", f"--ignore={STORIES}"], services),
        # By themselves: Playwright keeps an event loop running. Each process has its own browser and its own site.
        "the stories in the browser": ([*SIDE_BY_SIDE, "-m", "browser and not torture", STORIES], services),
        "what touches the data again, on PostgreSQL and Redis": (
            [*SIDE_BY_SIDE, "-m", "both_engines and not torture", f"--ignore={STORIES}"],
            {**services, **engine},
        ),
    }
    for title, (arguments, environ) in passes.items():
        print(f"· {title}", flush=True)
        with parts.part(title):
            counts += run_pytest(arguments, environ, timeout_seconds=TEST_SECONDS)
    if complaining:
        print(f"· make check complains: {', '.join(complaining)} (counted as failed)", flush=True)
    return counts


@entry_point
def main() -> int:
    parser = argparse.ArgumentParser(prog="make", description=__doc__)
    parser.add_argument("--torture", action="store_true")
    parser.add_argument("--bench", action="store_true")
    wanted = parser.parse_args()
    started = time.monotonic()
    parts = Parts()
    with parts.part("setting up"):
        prepare("test")
        ensure_programs()
    chromium = find_program("chromium")
    if chromium is None:
        message = "Chromium is missing."
        raise Stop(message)
    with redis() as redis_url, postgres(durable=wanted.bench) as postgres_url:
        services = {"CHROMIUM": chromium, "TEST_POSTGRES_URL": postgres_url, "TEST_REDIS_URL": redis_url}
        engine = {"DATABASE_URL": postgres_url, "REDIS_URL": redis_url}
        if wanted.bench:
            command = [PYTHON, ROOT / "bench" / "run.py"]
            environ = environment(services)
            return subprocess.run(command, cwd=ROOT, env=environ, timeout=LONG_SECONDS, check=False).returncode
        if wanted.torture:
            counts = run_pytest(["-m", "torture"], services, timeout_seconds=LONG_SECONDS)
            again = ["-m", "torture and both_engines"]
            counts += run_pytest(again, {**services, **engine}, timeout_seconds=LONG_SECONDS)
        else:
            with templates(postgres_url):
                counts = everything(services, engine, parts)
    print(*parts.lines(), sep="\n", flush=True)
    print(closing_line(counts, time.monotonic() - started), flush=True)
    return 1 if counts["failed"] or counts["error"] or not counts["passed"] else 0


if __name__ == "__main__":
    main()
