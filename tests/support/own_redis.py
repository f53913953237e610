"""A Redis of one test's own, to be stopped, killed and started again."""

import contextlib
import signal
import socket
import subprocess
import time
from pathlib import Path

from deploy.local.services import find_program, free_port

START_SECONDS = 20


class OwnRedis:
    """Always at the same address; what it held is gone with its process."""

    def __init__(self, folder: Path) -> None:
        self.port = free_port()
        self.url = f"redis://127.0.0.1:{self.port}/0"
        self._folder = folder
        self.start()

    def start(self) -> None:
        program = find_program("redis-server")
        assert program is not None
        command = [program, "--port", str(self.port), "--bind", "127.0.0.1", "--dir", str(self._folder), "--save", ""]
        self._process = subprocess.Popen([*command, "--appendonly", "no"], stdout=subprocess.DEVNULL)
        give_up = time.monotonic() + START_SECONDS
        while True:
            try:
                socket.create_connection(("127.0.0.1", self.port), timeout=1).close()
            except OSError:
                assert time.monotonic() < give_up
                time.sleep(0.05)
            else:
                return

    def stop(self) -> None:
        """It answers nobody, and nobody is told."""
        self._process.send_signal(signal.SIGSTOP)

    def kill(self) -> None:
        with contextlib.suppress(ProcessLookupError):
            self._process.kill()
        self._process.wait()
