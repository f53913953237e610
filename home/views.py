"""Pages of the public site that are not stored: the rating's endpoint and its thanks, the search."""

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.http import urlencode
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST, require_safe

from home.ratings import (
    MINUTE_SECONDS,
    RatingForm,
    comes_from_this_site,
    is_path_here,
    is_too_fast,
    store_rating,
)
from home.searching import search_site


@csrf_exempt
@require_POST
def rate(request: HttpRequest) -> HttpResponse:
    if not comes_from_this_site(request):
        return render(request, "home/rating_refused.html", status=403)
    now = timezone.now()
    if is_too_fast(int(now.timestamp()) // MINUTE_SECONDS):
        return render(request, "home/rating_refused.html", {"later": True}, status=429)
    form = RatingForm(request.POST)
    if not form.is_valid():
        return render(request, "home/rating_refused.html", {"form": form}, status=400)
    store_rating(form, language=get_language() or "it", today=timezone.localdate(now))
    query = urlencode({"pagina": form.cleaned_data["page"]})
    return HttpResponseRedirect(f"{reverse('rating-thanks')}?{query}", status=303)


@require_safe
def rating_thanks(request: HttpRequest) -> HttpResponse:
    page = request.GET.get("pagina", "/")
    return render(request, "home/rating_thanks.html", {"rated_page": page if is_path_here(page) else "/"})


@require_safe
def search(request: HttpRequest) -> HttpResponse:
    text = request.GET.get("q", "").replace("\x00", "").strip()
    language = (get_language() or "it").split("-")[0]
    found = search_site(text, language=language)
    context = {"text": text, "found": found, "trail": [{"label": _("Cerca")}]}
    return render(request, "home/search.html", context)


def page_not_found(request: HttpRequest, exception: Exception) -> HttpResponse:  # noqa: ARG001 -- the framework's shape
    """Django's own looks for a form's token first, and so reads the body: a broken one would break this page too."""
    return render(request, "404.html", status=404)
