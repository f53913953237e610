"""Lists page. A page number that does not exist leads to the nearest that does."""

from django.core.paginator import Page, Paginator
from django.db.models import QuerySet
from django.http import HttpRequest

PER_PAGE = 24


def page_of(things: QuerySet, request: HttpRequest, *, per_page: int = PER_PAGE) -> Page:
    return Paginator(things, per_page).get_page(request.GET.get("pagina"))
