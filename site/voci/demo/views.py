"""One click to be somebody, and the mail that would have left. For whoever sits at this machine, else not found."""

from collections.abc import Callable
from functools import wraps

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBadRequest
from django.shortcuts import render
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_protect
from django.views.decorators.http import require_POST, require_safe

from home.domain.refusal import Refused
from home.models import OutboxMail
from voci.demo.doors import SESSION_KEY, VISITOR, find_door
from voci.demo.guard import has_real_people, is_local

MAILS_PER_PAGE = 20

View = Callable[[HttpRequest], HttpResponse]


def only_here(view: View) -> View:
    @wraps(view)
    def guarded(request: HttpRequest) -> HttpResponse:
        if not is_local(request):
            raise Http404
        return view(request)

    return never_cache(guarded)


@only_here
@require_POST
@csrf_protect
def enter(request: HttpRequest) -> HttpResponse:
    if has_real_people():
        return render(request, "demo/refused.html", {"code": "real_people"}, status=403)
    door = find_door(request.POST.get("role", ""))
    if door is None or not url_has_allowed_host_and_scheme(request.POST.get("next", "/"), allowed_hosts=None):
        return HttpResponseBadRequest()
    try:
        response = door.open(request)
    except Refused as refusal:
        return render(request, "demo/refused.html", {"code": refusal.code}, status=403)
    if door.key != VISITOR:
        request.session[SESSION_KEY] = door.key
    return response


@only_here
@require_safe
def outbox(request: HttpRequest) -> HttpResponse:
    mails = Paginator(OutboxMail.objects.all(), MAILS_PER_PAGE).get_page(request.GET.get("pagina"))
    return render(request, "demo/outbox.html", {"mails": mails})
