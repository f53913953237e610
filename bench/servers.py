"""The measured servers as real processes: the platform and its references, on two stacks.

A stack is what stands below: `embedded` is SQLite (WAL, FULL) with the in-memory channel layer, `production` is
PostgreSQL with Redis. Platform and references use the same engine, the same options and the same layer.
"""

import json
import os
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any

from deploy.local.paths import ROOT, STATE
from deploy.local.services import free_port

STOP_SECONDS = 10
# What the servers complain about: stock Channels says a line for each socket that it cannot close in time.
LOG = STATE / "bench-servers.log"
PLATFORM, STOCK, BARE = (
    "voci.asgi:application",
    "bench.references.stock:application",
    "bench.references.bare:application",
)
PAGE_SETTINGS = "bench.page_settings"
# Measured as fast as they can go, not as fast as people may.
UNLIMITED_COMMANDS = "100000"


@dataclass(frozen=True)
class Stack:
    name: str
    database_url: str
    redis_url: str
    # Where collected files and uploads go; the working copy's own place unless said.
    data_dir: str = ""

    def environment(self, settings: str, port: int) -> dict[str, str]:
        return {
            **os.environ,
            "PYTHONPATH": os.pathsep.join([str(ROOT), str(ROOT / "site")]),
            "DJANGO_SETTINGS_MODULE": settings,
            "DATABASE_URL": self.database_url,
            "REDIS_URL": self.redis_url,
            "DATA_DIR": self.data_dir,
            "SECRET_KEY": "a-key-of-the-bench-that-opens-nothing-" + "x" * 20,
            "ALLOWED_HOSTS": "127.0.0.1",
            "BASE_URL": f"http://127.0.0.1:{port}",
            "LIVE_COMMANDS_PER_SECOND": UNLIMITED_COMMANDS,
        }


@dataclass(frozen=True)
class Server:
    """A running server. `pid` is the one process whose CPU time is counted."""

    name: str
    pid: int
    port: int
    output: IO[str] | None = None

    def wait(self) -> None:
        """Return when it listens."""
        if self.output is None or self.output.readline() != "listening\n":
            message = f"{self.name} does not start; {LOG} says why"
            raise RuntimeError(message)

    def cpu_seconds(self) -> float:
        """CPU time of all its threads, user and system, to the nanosecond (/proc/<pid>/stat counts in 10 ms)."""
        # How Linux numbers the CPU clock of another process: clock_getcpuclockid(3), which Python does not offer.
        return time.clock_gettime((~self.pid << 3) | 2)


@contextmanager
def serving(stack: Stack, name: str, application: str, settings: str) -> Iterator[Server]:
    """Start a server on a free port and stop it afterwards. It listens once `wait` has returned."""
    port = free_port()
    command = [sys.executable, "-m", "voci.server", "--application", application, "--announce", "listening"]
    STATE.mkdir(exist_ok=True)
    with LOG.open("ab") as log:
        process = subprocess.Popen(
            [*command, "--port", str(port)],
            cwd=ROOT,
            env=stack.environment(settings, port),
            stdout=subprocess.PIPE,
            stderr=log,
            text=True,
        )
    try:
        yield Server(name, process.pid, port, process.stdout)
    finally:
        _stop(process)


def _stop(process: "subprocess.Popen[str]") -> None:
    process.terminate()
    try:
        process.communicate(timeout=STOP_SECONDS)
    except subprocess.TimeoutExpired:
        process.kill()
        process.communicate()


class Seeder:
    """The program that makes tables in the platform's database (bench.seeding)."""

    def __init__(self, process: "subprocess.Popen[str]") -> None:
        self._process = process

    def table(self, kind: str, seats: int) -> dict[str, Any]:
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._process.stdin.write(f"{kind} {seats}\n")
        self._process.stdin.flush()
        line = self._process.stdout.readline()
        if not line:
            message = "a table could not be prepared"
            raise RuntimeError(message)
        return json.loads(line)


@contextmanager
def seeding(stack: Stack) -> Iterator[Seeder]:
    process = subprocess.Popen(
        [sys.executable, "-m", "bench.seeding"],
        cwd=ROOT,
        env=stack.environment("bench.settings", 0),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    try:
        yield Seeder(process)
    finally:
        _stop(process)


def make_reference_tables(stack: Stack) -> None:
    _manage(stack, "bench.references.settings", "migrate", "--run-syncdb", "-v0")


def _manage(stack: Stack, settings: str, *command: str) -> None:
    subprocess.run(
        [sys.executable, "-m", "django", *command],
        cwd=ROOT,
        env=stack.environment(settings, 0),
        check=True,
        timeout=120,
    )


def embedded(folder: Path) -> Stack:
    return Stack("embedded", f"sqlite:///{folder / 'bench.sqlite3'}", "", str(folder))


def production(postgres_url: str, redis_url: str) -> Stack:
    return Stack("production", postgres_url, redis_url)


@contextmanager
def everything(stack: Stack, names: Sequence[str]) -> Iterator[tuple[dict[str, Server], Seeder]]:
    """All servers of a stack side by side, idle until their turn: samples alternate between them."""
    programs = {
        "voci": (PLATFORM, "bench.settings"),
        "stock": (STOCK, "bench.references.settings"),
        "bare": (BARE, "bench.references.settings"),
    }
    with ExitStack() as running:
        seeder = running.enter_context(seeding(stack))
        make_reference_tables(stack)
        seeder.table("write", 1)  # the tables stand before a server looks for them
        servers = {name: running.enter_context(serving(stack, name, *programs[name])) for name in names}
        for server in servers.values():
            server.wait()
        yield servers, seeder


@contextmanager
def serving_pages(stack: Stack) -> Iterator[tuple[Server, Seeder]]:
    """The platform alone, with its files collected and compressed as in production."""
    _manage(stack, PAGE_SETTINGS, "collectstatic", "--noinput", "-v0")
    with seeding(stack) as seeder:
        seeder.table("write", 1)
        with serving(stack, "voci", PLATFORM, PAGE_SETTINGS) as server:
            server.wait()
            yield server, seeder
