"""What residents do with a proposal: a POST, a door, a redirect. Who is not signed in keeps what they were doing."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from home.domain.refusal import Refused
from home.sentences import sentence_for
from proposals import pending
from proposals.forms import CommentForm, FollowForm
from proposals.models import Proposal
from proposals.permissions import is_signed_in
from proposals.services.comments import post_comment
from proposals.services.following import follow
from proposals.services.support import support, withdraw_support
from proposals.views.access import public_proposal_or_404
from proposals.views.detail import proposal_page

View = Callable[..., HttpResponse]


def on_post(view: View) -> View:
    """Somebody who comes by GET (a bookmark, the language switch after a fault) is led to the proposal."""

    @wraps(view)
    @require_http_methods(["GET", "HEAD", "POST"])
    def led(request: HttpRequest, reference: str, **kwargs: Any) -> HttpResponse:
        if request.method != "POST":
            return HttpResponseRedirect(reverse("proposals:detail", args=[reference]))
        return view(request, public_proposal_or_404(reference), **kwargs)

    return led


@on_post
def support_proposal(request: HttpRequest, proposal: Proposal) -> HttpResponse:
    now = timezone.now()
    if not is_signed_in(request.user):
        back = reverse("proposals:resume", args=[proposal.reference])
        return pending.sign_in_first(request, verb="support", back=back, now=now)
    return _supported(request, proposal)


@require_safe
def resume_support(request: HttpRequest, reference: str) -> HttpResponse:
    """Back from signing in. What was asked by a checked POST an hour ago at most is done now, once."""
    proposal = public_proposal_or_404(reference)
    if pending.take(request, "support", timezone.now()) is None or not is_signed_in(request.user):
        return HttpResponseRedirect(proposal.get_absolute_url())
    return _supported(request, proposal)


def _supported(request: HttpRequest, proposal: Proposal) -> HttpResponse:
    try:
        support(proposal, by=request.user, now=timezone.now())
    except Refused as refusal:
        messages.error(request, sentence_for(refusal))
    else:
        messages.success(request, _("Il tuo sostegno è registrato. Puoi toglierlo quando vuoi."))
    return _back(proposal, "sostegni")


@on_post
def withdraw_proposal_support(request: HttpRequest, proposal: Proposal) -> HttpResponse:
    try:
        withdraw_support(proposal, by=request.user, now=timezone.now())
    except Refused as refusal:
        messages.error(request, sentence_for(refusal))
    else:
        messages.success(request, _("Il tuo sostegno è stato tolto."))
    return _back(proposal, "sostegni")


@on_post
def comment_proposal(request: HttpRequest, proposal: Proposal) -> HttpResponse:
    now, form = timezone.now(), CommentForm(request.POST)
    if not is_signed_in(request.user):
        fields = {name: request.POST.get(name, "") for name in form.fields}
        back = f"{proposal.get_absolute_url()}#scrivi"
        return pending.sign_in_first(request, verb="comment", back=back, now=now, fields=fields)
    if form.is_valid():
        try:
            comment = post_comment(
                proposal, by=request.user, now=now, language=get_language() or "it", **form.cleaned_data
            )
        except Refused as refusal:
            form.add_error(None, sentence_for(refusal))
        else:
            pending.forget(request)
            messages.success(request, _("Il tuo commento è pubblicato."))
            return _back(proposal, f"commento-{comment.pk}")
    return proposal_page(request, proposal, now, forms={"comment_form": form}, status=422)


@on_post
def follow_proposal(request: HttpRequest, proposal: Proposal) -> HttpResponse:
    now, form = timezone.now(), FollowForm(request.POST)
    if not form.is_valid():
        return proposal_page(request, proposal, now, forms={"follow_form": form}, status=422)
    try:
        follow(proposal, by=request.user, now=now, language=get_language() or "it", **form.cleaned_data)
    except Refused as refusal:
        messages.error(request, sentence_for(refusal))
    else:
        # The same words for a known and an unknown address: the page tells nobody who follows what.
        messages.success(request, _("Ti abbiamo scritto: apri il messaggio e conferma. Senza conferma finisce qui."))
    return _back(proposal, "segui")


def _back(proposal: Proposal, anchor: str) -> HttpResponse:
    return HttpResponseRedirect(f"{proposal.get_absolute_url()}#{anchor}", status=303)
