"""Who approves the accounts of a workshop, chosen by the regia."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from home.domain.refusal import Refused
from home.models import User
from home.sentences import sentence_for
from workshops.forms.naming import ApproverForm
from workshops.services.naming import name_approver
from workshops.views.access import directed_or_403


@never_cache
@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def approver(request: HttpRequest, code: str) -> HttpResponse:
    workshop = directed_or_403(request, code)
    form = ApproverForm(request.POST if request.method == "POST" else None, workshop=workshop)
    refused = ""
    if request.method == "POST" and form.is_valid():
        assert isinstance(request.user, User)
        try:
            name_approver(workshop, form.cleaned_data["approver"], by=request.user, now=timezone.now())
        except Refused as refusal:
            refused = sentence_for(refusal)
        else:
            messages.success(request, _("Fatto: è scritto chi approva i resoconti di questo laboratorio."))
            return HttpResponseRedirect(reverse("workshops:regia", args=[workshop.code]), status=303)
    context = {"workshop": workshop, "form": form, "refused": refused}
    return render(request, "workshops/regia_approver.html", context, status=422 if form.is_bound else 200)
