"""Saying that an organisation stands by a proposal, and taking it back: a POST by who holds its delega."""

from collections.abc import Callable
from datetime import datetime

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils import timezone
from django.utils.translation import gettext as _

from consultations.models import Organisation
from home.domain.refusal import Refused
from home.sentences import sentence_for
from proposals.models import Proposal
from proposals.permissions import Person
from proposals.services.adhering import adhere, withdraw_adhesion
from proposals.services.guard import refuse
from proposals.views.actions import on_post

SLUG_CHARACTERS = 80
Act = Callable[..., bool]


@on_post
def adhere_to_proposal(request: HttpRequest, proposal: Proposal) -> HttpResponse:
    return _done(request, proposal, adhere, _("L’adesione è pubblica. Si può ritirare quando si vuole."))


@on_post
def withdraw_from_proposal(request: HttpRequest, proposal: Proposal) -> HttpResponse:
    return _done(request, proposal, withdraw_adhesion, _("L’adesione è ritirata. Resta scritto che c’era."))


def _done(request: HttpRequest, proposal: Proposal, act: Act, words: str) -> HttpResponse:
    try:
        _act(request, proposal, act, request.user, timezone.now())
    except Refused as refusal:
        messages.error(request, sentence_for(refusal))
    else:
        messages.success(request, words)
    return HttpResponseRedirect(f"{proposal.get_absolute_url()}#adesioni", status=303)


def _act(request: HttpRequest, proposal: Proposal, act: Act, by: Person, now: datetime) -> None:
    slug = request.POST.get("organisation", "").replace("\x00", "")[:SLUG_CHARACTERS]
    found = Organisation.objects.filter(slug=slug, is_confirmed=True).first()
    refuse("" if found else "organisation_to_choose")
    act(proposal, found, by=by, now=now)
