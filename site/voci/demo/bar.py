"""The role bar, as a part that every page asks for by name."""

from django.http import HttpRequest

from home.registries import LivePart
from voci.demo.doors import DOORS, SESSION_KEY
from voci.demo.guard import is_local

# Pages inside pages (the three frames of /prova/) show no bar of their own.
FRAMED = frozenset({"iframe", "frame", "embed", "object"})


def role_bar(request: HttpRequest, _thing: object) -> LivePart | None:
    if request.headers.get("Sec-Fetch-Dest") in FRAMED or not is_local(request):
        return None
    # The middleware then keeps the page out of every store.
    request.shows_role_bar = True  # type: ignore[attr-defined] -- read by the template
    current = request.session.get(SESSION_KEY)
    return LivePart("demo/role_bar.html", {"doors": DOORS, "current": current, "here": request.get_full_path()})
