"""/filo/<token>/: "Il mio filo", the page of who follows without an account. The link is the only key."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from home.domain.refusal import Refused
from home.sentences import sentence, sentence_for
from proposals.queries.following import things_followed
from proposals.services.following import confirm_follower, stop_following
from proposals.services.tokens import follower_of


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def my_thread(request: HttpRequest, token: str) -> HttpResponse:
    """Opening the link confirms nothing (mail programs open links by themselves): a button does."""
    follower = follower_of(token)
    if follower is None:
        context = {"fault": sentence("link_unknown")}
        return _private(render(request, "proposals/my_thread.html", context, status=404))
    if request.method == "POST":
        return _changed(request, token)
    context = {"follower": follower, "token": token, "things": things_followed(follower)}
    return _private(render(request, "proposals/my_thread.html", context))


def _changed(request: HttpRequest, token: str) -> HttpResponse:
    here = reverse("proposals:my-thread", args=[token])
    try:
        if "stop" in request.POST:
            # A NUL would stop PostgreSQL; nothing that anybody follows has one.
            stop_following(token, thing=request.POST["stop"].replace("\x00", ""))
            messages.success(request, _("Fatto: non ti scriviamo più su questo."))
        else:
            confirm_follower(token, now=timezone.now())
            messages.success(request, _("Confermato: ti scriviamo quando la Città risponde."))
    except Refused as refusal:
        messages.error(request, sentence_for(refusal))
    is_left = follower_of(token) is None
    return HttpResponseRedirect(reverse("proposals:list") if is_left else here, status=303)


def _private(response: HttpResponse) -> HttpResponse:
    """The address is a key: no search engine keeps it, no other site is told of it.

    Not "no-referrer": under it a browser says `Origin: null` with this page's own form, and the form is refused.
    """
    response["X-Robots-Tag"] = "noindex, nofollow"
    response["Referrer-Policy"] = "same-origin"
    return response
