"""`make check`: every linter, one after another; all are run even when one complains."""

import subprocess
import sys
from pathlib import Path

from deploy.local.commands import environment
from deploy.local.paths import NODE_MODULES, ROOT, VENV
from deploy.local.prepare import prepare
from deploy.local.report import entry_point

_BIN = VENV / "bin"
TOOLS: dict[str, list[Path | str]] = {
    "ruff": [_BIN / "ruff", "check", "--quiet", "--output-format=concise", "."],
    "ruff format": [_BIN / "ruff", "format", "--check", "--quiet", "--output-format=concise", "."],
    "import-linter": [_BIN / "lint-imports", "--no-cache"],
    "djlint": [_BIN / "djlint", "--lint", "--quiet", "templates"],
    "pyright": [NODE_MODULES / ".bin" / "pyright", "--pythonpath", _BIN / "python"],
}


def failing_tools() -> list[str]:
    """Run every tool; print the output of those that complain and return their names."""
    failing: list[str] = []
    for name, command in TOOLS.items():
        if name == "djlint" and not (ROOT / "templates").exists():
            continue
        finished = subprocess.run(
            [str(part) for part in command],
            cwd=ROOT,
            env=environment(),
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            timeout=300,
            check=False,
        )
        if finished.returncode == 0:
            print(f"· {name}: clean", flush=True)
            continue
        failing.append(name)
        print(f"· {name}: complains\n{finished.stdout}{finished.stderr}", flush=True)
    return failing


@entry_point
def main() -> int:
    prepare("test")
    if "--format" in sys.argv:
        subprocess.run([_BIN / "ruff", "check", "--fix-only", "--quiet", "."], cwd=ROOT, check=True)
        return subprocess.run([_BIN / "ruff", "format", "."], cwd=ROOT, check=False).returncode
    return 1 if failing_tools() else 0


if __name__ == "__main__":
    main()
