"""Several devices with the table's real scripts, in processes of Node: they can be put to sleep as a phone is."""

import contextlib
import json
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from tests.support.line import Line
from tests.support.serving import LiveTable, Server

PROGRAM = Path(__file__).parents[1] / "js" / "crowd.js"
NODE = shutil.which("node") or str(Path(sys.executable).with_name("node"))
WAIT_SECONDS = 60


def _flags() -> list[str]:
    """Node 20 has the browser's WebSocket behind a switch; later ones need none."""
    switch = "--experimental-websocket"
    probe = subprocess.run(
        [NODE, switch, "-e", "process.exit(0)"], capture_output=True, timeout=WAIT_SECONDS, check=False
    )
    return [] if probe.returncode else [switch]


class Crowd:
    """The devices of one process of Node."""

    def __init__(self, server: Server, line: Line, live: LiveTable) -> None:
        self._server, self._line, self._live = server, line, live
        self._process = subprocess.Popen(
            [NODE, "--no-warnings", *_flags(), str(PROGRAM)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
        )

    def _order(self, order: str, **more: Any) -> Any:
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._process.stdin.write(json.dumps({"order": order, **more}) + "\n")
        self._process.stdin.flush()
        return json.loads(self._process.stdout.readline())

    def arrive(self, name: str, *, role: str = "participant", token: str | None = None, rung: str = "socket") -> None:
        path = f"/tavoli/{self._live.code}/"
        self._order(
            "arrive",
            name=name,
            role=role,
            token=token,
            rung=rung,
            origin=self._server.origin,
            urls={
                "socket": f"{self._line.url.replace('http', 'ws')}/ws{path}",
                "state": f"{self._line.url}{path}stato/",
                "commands": f"{self._line.url}{path}comandi/",
            },
        )

    def say(self, name: str, kind: str, **payload: Any) -> str:
        return self._order("say", name=name, kind=kind, payload=payload)

    def reload(self, name: str) -> None:
        self._order("reload", name=name)

    def pace(self, factor: float) -> None:
        self._order("pace", factor=factor)

    def devices(self) -> dict[str, dict[str, Any]]:
        """What each device shows and still has to say, and every answer that it was given."""
        return {each["name"]: each for each in self._order("report")}

    def sleep(self) -> None:
        """As a phone in a pocket: nothing runs, and nobody is told."""
        self._process.send_signal(signal.SIGSTOP)

    def wake(self) -> None:
        self._process.send_signal(signal.SIGCONT)
        self._order("wake")

    def close(self) -> None:
        self._process.send_signal(signal.SIGCONT)
        self._process.kill()
        self._process.communicate()


@contextlib.contextmanager
def crowds(count: int, server: Server, line: Line, live: LiveTable) -> Iterator[list[Crowd]]:
    gathered = [Crowd(server, line, live) for _crowd in range(count)]
    try:
        yield gathered
    finally:
        for crowd in gathered:
            crowd.close()


def until(holds: Callable[[], Any], *, tell: Callable[[], Any] = lambda: "") -> None:
    """Wait until something holds; `tell` says how things stand when it never does."""
    give_up = time.monotonic() + WAIT_SECONDS
    while not holds():
        assert time.monotonic() < give_up, tell()
        time.sleep(0.1)
