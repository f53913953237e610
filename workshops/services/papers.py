"""The account on paper, kept ready for a day: the newest of each table and language, and none of what was erased."""

from django.conf import settings
from django.core.cache import cache

KEPT_SECONDS = 24 * 60 * 60


def kept_paper(table: int, language: str, mark: str) -> bytes | None:
    """The paper that was kept under this `mark`: a digest of all that it says."""
    found = cache.get(_key(table, language))
    return found[1] if found is not None and found[0] == mark else None


def keep_paper(table: int, language: str, mark: str, paper: bytes) -> None:
    """In the place of the one before it: with photos a paper is some megabytes."""
    cache.set(_key(table, language), (mark, paper), KEPT_SECONDS)


def forget_papers(table: int) -> None:
    cache.delete_many([_key(table, language) for language, _name in settings.LANGUAGES])


def _key(table: int, language: str) -> str:
    return f"account-pdf:{table}:{language}"
