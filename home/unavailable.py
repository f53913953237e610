"""When an answer cannot be made: a fault of ours, or only a database that has no connection free for a moment."""

import sys

from django.db import OperationalError
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.template import loader
from django.views.defaults import server_error as fault
from psycopg_pool import PoolTimeout

TRY_AGAIN_SECONDS = 2


def server_error(request: HttpRequest) -> HttpResponse:
    """Django's own page of a fault; 503 and when to come back where a whole room came at once."""
    if not is_crowded(sys.exc_info()[1]):
        return fault(request)
    if request.accepts("text/html"):
        response = HttpResponse(loader.get_template("503.html").render(), status=503)
    else:
        response = JsonResponse({"type": "error", "code": "try_again"}, status=503)
    response["Retry-After"] = str(TRY_AGAIN_SECONDS)
    return response


def is_crowded(fault: BaseException | None) -> bool:
    """Whether every connection of the pool was taken. Django wraps what its driver raises."""
    return isinstance(fault, PoolTimeout) or (
        isinstance(fault, OperationalError) and isinstance(fault.__cause__, PoolTimeout)
    )
