"""Real Redis, PostgreSQL and Chromium for the tests, on ports of their own."""

import ctypes
import os
import shutil
import signal
import socket
import subprocess
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from deploy.local.commands import run_quietly
from deploy.local.report import Stop, step

START_SECONDS = 30
STOP_SECONDS = 10
_PR_SET_PDEATHSIG = 1
# Program looked for → Debian's package.
PACKAGES = {
    "redis-server": "redis-server",
    "postgres": "postgresql",
    "chromium": "chromium-headless-shell",
    "msgfmt": "gettext",
    "nginx": "nginx",
    "nft": "nftables",
}
# Serves as well as the program named, and better: the same engine without windows takes a third of the processor.
PREFERRED = {"chromium": "chromium-headless-shell"}


def find_program(name: str) -> str | None:
    """The program's path; also where Debian keeps versioned PostgreSQL and what only root has on the path."""
    if name in PREFERRED and (preferred := shutil.which(PREFERRED[name])):
        return preferred
    for folder in sorted(Path("/usr/lib/postgresql").glob("*/bin"), reverse=True):
        if (folder / name).exists():
            return str(folder / name)
    return shutil.which(name) or shutil.which(name, path="/usr/sbin:/sbin")


def ensure_programs() -> None:
    """Install what is missing from Debian's packages when root may; otherwise one sentence says what to install."""
    missing = [package for program, package in PACKAGES.items() if find_program(program) is None]
    if not missing:
        return
    wanted = " ".join(missing)
    if os.geteuid() != 0 or shutil.which("apt-get") is None:
        message = f"make test needs {wanted}: install them (on Debian and Ubuntu: sudo apt install {wanted})."
        raise Stop(message)
    with step(f"Installing {wanted}"):
        failing = f"Debian's packages {wanted} could not be installed"
        run_quietly(["apt-get", "update", "-q"], failing=failing, timeout_seconds=180)
        run_quietly(
            ["apt-get", "install", "-q", "-y", "--no-install-recommends", *missing],
            failing=failing,
            timeout_seconds=600,
            extra={"DEBIAN_FRONTEND": "noninteractive"},
        )


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@contextmanager
def redis() -> Iterator[str]:
    """A Redis without persistence; yields its URL."""
    port = free_port()
    with _folder(None) as data:
        command = [_program("redis-server"), "--port", str(port), "--bind", "127.0.0.1", "--dir", str(data)]
        with _service([*command, "--save", "", "--appendonly", "no"], lambda: _answers(port), log=data / "log"):
            yield f"redis://127.0.0.1:{port}/0"


@contextmanager
def postgres(*, durable: bool = False) -> Iterator[str]:
    """A PostgreSQL cluster of its own; yields the URL of its database. `durable` keeps fsync, for measurements."""
    port = free_port()
    # PostgreSQL refuses to run as root: then it is given to the account that Debian's package made.
    user = "postgres" if os.geteuid() == 0 else None
    with _folder(user) as data:
        initialise = [
            _program("initdb"),
            "-D",
            str(data / "db"),
            "-U",
            "voci",
            "-A",
            "trust",
            "-E",
            "UTF8",
            "--locale=C",
        ]
        subprocess.run([*initialise, "--no-sync"], check=True, capture_output=True, user=user, cwd=data, timeout=60)
        options = ["listen_addresses=127.0.0.1", f"unix_socket_directories={data}", "max_connections=200"]
        if not durable:
            options += ["fsync=off", "full_page_writes=off", "synchronous_commit=off"]
        settings = [part for option in options for part in ("-c", option)]
        command = [_program("postgres"), "-D", str(data / "db"), "-p", str(port), *settings]
        is_ready = [_program("pg_isready"), "-q", "-h", "127.0.0.1", "-p", str(port), "-U", "voci"]

        def ready() -> bool:
            return subprocess.run(is_ready, check=False, timeout=10).returncode == 0

        with _service(command, ready, log=data / "log", user=user, stop_signal=signal.SIGINT):
            yield f"postgres://voci@127.0.0.1:{port}/postgres"


def _program(name: str) -> str:
    path = find_program(name)
    if path is None:
        message = f"{name} is missing."
        raise Stop(message)
    return path


@contextmanager
def _folder(user: str | None) -> Iterator[Path]:
    """A folder that the service's account may write, gone afterwards."""
    path = Path(tempfile.mkdtemp(prefix="voci-"))
    try:
        if user:
            shutil.chown(path, user)
        yield path
    finally:
        shutil.rmtree(path, ignore_errors=True)


def _answers(port: int) -> bool:
    try:
        with socket.create_connection(("127.0.0.1", port), timeout=1) as connection:
            connection.sendall(b"PING\r\n")
            return connection.recv(16).startswith(b"+PONG")
    except OSError:
        return False


@contextmanager
def _service(
    command: Sequence[str],
    is_ready: Callable[[], bool],
    *,
    log: Path,
    user: str | None = None,
    stop_signal: signal.Signals = signal.SIGTERM,
) -> Iterator[None]:
    """Run a service in a session of its own (Ctrl-C must reach it last) until the body ends."""
    libc = ctypes.CDLL(None)

    def die_with_parent() -> None:
        if hasattr(libc, "prctl"):  # Linux; elsewhere a killed run leaves its services behind
            libc.prctl(_PR_SET_PDEATHSIG, int(stop_signal))

    with log.open("wb") as output:
        process = subprocess.Popen(
            command,
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=subprocess.STDOUT,
            user=user,
            cwd=log.parent,
            start_new_session=True,
            # prctl alone runs between fork and exec: nothing there allocates or locks.
            preexec_fn=die_with_parent,  # noqa: PLW1509 -- the only way to stop the service when this process is killed
        )
    try:
        _wait_until_ready(process, is_ready, command[0], log)
        yield
    finally:
        _stop(process, stop_signal)


def _wait_until_ready(process: subprocess.Popen[bytes], is_ready: Callable[[], bool], name: str, log: Path) -> None:
    give_up = time.monotonic() + START_SECONDS
    while not is_ready():
        if process.poll() is not None or time.monotonic() > give_up:
            message = f"{name} did not start: {log.read_text(errors='replace')[-2000:]}"
            raise Stop(message)
        time.sleep(0.1)


def _stop(process: subprocess.Popen[bytes], stop_signal: signal.Signals) -> None:
    process.send_signal(stop_signal)
    try:
        process.wait(STOP_SECONDS)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()
