"""Addresses and cookies with a NUL in them: nothing here is called so, and PostgreSQL refuses even to look it up."""

from collections.abc import Callable

from django.http import Http404, HttpRequest, HttpResponse

NUL = "\x00"
GetResponse = Callable[[HttpRequest], HttpResponse]


class NulCookieMiddleware:
    """Forgets such a cookie. Stands before whoever looks a cookie up."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        for name in [name for name, value in request.COOKIES.items() if NUL in value]:
            del request.COOKIES[name]
        return self.get_response(request)


class NulAddressMiddleware:
    """Answers «not found». Stands after what the page of that answer needs, before whoever looks an address up."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if NUL in request.path_info:
            raise Http404
        return self.get_response(request)
