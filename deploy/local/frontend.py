"""Node, the npm packages and the front end built from them."""

import json
import re
import shutil
import subprocess
from pathlib import Path

from deploy.local.commands import environment, run_quietly
from deploy.local.packages import ensure_packages
from deploy.local.paths import BUILD, NODE_MODULES, ROOT, VENV
from deploy.local.report import step
from deploy.local.stamps import fingerprint, is_current, mark

Version = tuple[int, int]
_OWN_NODE = VENV / "bin" / "node"


def ensure_frontend(*, keep_open: int) -> None:
    """Install the npm packages and build static/build, each only when its inputs have changed."""
    manifests = [ROOT / name for name in ("package.json", "package-lock.json", ".npmrc")]
    packages = fingerprint(manifests)
    installed = NODE_MODULES / ".voci-installed"
    sources = [ROOT / "static" / "js", ROOT / "static" / "scss", ROOT / "deploy" / "frontend"]
    build = fingerprint([path for path in sources if path.exists()], packages)
    built = BUILD / ".stamp"
    if is_current(installed, packages) and is_current(built, build):
        return
    node = _find_node(keep_open)
    if not is_current(installed, packages):
        with step("Installing the npm packages"):
            run_quietly(
                [node.with_name("npm"), "ci", "--no-audit", "--no-fund"],
                failing="The npm packages could not be installed",
                keep_open=[keep_open],
            )
            mark(installed, packages)
    with step("Building the front end"):
        command = [node, ROOT / "deploy" / "frontend" / "build.mjs"]
        run_quietly(command, failing="The front end could not be built", keep_open=[keep_open])
        mark(built, build)


def _find_node(keep_open: int) -> Path:
    """The machine's own Node, else the one from PyPI."""
    node = node_of_machine()
    if node is None:
        ensure_packages("node", keep_open=keep_open)
        return _OWN_NODE
    return node


def node_of_machine() -> Path | None:
    """The Node that the machine has, when it is new enough and has npm beside it."""
    found = shutil.which("node")
    if not found or Path(found) == _OWN_NODE or not _is_fit(Path(found)):
        return None
    return Path(found)


def oldest_node() -> Version:
    """Major and minor number of the oldest Node that package.json promises; said there once, for npm too."""
    promised = json.loads((ROOT / "package.json").read_text(encoding="utf-8"))["engines"]["node"]
    major, minor = promised.removeprefix(">=").split(".")
    return int(major), int(minor)


def _is_fit(node: Path) -> bool:
    if not node.with_name("npm").exists():
        return False
    try:
        answer = subprocess.run(
            [node, "--version"], env=environment(), capture_output=True, text=True, timeout=20, check=False
        )
    except (OSError, subprocess.TimeoutExpired):
        return False
    version = re.match(r"v(\d+)\.(\d+)\.", answer.stdout)
    return version is not None and (int(version[1]), int(version[2])) >= oldest_node()
