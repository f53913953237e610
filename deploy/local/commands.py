"""Running other programs quietly: their output is shown only when they fail."""

import os
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

from deploy.local.paths import ROOT, VENV
from deploy.local.report import NO_SPACE, Stop

TAIL_LINES = 40
# As the C library, npm and SQLite say it.
DISK_IS_FULL = ("No space left on device", "ENOSPC", "database or disk is full")


def environment(extra: Mapping[str, str] | None = None) -> dict[str, str]:
    """The caller's environment with the project's programs first on the path and both source roots importable."""
    path = os.pathsep.join([str(VENV / "bin"), os.environ.get("PATH", os.defpath)])
    roots = os.pathsep.join([str(ROOT), str(ROOT / "site")])
    return {**os.environ, "PATH": path, "PYTHONPATH": roots, "VIRTUAL_ENV": str(VENV), **(extra or {})}


def run_quietly(
    command: Sequence[str | Path],
    *,
    failing: str,
    keep_open: Sequence[int] = (),
    timeout_seconds: float = 600,
    extra: Mapping[str, str] | None = None,
) -> str:
    """Run `command` in the project and return its output; raise Stop with the sentence `failing` otherwise."""
    try:
        finished = subprocess.run(
            [str(part) for part in command],
            cwd=ROOT,
            env=environment(extra),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            errors="replace",
            pass_fds=keep_open,
            timeout=timeout_seconds,
            check=False,
        )
    except subprocess.TimeoutExpired as late:
        message = f"{failing}: no end after {timeout_seconds:.0f} s"
        raise Stop(message) from late
    if finished.returncode == 0:
        return finished.stdout
    if any(sign in finished.stdout for sign in DISK_IS_FULL):
        raise Stop(NO_SPACE)
    print("\n", *finished.stdout.splitlines(keepends=True)[-TAIL_LINES:], sep="", file=sys.stderr)
    message = f"{failing}: the lines above say why."
    raise Stop(message)
