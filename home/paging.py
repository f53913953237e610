"""Lists page. A page number that does not exist leads to the nearest that does."""

from django.core.paginator import Page, Paginator
from django.db.models import QuerySet
from django.http import HttpRequest

PER_PAGE = 24
# The most digits that a row's number and a time in microseconds can have in a database.
MOST_DIGITS = 18


def page_of(things: QuerySet, request: HttpRequest, *, per_page: int = PER_PAGE, parameter: str = "pagina") -> Page:
    """Two lists on one page have two parameters."""
    return Paginator(things, per_page).get_page(request.GET.get(parameter))


def whole_number(text: str) -> int | None:
    """A number out of an address, or None for whatever else stands there: a longer one is no row's number."""
    is_number = text.isascii() and text.isdigit() and len(text) <= MOST_DIGITS
    return int(text) if is_number else None
