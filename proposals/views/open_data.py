"""/dati-aperti/: everything needed to recount, to read and to download."""

from collections.abc import AsyncIterator, Iterator

from asgiref.sync import sync_to_async
from django.core.handlers.asgi import ASGIRequest
from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe

from proposals.exports import COLUMNS, LICENCE, LICENCE_URL, as_csv, as_json
from proposals.queries.listing import figures_of, public_proposals


@require_safe
def open_data_page(request: HttpRequest) -> HttpResponse:
    figures = figures_of(public_proposals())
    newest = public_proposals().values_list("published_at", flat=True).order_by("-published_at").first()
    context = {
        "columns": COLUMNS,
        "figures": figures,
        "newest": newest,
        "today": timezone.localdate(),
        "licence": LICENCE,
        "licence_url": LICENCE_URL,
        "trail": [{"label": _("Dati aperti"), "url": ""}],
    }
    return render(request, "proposals/open_data.html", context)


@cache_control(public=True, max_age=60)
@require_safe
def proposals_csv(request: HttpRequest) -> HttpResponse:
    return _download(request, as_csv(), "text/csv; charset=utf-8", "csv")


@cache_control(public=True, max_age=60)
@require_safe
def proposals_json(request: HttpRequest) -> HttpResponse:
    return _download(request, as_json(timezone.now()), "application/json", "json")


def _download(request: HttpRequest, chunks: Iterator[bytes], kind: str, ending: str) -> HttpResponse:
    # Under ASGI Django would collect a plain iterator whole before the first byte leaves.
    body = _one_by_one(chunks) if isinstance(request, ASGIRequest) else chunks
    response = StreamingHttpResponse(body, content_type=kind)
    response["Content-Disposition"] = f'attachment; filename="proposte.{ending}"'
    # Anybody's page may read open data; it is the same for everybody.
    response["Access-Control-Allow-Origin"] = "*"
    return response


async def _one_by_one(chunks: Iterator[bytes]) -> AsyncIterator[bytes]:
    while (chunk := await sync_to_async(next)(chunks, None)) is not None:
        yield chunk
