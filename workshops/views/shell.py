"""What makes the table a thing on a phone: its manifest, the worker that keeps its shell, the page without a network.

None of it says anything about anybody: the same bytes go to everybody, and only these are ever kept on a device.
"""

import hashlib
import json
from functools import cache
from pathlib import Path

from django.contrib.staticfiles import finders
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.template.loader import render_to_string
from django.templatetags.static import static
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe

ASSETS = (
    "build/css/table.css",
    "build/js/table.js",
    "build/js/shell.js",
    "build/js/offline.js",
    "build/fonts/titillium-web-400.woff2",
    "build/fonts/titillium-web-600.woff2",
    "build/fonts/titillium-web-700.woff2",
    "img/mark.svg",
)
WORKER = "build/js/worker.js"
LANGUAGES = ("it", "en")
PAPER, INK = "#ffffff", "#17233b"
ICONS = (
    ("img/icon-192.png", "192x192", "any"),
    ("img/icon-512.png", "512x512", "any"),
    ("img/icon-maskable-512.png", "512x512", "maskable"),
)


@require_safe
@cache_control(public=True, max_age=3600)
def manifest(_request: HttpRequest) -> JsonResponse:
    return JsonResponse(
        {
            "id": "/tavoli/",
            "name": "Voci di Quartiere",
            "short_name": _("Voci"),
            "description": _("Siediti al tavolo: scrivi, chiarisci, scegli."),
            "lang": translation.get_language(),
            "start_url": reverse("workshops:enter_code"),
            "scope": "/",
            "display": "standalone",
            "background_color": PAPER,
            "theme_color": INK,
            "icons": [
                {"src": static(name), "sizes": sizes, "type": "image/png", "purpose": purpose}
                for name, sizes, purpose in ICONS
            ],
        },
        content_type="application/manifest+json",
        json_dumps_params={"ensure_ascii": False},
    )


@require_safe
@cache_control(no_cache=True)
def worker(_request: HttpRequest) -> HttpResponse:
    """The same bytes as long as nothing changed: the browser replaces its worker when they differ."""
    script = f"self.shell = {json.dumps(_shell())};\nimportScripts({json.dumps(static(WORKER))});\n"
    return HttpResponse(script, content_type="text/javascript; charset=utf-8")


@require_safe
@cache_control(no_cache=True)
def offline(_request: HttpRequest) -> HttpResponse:
    return HttpResponse(_offline_page(translation.get_language() or LANGUAGES[0]))


def _offline_page(language: str) -> str:
    """Made without the request: what is kept on a device for everybody may know nobody."""
    with translation.override(language):
        return render_to_string("workshops/offline.html", {"language": language})


@cache
def _shell() -> dict[str, object]:
    """What is kept, under a version that changes with any byte of it."""
    digest = hashlib.sha256()
    for name in (*ASSETS, WORKER):
        found = finders.find(name)
        digest.update(f"{name}={static(name)}".encode())
        digest.update(Path(str(found)).read_bytes() if found else b"")
    pages: dict[str, str] = {}
    for language in LANGUAGES:
        digest.update(_offline_page(language).encode())
        with translation.override(language):
            pages[reverse("workshops:enter_code")] = reverse("workshops:offline")
    return {"version": digest.hexdigest()[:16], "assets": [static(name) for name in ASSETS], "offline": pages}
