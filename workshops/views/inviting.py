"""The link that seats without a QR: sent from the regia, opened by who got it."""

from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from home.domain.refusal import Refused
from home.models import User
from home.sentences import sentence, sentence_for
from workshops.forms.inviting import SeatLinkForm
from workshops.models import Table
from workshops.models.workshop import new_token
from workshops.services.inviting import fault_of, seat_link_of, send_seat_link, sit_by_link
from workshops.views.access import Held, directed_or_403, held_by_cookie, remember


@never_cache
@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def send(request: HttpRequest, code: str, number: int) -> HttpResponse:
    workshop = directed_or_403(request, code)
    table = get_object_or_404(Table.objects.select_related("workshop", "direction"), workshop=workshop, number=number)
    form = SeatLinkForm(request.POST or None, table=table)
    refused = ""
    if request.method == "POST" and form.is_valid():
        assert isinstance(request.user, User)
        try:
            send_seat_link(table, **form.cleaned_data, by=request.user, now=timezone.now())
        except Refused as refusal:
            refused = sentence_for(refusal)
        else:
            messages.success(request, _("Link mandato a %(email)s.") % {"email": form.cleaned_data["email"]})
            return HttpResponseRedirect(request.path, status=303)
    context = {"workshop": workshop, "table": table, "form": form, "refused": refused}
    return render(request, "workshops/regia_seat_link.html", context, status=422 if form.errors or refused else 200)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def sit(request: HttpRequest, token: str) -> HttpResponse:
    """Opening the link seats nobody: a mail programme that looks at links must not use it up. Its button does."""
    link, now = seat_link_of(token), timezone.now()
    if link is not None and held_by_cookie(request, link.table, facilitates=False) != Held():
        return _to_table(link.table)
    browser = request.COOKIES.get(settings.CSRF_COOKIE_NAME) or new_token()
    fault = fault_of(link, now, browser)
    refused = sentence(fault) if fault else ""
    if request.method == "POST" and not fault:
        try:
            link, device = sit_by_link(token, browser=browser, now=now)
        except Refused as refusal:
            refused = sentence_for(refusal)
        else:
            response = _to_table(link.table)
            remember(response, request, link.table, device, facilitates=False)
            return response
    context = {"link": link, "refused": refused, "is_over": bool(fault)}
    status = 404 if link is None else 410 if fault else 409 if refused else 200
    response = render(request, "workshops/seat_link.html", context, status=status)
    response["X-Robots-Tag"] = "noindex, nofollow"
    response["Referrer-Policy"] = "same-origin"
    return response


def _to_table(table: Table) -> HttpResponse:
    return HttpResponseRedirect(reverse("workshops:table", args=[table.code]), status=303)
