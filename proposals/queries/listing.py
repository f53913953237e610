"""The list of proposals: filters, pages by cursor, and the figures that are said above it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from django.db.models import Count, Q, QuerySet

from home.paging import whole_number
from proposals.domain.states import PUBLIC
from proposals.models import Proposal

PAGE_SIZE = 20
SEARCH_CHARS = 100
EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


@dataclass(frozen=True)
class Filters:
    """Codes as they stand in the address; empty means any."""

    q: str = ""
    direction: str = ""
    area: str = ""
    state: str = ""
    sector: str = ""

    @property
    def is_any(self) -> bool:
        return any((self.q, self.direction, self.area, self.state, self.sector))


@dataclass(frozen=True)
class Figures:
    """Who wrote what is found: said in words, never only as a number."""

    total: int
    from_tables: int
    organisations: int
    answered: int

    @property
    def from_residents(self) -> int:
        return self.total - self.from_tables


@dataclass(frozen=True)
class Page:
    items: list[Proposal]
    next_cursor: str


def public_proposals() -> QuerySet[Proposal]:
    return Proposal.objects.filter(state__in=PUBLIC, is_hidden=False, published_at__isnull=False)


def matching(filters: Filters) -> QuerySet[Proposal]:
    found = public_proposals()
    exact: Mapping[str, str] = {
        "direction__code": filters.direction,
        "area__code": filters.area,
        "state": filters.state,
        "organisation__sector": filters.sector,
    }
    found = found.filter(**{field: value for field, value in exact.items() if value})
    for word in filters.q[:SEARCH_CHARS].split():
        found = found.filter(Q(title__icontains=word) | Q(text__icontains=word))
    return found


def figures_of(found: QuerySet[Proposal]) -> Figures:
    return Figures(
        **found.order_by().aggregate(
            total=Count("pk"),
            from_tables=Count("pk", filter=Q(channel=Proposal.Channel.TABLE)),
            organisations=Count("organisation", distinct=True),
            answered=Count("pk", filter=Q(first_answered_at__isnull=False)),
        )
    )


def page_of(found: QuerySet[Proposal], cursor: str, size: int = PAGE_SIZE) -> Page:
    """The newest first. A cursor names the last proposal already read, so that new ones do not shift the pages."""
    rows = found.select_related("direction", "organisation", "area").prefetch_related("table_ledgers")
    rows = rows.order_by("-published_at", "-pk")
    after = read_cursor(cursor)
    if after is not None:
        at, number = after
        rows = rows.filter(Q(published_at__lt=at) | Q(published_at=at, pk__lt=number))
    items = list(rows[: size + 1])
    more = len(items) > size
    return Page(items[:size], cursor_of(items[size - 1]) if more else "")


def cursor_of(proposal: Proposal) -> str:
    return f"{(proposal.published_at - EPOCH) // timedelta(microseconds=1)}-{proposal.pk}"


def read_cursor(cursor: str) -> tuple[datetime, int] | None:
    """None for an empty or a broken cursor: the reader then sees the first page."""
    first, _dash, second = cursor.partition("-")
    micros, number = whole_number(first), whole_number(second)
    if micros is None or number is None:
        return None
    try:
        return EPOCH + timedelta(microseconds=micros), number
    except OverflowError:
        return None
