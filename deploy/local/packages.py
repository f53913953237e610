"""The project's own virtual environment, filled from hashed lock files."""

import shutil
import sys
from pathlib import Path

from deploy.local.commands import run_quietly
from deploy.local.paths import REQUIREMENTS, VENV
from deploy.local.report import step
from deploy.local.stamps import fingerprint, is_current, mark

PYTHON = VENV / "bin" / "python"
# There while something is being installed: found at the start, it means that the last run was interrupted.
_INSTALLING = VENV / ".installing"


def ensure_packages(lock: str, *, keep_open: int) -> None:
    """Make the environment hold `deploy/requirements/<lock>.txt`. An interrupted installation is begun afresh."""
    requirements = REQUIREMENTS / f"{lock}.txt"
    stamp = VENV / f".{lock}.sha256"
    # The folder and the interpreter count as inputs: programs in the environment hold both as absolute paths.
    wanted = fingerprint([requirements], str(VENV), sys.version, sys.base_prefix)
    if not _INSTALLING.exists() and PYTHON.exists() and is_current(stamp, wanted):
        return
    with step(f"Installing the Python packages ({lock})"):
        if _INSTALLING.exists() or not PYTHON.exists() or not _is_of_this_python():
            _make_environment(keep_open)
        _INSTALLING.touch()
        _install(requirements, keep_open)
        mark(stamp, wanted)
        _INSTALLING.unlink()


def _is_of_this_python() -> bool:
    made_by = VENV / ".python"
    return is_current(made_by, _this_python())


def _this_python() -> str:
    return fingerprint([], str(VENV), sys.version, sys.base_prefix)


def _make_environment(keep_open: int) -> None:
    # Resolved, because whoever has the environment activated runs this with the very interpreter that goes.
    interpreter = Path(sys.executable).resolve()
    shutil.rmtree(VENV, ignore_errors=True)
    VENV.mkdir()
    _INSTALLING.touch()
    command = [interpreter, "-m", "venv", VENV]
    run_quietly(command, failing="Python could not make a virtual environment", keep_open=[keep_open])
    mark(VENV / ".python", _this_python())


def _install(requirements: Path, keep_open: int) -> None:
    command = [PYTHON, "-m", "pip", "install", "--disable-pip-version-check", "--no-input", "--require-hashes"]
    failing = "The Python packages could not be installed"
    run_quietly([*command, "-r", requirements], failing=failing, keep_open=[keep_open])
