"""The content security policy of Wagtail's admin. Everywhere else the strict one of the settings stands.

Wagtail's admin prints a few inline scripts and styles of its own (date choosers, chart sizes), so `/admin/` allows
inline ones; it still loads nothing from other hosts. Previews show public pages inside the admin: they keep the
strict policy, so that an editor sees exactly what the public will see.
"""

from collections.abc import Callable

from csp.constants import NONE, SELF, UNSAFE_INLINE
from django.http import HttpRequest, HttpResponse

ADMIN_PREFIX = "/admin/"
ADMIN_POLICY = {
    "script-src": [SELF, UNSAFE_INLINE],
    "style-src": [SELF, UNSAFE_INLINE],
    "img-src": [SELF, "data:", "blob:"],
    "object-src": [NONE],
}


def is_preview(path: str) -> bool:
    return "/preview/" in path or "/view_draft/" in path


class AdminPolicyMiddleware:
    """Stands after django-csp's middleware, which writes the header from what this leaves on the response."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        if request.path.startswith(ADMIN_PREFIX) and not is_preview(request.path):
            response._csp_replace = ADMIN_POLICY  # noqa: SLF001 -- what django-csp's own decorator sets
        return response
