"""Organisations as lists and pages show them."""

from dataclasses import dataclass

from django.db.models import Q, QuerySet

from consultations.models import Organisation

PAGE_SIZE = 30
SLUG_CHARACTERS = 80


@dataclass(frozen=True)
class Page:
    items: list[Organisation]
    next_cursor: str


def public_organisations() -> QuerySet[Organisation]:
    """A name typed at a table is not a page before staff have looked at it."""
    return Organisation.objects.filter(is_confirmed=True)


def page_of(cursor: str, size: int = PAGE_SIZE) -> Page:
    """By name. The cursor is the slug of the last one read: new ones do not shift the pages."""
    rows = public_organisations().order_by("name", "slug")
    last = Organisation.objects.filter(slug=cursor[:SLUG_CHARACTERS]).first() if cursor else None
    if last is not None:
        rows = rows.filter(Q(name__gt=last.name) | Q(name=last.name, slug__gt=last.slug))
    items = list(rows[: size + 1])
    return Page(items[:size], items[size - 1].slug if len(items) > size else "")
