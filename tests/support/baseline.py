"""Back to the migrated database after a transactional test, fast and whole.

Django's own way empties every table and then makes content types, permissions and groups anew: seconds per test, and
what migrations wrote (Wagtail's root page, site, locale) is lost for the tests after it. Here the migrated database is
kept aside once, before the first such test, and put back after each.
"""

import sqlite3
from typing import Any

from django.core.cache import cache
from django.db import connection

_SCHEMA = "voci_baseline"


class Baseline:
    """One migrated database: `keep` once, `restore` as often as needed."""

    def __init__(self) -> None:
        self._copy: sqlite3.Connection | None = None
        self._kept_tables: list[str] | None = None

    def keep(self) -> None:
        """Remember the database as the migrations left it. Later calls change nothing."""
        if connection.vendor == "sqlite" and self._copy is None:
            connection.ensure_connection()
            self._copy = sqlite3.connect(":memory:", check_same_thread=False)
            connection.connection.backup(self._copy)
        elif connection.vendor == "postgresql" and self._kept_tables is None:
            self._kept_tables = _keep_in_schema()

    def restore(self) -> None:
        if connection.vendor == "sqlite":
            assert self._copy is not None
            connection.ensure_connection()
            self._copy.backup(connection.connection)
        else:
            assert self._kept_tables is not None
            _restore_from_schema(self._kept_tables)
        # Copies of rows that are gone.
        cache.clear()


def _tables(cursor: Any) -> list[str]:
    cursor.execute("SELECT tablename FROM pg_tables WHERE schemaname = 'public' ORDER BY tablename")
    return [name for (name,) in cursor.fetchall()]


def _with_rows(cursor: Any, tables: list[str]) -> list[str]:
    """Which tables have any row: one statement for all of them."""
    cursor.execute(" UNION ALL ".join(f"SELECT '{name}' WHERE EXISTS (SELECT 1 FROM \"{name}\")" for name in tables))
    return [name for (name,) in cursor.fetchall()]


def _keep_in_schema() -> list[str]:
    with connection.cursor() as cursor:
        cursor.execute(f"DROP SCHEMA IF EXISTS {_SCHEMA} CASCADE")
        cursor.execute(f"CREATE SCHEMA {_SCHEMA}")
        kept = _with_rows(cursor, _tables(cursor))
        for name in kept:
            cursor.execute(f'CREATE TABLE {_SCHEMA}."{name}" AS TABLE public."{name}"')
    return kept


def _restore_from_schema(kept: list[str]) -> None:
    with connection.cursor() as cursor:
        tables = _tables(cursor)
        # The role that owns a test database is its superuser: foreign keys and triggers rest while rows move.
        cursor.execute("SET session_replication_role = replica")
        try:
            for name in set(_with_rows(cursor, tables)) - set(kept):
                cursor.execute(f'DELETE FROM public."{name}"')
            for name in kept:
                _restore_table(cursor, name)
        finally:
            cursor.execute("SET session_replication_role = DEFAULT")


def _restore_table(cursor: Any, name: str) -> None:
    """Only where it differs: most tests change none of what migrations wrote."""
    now, then = f'TABLE public."{name}"', f'TABLE {_SCHEMA}."{name}"'
    cursor.execute(f"SELECT EXISTS (({now} EXCEPT {then}) UNION ALL ({then} EXCEPT {now}))")
    if cursor.fetchone()[0]:
        cursor.execute(f'DELETE FROM public."{name}"')
        cursor.execute(f'INSERT INTO public."{name}" TABLE {_SCHEMA}."{name}"')
