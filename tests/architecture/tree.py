"""The files of the working copy, as git sees them: what is ignored is not the project's."""

import ast
import subprocess
from functools import cache
from pathlib import Path

from deploy.local.paths import ROOT

APPS = ("home", "consultations", "proposals", "workshops")


@cache
def project_files() -> tuple[Path, ...]:
    listed = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
        timeout=30,
    ).stdout.split("\0")
    paths = (ROOT / name for name in listed if name)
    return tuple(sorted(path for path in paths if path.is_file()))


def relative(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def is_generated(path: Path) -> bool:
    return "migrations" in path.parts


def python_files(*folders: str) -> list[Path]:
    """Python that somebody wrote, in `folders` or everywhere."""
    return [
        path
        for path in project_files()
        if path.suffix == ".py"
        and not is_generated(path)
        and (not folders or path.relative_to(ROOT).parts[0] in folders)
    ]


@cache
def parsed(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"))
