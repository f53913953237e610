"""From a fresh clone to a working copy that can start. Each step looks first whether it is already done."""

import fcntl
import shutil
import time
from collections.abc import Iterator
from contextlib import contextmanager

from deploy.local.commands import run_quietly
from deploy.local.frontend import ensure_frontend
from deploy.local.packages import PYTHON, ensure_packages
from deploy.local.paths import NODE_MODULES, ROOT, STATE, VENV
from deploy.local.report import Stop, step
from deploy.local.stamps import fingerprint, is_current, mark

FIRST_RUN_MEGABYTES = 900
LATER_RUN_MEGABYTES = 60
WAIT_SECONDS = 300


def prepare(lock: str) -> None:
    """Install the packages of `lock` and of npm, build the front end, compile the translations."""
    is_first = not (VENV.exists() and NODE_MODULES.exists())
    require_space(FIRST_RUN_MEGABYTES if is_first else LATER_RUN_MEGABYTES)
    STATE.mkdir(exist_ok=True)
    with _alone() as handle:
        ensure_packages(lock, keep_open=handle)
        ensure_frontend(keep_open=handle)
        _compile_messages()


def require_space(megabytes: int) -> None:
    """Raise Stop unless the disk of the working copy has so much left: cheaper to say now than half-way."""
    free = shutil.disk_usage(ROOT).free // 1_000_000
    if free < megabytes:
        message = f"The disk has {free} MB free and {megabytes} MB are needed: free some space and run it again."
        raise Stop(message)


@contextmanager
def _alone() -> Iterator[int]:
    """Hold the working copy's lock; yields its descriptor.

    Programs started meanwhile inherit it: when this process is killed, an installation that goes on without it keeps
    the next run waiting instead of writing into the same folder.
    """
    with (STATE / "preparing").open("w") as handle:
        give_up = time.monotonic() + WAIT_SECONDS
        while True:
            try:
                fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
                break
            except BlockingIOError:
                if time.monotonic() > give_up:
                    message = "Another command is still preparing this folder: wait for it to end, then run it again."
                    raise Stop(message) from None
                time.sleep(0.2)
        yield handle.fileno()


def _compile_messages() -> None:
    catalogues = sorted((ROOT / "locale").glob("*/LC_MESSAGES/*.po"))
    wanted = fingerprint(catalogues)
    stamp = STATE / "messages.sha256"
    if is_current(stamp, wanted) and all(path.with_suffix(".mo").exists() for path in catalogues):
        return
    with step("Compiling the translations"):
        run_quietly([PYTHON, "-m", "deploy.local.messages"], failing="A catalogue of translations is malformed")
        mark(stamp, wanted)
