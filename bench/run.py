"""`make bench`: the platform and its references, measured in one run. `QUICK=1 make bench` takes less than a minute.

Started by `make bench` it finds PostgreSQL and Redis in TEST_POSTGRES_URL and TEST_REDIS_URL; without them only the
embedded stack is measured. Names of measures as arguments choose among them.
"""

import argparse
import os
import resource
import shutil
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from bench import report, servers
from bench.figures import Figure
from bench.plan import FULL, QUICK, Bench, Dose, pages, ratios
from bench.servers import Stack
from deploy.local.paths import STATE

MEASURES = ("delivery", "votes", "spread", "crowds", "hall", "rooms", "page")
# Rooms say how far one process goes; what stands below it changes little there.
ON_EVERY_STACK = ("delivery", "votes", "spread")
# In a browser, from a server that also has files to serve.
PAGE = "page"


def main() -> int:
    arguments = _parse()
    dose = QUICK if arguments.quick else FULL
    _allow_many_sockets()
    started = time.monotonic()
    figures: list[Figure] = []
    with _disk_folder() as folder:
        for stack in _stacks(folder):
            figures += _measure(stack, arguments.measures, dose)
    compared = ratios(figures)
    seconds = time.monotonic() - started
    print("", *report.lines(figures, compared), "", f"Measured in {seconds:.0f} s.", sep="\n", flush=True)
    report.write(figures, compared, quick=arguments.quick, seconds=seconds)
    return 0 if all(ratio.is_met for ratio in compared) else 1


def _parse() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="bench/run.py", description=__doc__)
    parser.add_argument("measures", nargs="*", default=[], metavar="MEASURE", help=", ".join(MEASURES))
    parser.add_argument("--quick", action="store_true", default=os.environ.get("QUICK", "") not in {"", "0"})
    arguments = parser.parse_args()
    unknown = set(arguments.measures) - set(MEASURES)
    if unknown:
        parser.error(f"no such measure: {', '.join(sorted(unknown))}")
    arguments.measures = arguments.measures or MEASURES
    return arguments


def _measure(stack: Stack, wanted: Sequence[str], dose: Dose) -> list[Figure]:
    chosen = [name for name in wanted if name != PAGE and (stack.name == "embedded" or name in ON_EVERY_STACK)]
    figures: list[Figure] = []
    if PAGE in wanted and stack.name == "embedded":
        with servers.serving_pages(stack) as (server, seeder):
            figures += pages(stack.name, server, seeder, dose.runs)
    if not chosen:
        return figures
    with servers.everything(stack, ("voci", "stock", "bare")) as (running, seeder):
        bench = Bench(stack.name, running, seeder, dose)
        for name in chosen:
            print(f"· {name} on the {stack.name} stack", file=sys.stderr, flush=True)
            found = getattr(bench, name)()
            # Said at once: who stops a long run keeps what it has measured so far.
            print(*(report.line(figure) for figure in found), sep="\n", file=sys.stderr, flush=True)
            figures += found
    return figures


def _stacks(folder: Path) -> Iterator[Stack]:
    yield servers.embedded(folder)
    postgres, redis = os.environ.get("TEST_POSTGRES_URL", ""), os.environ.get("TEST_REDIS_URL", "")
    if postgres and redis:
        yield servers.production(postgres, redis)


@contextmanager
def _disk_folder() -> Iterator[Path]:
    """On the disk of the working copy: a temporary folder may be memory, where a synchronous commit costs nothing."""
    STATE.mkdir(exist_ok=True)
    folder = Path(tempfile.mkdtemp(prefix="bench-", dir=STATE))
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _allow_many_sockets() -> None:
    _soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (hard, hard))


if __name__ == "__main__":
    sys.exit(main())
