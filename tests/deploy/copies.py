"""Working copies of their own for the tests of the commands: what a fresh clone would hold, and nothing built."""

import contextlib
import os
import select
import shutil
import signal
import subprocess
import time
from pathlib import Path

from deploy.local.paths import ROOT
from tests.architecture.tree import project_files

# All that may be needed beforehand; no Node, no Redis, no PostgreSQL.
FRESH_MACHINE = ("sh", "make", "git", "env", "uname", "dirname", "cat", "rm")


def copy_tree(target, *, only=""):
    """Copy the project's files whose path begins with `only`."""
    for path in project_files():
        name = path.relative_to(ROOT)
        if name.as_posix().startswith(only):
            (target / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(path, target / name)
    return target


def fresh_path(folder, python):
    """A PATH with the programs of a fresh machine only; `python` is called python3 there."""
    folder.mkdir()
    for name in FRESH_MACHINE:
        (folder / name).symlink_to(shutil.which(name))
    (folder / "python3").symlink_to(Path(python).resolve())
    return str(folder)


def environment(path, **extra):
    """The machine's own environment (proxies, indexes, certificates) without what a virtual environment added."""
    left_out = {
        "VIRTUAL_ENV",
        "PYTHONPATH",
        "DJANGO_SETTINGS_MODULE",
        "DATABASE_URL",
        "REDIS_URL",
        "MAKEFLAGS",
        "MAKELEVEL",
    } | {"PORT", "LAN"}
    kept = {name: value for name, value in os.environ.items() if name not in left_out}
    return {**kept, "PATH": path, **extra}


def end_group(process):
    """Stop the whole group of `process` at once, as a power cut would."""
    with contextlib.suppress(ProcessLookupError):
        os.killpg(process.pid, signal.SIGKILL)
    process.communicate(timeout=10)


def read_until(process, text, seconds):
    """Collect output until it contains `text` or ends; raises AssertionError when late."""
    give_up, collected = time.monotonic() + seconds, b""
    while text.encode() not in collected:
        assert time.monotonic() < give_up, f"no {text!r} after {seconds} s: {collected.decode()}"
        if select.select([process.stdout], [], [], 0.5)[0]:
            chunk = os.read(process.stdout.fileno(), 65536)
            if not chunk:
                break
            collected += chunk
    return collected.decode()


def start(command, folder, environ):
    return subprocess.Popen(
        command,
        cwd=folder,
        env=environ,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        start_new_session=True,
    )
