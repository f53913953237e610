"""The site's search: stored pages in the language asked for, then what upper apps add."""

import unicodedata
from dataclasses import dataclass

from wagtail.models import Locale, Page

from home.registries import SearchHit, search_upper_apps

PAGES_SHOWN = 20
SHORTEST_QUERY = 2


@dataclass(frozen=True)
class Found:
    pages: list[Page]
    others: list[SearchHit]

    @property
    def is_empty(self) -> bool:
        return not self.pages and not self.others


def search_site(text: str, *, language: str) -> Found:
    """A constant number of queries: pages come with their own type in one query per type found."""
    asked = " ".join(text.split())[:120]
    if len(asked) < SHORTEST_QUERY:
        return Found([], [])
    locales = Locale.objects.filter(language_code=language)
    pages = Page.objects.live().public().filter(depth__gt=1, locale__in=locales)
    words = plain_words(asked)
    hits = pages.specific().search(words, operator="and")[:PAGES_SHOWN] if words else []
    return Found(list(hits), search_upper_apps(asked))


def plain_words(text: str) -> str:
    """Letters, their accents and digits. The rest is syntax of SQLite's index, where a lone quote is a fault."""
    composed = unicodedata.normalize("NFC", text)
    return " ".join("".join(char if unicodedata.category(char)[0] in "LMN" else " " for char in composed).split())
