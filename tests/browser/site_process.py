"""The whole site as its own process on a database of its own: what a browser is pointed at."""

import contextlib
import fcntl
import json
import os
import shutil
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from tests.support.template import copy_sqlite

ROOT = Path(__file__).resolve().parents[2]
READY = "READY"
DATABASE = "browser.sqlite3"
START_SECONDS, COMMAND_SECONDS = 60, 180


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@dataclass
class Desk:
    """A table made for a test: its code, and the card that facilitates it."""

    code: str
    card: str
    pin: str
    site: "Site" = field(repr=False)
    # An address in front of the site's own, when there is one.
    front: str = ""

    @property
    def url(self) -> str:
        return f"{self.front or self.site.url}/tavoli/{self.code}/"

    @property
    def card_url(self) -> str:
        return f"{self.front or self.site.url}/f/{self.card}/"


class Site:
    """`python -m voci.server` on a SQLite file. `manage` runs a command on the same database."""

    def __init__(self, folder: Path) -> None:
        self.port = free_port()
        self.url = f"http://127.0.0.1:{self.port}"
        self.environment = {
            **os.environ,
            "DJANGO_SETTINGS_MODULE": "voci.settings.test",
            "PYTHONPATH": os.pathsep.join((str(ROOT / "site"), str(ROOT))),
            "DATABASE_URL": f"sqlite:///{folder / DATABASE}",
            "REDIS_URL": "",
            "PORT": str(self.port),
        }
        self._log = folder / "server.log"
        self._process: subprocess.Popen[str] | None = None
        self._maker: subprocess.Popen[str] | None = None

    def manage(self, *arguments: str) -> str:
        return self._run([str(ROOT / "manage.py"), *arguments])

    def _run(self, command: list[str]) -> str:
        run = subprocess.run(
            [sys.executable, *command],
            cwd=ROOT,
            env=self.environment,
            capture_output=True,
            text=True,
            timeout=COMMAND_SECONDS,
            check=False,
        )
        assert run.returncode == 0, run.stdout + run.stderr
        return run.stdout

    def start(self) -> None:
        with self._log.open("a") as log:
            self._process = subprocess.Popen(
                [sys.executable, "-m", "voci.server", "--port", str(self.port), "--announce", READY],
                cwd=ROOT,
                env=self.environment,
                stdout=subprocess.PIPE,
                stderr=log,
                text=True,
            )
        line = (self._process.stdout or sys.stdin).readline()
        assert READY in line, self._log.read_text()

    def stop(self) -> None:
        """SIGTERM, as a restart would; sockets are told to come back."""
        process, self._process = self._process, None
        if process is None:
            return
        process.send_signal(signal.SIGTERM)
        try:
            process.wait(timeout=20)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()
        if process.stdout:
            process.stdout.close()

    def kill(self) -> None:
        """SIGKILL: nothing is finished, nothing is said."""
        if self._process is not None:
            self._process.kill()
        self.stop()

    def make_table(self, **wishes: Any) -> Desk:
        """An open table with its facilitation card. Wishes: see make_table.py beside this file."""
        maker = self._maker = self._maker or self._beside("make_table.py")
        assert maker.stdin is not None
        assert maker.stdout is not None
        maker.stdin.write(json.dumps(wishes) + "\n")
        maker.stdin.flush()
        return Desk(site=self, **json.loads(maker.stdout.readline() or "{}"))

    def _beside(self, program: str) -> subprocess.Popen[str]:
        """A program of this folder on the site's database; what it complains of stands in the server's log."""
        with self._log.open("a") as log:
            return subprocess.Popen(
                [sys.executable, str(Path(__file__).with_name(program))],
                cwd=ROOT,
                env=self.environment,
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=log,
                text=True,
            )

    def send_home(self) -> None:
        """The maker of tables ends when nobody can ask it any more."""
        maker, self._maker = self._maker, None
        if maker is not None:
            maker.communicate(timeout=COMMAND_SECONDS)


def whole_content(shared: Path) -> Path:
    """A database with the facts and the demonstration, loaded once for all processes that share this folder."""
    folder = shared / "whole-content"
    folder.mkdir(exist_ok=True)
    with (folder / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        loaded = folder / "loaded"
        if not loaded.exists():
            copy_sqlite(folder / DATABASE)
            Site(folder).manage("load_content")
            loaded.touch()
    return folder / DATABASE


@contextlib.contextmanager
def running_site(folder: Path, *, content: Path | None = None) -> Iterator[Site]:
    """A site on a migrated database of its own, or on a copy of `content`."""
    site = Site(folder)
    if content is None:
        copy_sqlite(folder / DATABASE)
    else:
        shutil.copyfile(content, folder / DATABASE)
    site.start()
    try:
        yield site
    finally:
        site.send_home()
        site.stop()
