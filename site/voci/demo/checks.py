"""`migrate` and `check --database default` refuse a demonstration on a database that holds real people."""

from collections.abc import Sequence

from django.core.checks import CheckMessage, Error
from django.db import DatabaseError

from voci.demo.guard import REAL_PEOPLE, has_real_people


def check_no_real_people(databases: Sequence[str] | None = None, **_kwargs: object) -> list[CheckMessage]:
    if not databases:
        return []
    try:
        return [Error(REAL_PEOPLE, id="demo.E001")] if has_real_people() else []
    except DatabaseError:
        # Before the first migration there are no people at all.
        return []
