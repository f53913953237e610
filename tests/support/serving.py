"""The real application in processes of its own, on the database of the test that asks for it."""

import contextlib
import os
import secrets
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import ClassVar, Self

from django.db import connection
from django.utils import timezone

from deploy.local.paths import ROOT
from deploy.local.services import free_port
from tests.support.people import DIRECTOR, DOOR, FACILITATOR_NAME, NOW, name_of
from tests.support.rows import envelope, make_organisations, make_table, must
from workshops.domain import commands as c
from workshops.live.committer import commit
from workshops.live.envelope import Batch, Private
from workshops.models import FacilitationCard, Table
from workshops.queries import hash_of

READY = "READY"
START_SECONDS, STOP_SECONDS = 40, 20


def same_database() -> str:
    """DATABASE_URL of this test's own database."""
    settings = connection.settings_dict
    if connection.vendor == "sqlite":
        return f"sqlite:///{settings['NAME']}"
    return f"postgres://{settings['USER']}@{settings['HOST']}:{settings['PORT']}/{settings['NAME']}"


class Server:
    """One process. `daphne` is the project's own runner, `uvicorn` shows that the application is server-neutral."""

    def __init__(self, folder: Path, kind: str = "daphne", *, redis_url: str | None = None) -> None:
        self.kind = kind
        self.port = free_port()
        self.url = f"http://127.0.0.1:{self.port}"
        self.log = folder / f"{kind}-{self.port}.log"
        self._redis_url = os.environ.get("REDIS_URL", "") if redis_url is None else redis_url
        self._process: subprocess.Popen[bytes] | None = None

    @property
    def origin(self) -> str:
        return self.url

    @property
    def pid(self) -> int:
        assert self._process is not None
        return self._process.pid

    def start(self) -> "Server":
        command = {
            "daphne": ["voci.server", "--port", str(self.port)],
            "uvicorn": ["uvicorn", "voci.asgi:application", "--port", str(self.port), "--log-level", "warning"],
        }[self.kind]
        environment = {
            **os.environ,
            "DJANGO_SETTINGS_MODULE": "voci.settings.test",
            "PYTHONPATH": os.pathsep.join((str(ROOT), str(ROOT / "site"))),
            "DATABASE_URL": same_database(),
            "REDIS_URL": self._redis_url,
            "PORT": str(self.port),
        }
        with self.log.open("ab") as log:
            self._process = subprocess.Popen(
                [sys.executable, "-m", *command], cwd=ROOT, env=environment, stdout=log, stderr=log
            )
        self._wait_until_it_listens()
        return self

    def _wait_until_it_listens(self) -> None:
        give_up = time.monotonic() + START_SECONDS
        while time.monotonic() < give_up:
            assert self._process is not None
            assert self._process.poll() is None, self.complaints()
            try:
                socket.create_connection(("127.0.0.1", self.port), timeout=5).close()
            except OSError:
                time.sleep(0.03)
            else:
                return
        message = f"{self.kind} did not start: {self.complaints()}"
        raise AssertionError(message)

    def kill(self) -> None:
        """`kill -9`: nothing is finished, nothing is said."""
        assert self._process is not None
        self._process.send_signal(signal.SIGKILL)
        self._process.wait(STOP_SECONDS)

    def stop(self) -> None:
        process, self._process = self._process, None
        if process is None or process.poll() is not None:
            return
        process.terminate()
        try:
            process.wait(STOP_SECONDS)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()

    def complaints(self) -> str:
        """What the process wrote: a healthy one writes nothing."""
        return self.log.read_text(errors="replace") if self.log.exists() else ""


@contextlib.contextmanager
def serving(folder: Path, kind: str = "daphne", *, redis_url: str | None = None) -> Iterator[Server]:
    server = Server(folder, kind, redis_url=redis_url)
    try:
        yield server.start()
    finally:
        server.stop()


class StandingServer:
    """One server for test after test: getting one ready takes seconds. Only one kind stands at a time."""

    _all: ClassVar[list["StandingServer"]] = []

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._server: Server | None = None

    def __enter__(self) -> Self:
        self._all.append(self)
        return self

    def __exit__(self, *_about: object) -> None:
        self._all.remove(self)
        self.stop()

    @classmethod
    def stop_all(cls) -> None:
        for standing in cls._all:
            standing.stop()

    def of(self, kind: str) -> Server:
        if self._server is None or self._server.kind != kind:
            self.stop()
            self._server = Server(self._folder, kind).start()
        return self._server

    def check(self) -> None:
        """A healthy server writes nothing of this kind."""
        if self._server is not None:
            assert "Traceback" not in self._server.complaints(), self._server.complaints()

    def stop(self) -> None:
        if self._server is not None:
            self._server.stop()
            self.check()
        self._server = None


class LiveTable:
    """A table with people whose tokens are known: `tokens[n]` holds seat n, `tablet` facilitates."""

    def __init__(self, count: int = 4, *, script: tuple[dict, ...] | None = None, capacity: int = 60) -> None:
        options = {"script": script} if script else {}
        self.table: Table = make_table(capacity=capacity, **options)
        self.code = self.table.code
        self.tablet = secrets.token_urlsafe(24)
        self.tokens = {number: secrets.token_urlsafe(24) for number in range(1, count + 1)}
        FacilitationCard.objects.create(
            table=self.table,
            number=1,
            token_hash=secrets.token_hex(16),
            holder_name=FACILITATOR_NAME,
            valid_on=timezone.localdate(),
        )
        self.must(c.OpenTable(tuple(self.table.script), capacity), DIRECTOR)
        self.must(c.TakeFacilitation(1), DOOR, private=Private(token_hash=hash_of(self.tablet)))
        self._sit()

    def must(self, command: c.Command, by: object, **options: object) -> None:
        must(self.table, command, by, now=NOW, **options)

    def _sit(self) -> None:
        """Delegates take organisations in turn; the second of one organisation does not vote, so each vote is clear."""
        organisations = make_organisations()
        sitting = [
            envelope(
                c.TakeSeat(organisations[number - 1].pk, "school", is_resident=False)
                if number <= len(organisations)
                else c.TakeSeat(None, "resident", is_resident=True),
                DOOR,
                private=Private(name=name_of(number), token_hash=hash_of(token)),
            )
            for number, token in self.tokens.items()
        ]
        commit([Batch(self.table.pk, tuple(sitting))])
