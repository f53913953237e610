"""`make run`: the demonstration, from a fresh clone to the address of its first page."""

import os
import subprocess
import sys
import time

from deploy.local.commands import environment, run_quietly
from deploy.local.network import LOOPBACK, PortProblem, lan_address, parse_port, require_free
from deploy.local.packages import PYTHON
from deploy.local.paths import REQUIREMENTS, ROOT, STATE
from deploy.local.prepare import prepare
from deploy.local.report import Stop, entry_point, step
from deploy.local.stamps import fingerprint, is_current, mark

EVERYWHERE = "0.0.0.0"  # noqa: S104 -- only with LAN=1, and ALLOWED_HOSTS names the two addresses served
DATABASE = STATE / "demo.sqlite3"
SOURCES = ("home", "consultations", "proposals", "workshops", "site", "locale")


def _lan() -> str:
    if os.environ.get("LAN", "") in {"", "0"}:
        return ""
    address = lan_address()
    if not address:
        message = "This machine is on no local network: connect it to one, or run it without LAN=1."
        raise Stop(message)
    return address


def _prepare_database(extra: dict[str, str]) -> None:
    migrations = [REQUIREMENTS / "run.txt", *ROOT.glob("*/migrations"), *ROOT.glob("site/*/migrations")]
    failing = "The database could not be prepared (make clean forgets it, with everything installed)"
    _manage("migrate --no-input", "Preparing the database", failing, fingerprint(migrations), extra)
    if next(ROOT.glob("*/management/commands/load_content.py"), None):
        # The day counts too: today's tables stay today's.
        content = fingerprint([ROOT / name for name in SOURCES], time.strftime("%Y-%m-%d"))
        _manage("load_content", "Loading the content", "The content could not be loaded", content, extra)


def _manage(command: str, title: str, failing: str, sources: str, extra: dict[str, str]) -> None:
    """Run a management command unless it has seen the same `sources` and the same database file before."""
    stamp = STATE / f"{command.split(maxsplit=1)[0]}.sha256"
    # Elsewhere nobody knows what happened to the database meanwhile. The inode tells a new file from the old one.
    is_ours = not {"DATABASE_URL", "DATA_DIR"} & set(os.environ)
    if is_ours and DATABASE.exists() and is_current(stamp, f"{sources} {DATABASE.stat().st_ino}"):
        return
    with step(title):
        run_quietly([PYTHON, ROOT / "manage.py", *command.split()], failing=failing, extra=extra)
        if is_ours:
            mark(stamp, f"{sources} {DATABASE.stat().st_ino}")


def _print_qr(address: str) -> None:
    print(f"On a phone in the same network: {address}", flush=True)
    subprocess.run([PYTHON, "-m", "deploy.local.qr", address], cwd=ROOT, env=environment(), check=True, timeout=30)


@entry_point
def main() -> int:
    lan = _lan()
    host = EVERYWHERE if lan else LOOPBACK
    try:
        port = parse_port(os.environ.get("PORT", "8000"))
        require_free(host, port)
    except PortProblem as problem:
        raise Stop(str(problem)) from problem
    extra = {"DJANGO_SETTINGS_MODULE": "voci.settings.dev", "PORT": str(port), "VOCI_LAN_HOST": lan}
    prepare("run")
    _prepare_database(extra)
    if lan:
        _print_qr(f"http://{lan}:{port}/prova/")
    sys.stdout.flush()
    # The server takes the place of this process: whoever stops the command stops the server.
    os.chdir(ROOT)
    announcement = f"http://{LOOPBACK}:{port}/prova/"
    command = [str(PYTHON), "-m", "voci.server", "--host", host, "--port", str(port), "--announce", announcement]
    os.execve(command[0], command, environment(extra))  # noqa: S606 -- a program of the project, no shell


if __name__ == "__main__":
    main()
