"""One migrated database per state of the migrations, copied wherever a test wants a fresh one.

Migrating takes twenty seconds of work and always gives the same; a copy takes a fraction of one. The template's name
holds a digest of every migration and of the installed packages, so a changed migration makes a new template.
"""

import fcntl
import hashlib
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlsplit, urlunsplit

import psycopg
from psycopg import sql

ROOT = Path(__file__).resolve().parents[2]
FOLDER = ROOT / ".run" / "test"
MIGRATE_SECONDS = 300


def digest() -> str:
    """Twelve hexadecimal digits that change when a migration or a package does."""
    state = hashlib.sha256((ROOT / "deploy" / "requirements" / "test.txt").read_bytes())
    for path in sorted(ROOT.glob("*/migrations/*.py")):
        state.update(path.name.encode() + path.read_bytes())
    return state.hexdigest()[:12]


@contextmanager
def _alone(name: str) -> Iterator[None]:
    """One process at a time makes a template; the others wait and find it made."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    with (FOLDER / f"{name}.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def _migrate(url: str) -> None:
    environment = {
        **os.environ,
        "DJANGO_SETTINGS_MODULE": "voci.settings.test",
        "DATABASE_URL": url,
        "REDIS_URL": "",
        "PYTHONPATH": os.pathsep.join((str(ROOT / "site"), str(ROOT))),
    }
    subprocess.run(
        [sys.executable, str(ROOT / "manage.py"), "migrate", "--verbosity", "0"],
        check=True,
        cwd=ROOT,
        env=environment,
        timeout=MIGRATE_SECONDS,
    )


def sqlite_template() -> Path:
    """The migrated file, made if there is none yet for these migrations."""
    path = FOLDER / f"template-{digest()}.sqlite3"
    with _alone("template-sqlite"):
        if not path.exists():
            unfinished = path.with_suffix(".unfinished")
            unfinished.unlink(missing_ok=True)
            _migrate(f"sqlite:///{unfinished}")
            unfinished.rename(path)
    return path


def copy_sqlite(target: Path) -> None:
    """A migrated database at `target`, in the place of whatever was there."""
    for leftover in (target, Path(f"{target}-wal"), Path(f"{target}-shm")):
        leftover.unlink(missing_ok=True)
    target.parent.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(sqlite_template(), target)


@contextmanager
def _postgres_template(url: str) -> Iterator[tuple[psycopg.Connection, str]]:
    """The server of `url` and the migrated database's name there, made if there is none yet; nobody else copies it."""
    template = f"voci_template_{digest()}"
    with _alone("template-postgres"), psycopg.connect(url, autocommit=True) as server:
        made = server.execute("SELECT 1 FROM pg_database WHERE datname = %s AND datistemplate", [template]).fetchone()
        if made is None:
            server.execute(sql.SQL("DROP DATABASE IF EXISTS {}").format(sql.Identifier(template)))
            server.execute(sql.SQL("CREATE DATABASE {}").format(sql.Identifier(template)))
            _migrate(urlunsplit(urlsplit(url)._replace(path=f"/{template}")))
            server.execute(sql.SQL("ALTER DATABASE {} IS_TEMPLATE true").format(sql.Identifier(template)))
        yield server, template


def copy_postgres(url: str, name: str) -> None:
    """A migrated database called `name` on the server of `url`, in the place of whatever was there."""
    with _postgres_template(url) as (server, template):
        server.execute(sql.SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)").format(sql.Identifier(name)))
        server.execute(sql.SQL("CREATE DATABASE {} TEMPLATE {}").format(sql.Identifier(name), sql.Identifier(template)))


if __name__ == "__main__":
    # `make test` has both made while something else is looked at: whoever wants a copy then waits for less, or nothing.
    sqlite_template()
    with _postgres_template(sys.argv[1]):
        pass
