"""/commenti/<n>/: one comment with its replies, where one replies; and taking one's own back."""

from datetime import datetime

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from home.domain.refusal import Refused
from home.sentences import sentence_for
from proposals import pending
from proposals.forms import ReplyForm
from proposals.models import Comment
from proposals.permissions import can_see_proposal, is_signed_in, why_not_comment
from proposals.queries.comments import reply_page
from proposals.services.comments import post_comment, remove_own_comment
from proposals.views.access import comment_or_404, for_this_person


@for_this_person
@require_http_methods(["GET", "HEAD", "POST"])
def comment_detail(request: HttpRequest, number: int) -> HttpResponse:
    comment, now = comment_or_404(number), timezone.now()
    if not can_see_proposal(request.user, comment.proposal):
        return HttpResponseRedirect(comment.proposal.get_absolute_url())
    if comment.parent_id is not None:
        return HttpResponseRedirect(f"{reverse('proposals:comment', args=[comment.parent_id])}#commento-{number}")
    if request.method == "POST":
        return _reply(request, comment, now)
    kept = pending.peek(request, "reply", now)
    form = ReplyForm(initial=kept.fields if kept else None)
    form.is_kept = kept is not None
    return _page(request, comment, form, now)


@require_POST
def remove_comment(request: HttpRequest, number: int) -> HttpResponse:
    comment = comment_or_404(number)
    try:
        remove_own_comment(comment, by=request.user, now=timezone.now())
    except Refused as refusal:
        messages.error(request, sentence_for(refusal))
    else:
        messages.success(request, _("Il tuo commento non si legge più."))
    return HttpResponseRedirect(f"{comment.proposal.get_absolute_url()}#commenti", status=303)


def _reply(request: HttpRequest, comment: Comment, now: datetime) -> HttpResponse:
    form = ReplyForm(request.POST)
    if not is_signed_in(request.user):
        fields = {name: request.POST.get(name, "") for name in form.fields}
        return pending.sign_in_first(request, verb="reply", back=f"{request.path}#rispondi", now=now, fields=fields)
    if form.is_valid():
        try:
            reply = post_comment(
                comment.proposal,
                parent=comment,
                by=request.user,
                now=now,
                language=get_language() or "it",
                **form.cleaned_data,
            )
        except Refused as refusal:
            form.add_error(None, sentence_for(refusal))
        else:
            pending.forget(request)
            messages.success(request, _("La tua risposta è pubblicata."))
            return HttpResponseRedirect(f"{request.path}#commento-{reply.pk}", status=303)
    return _page(request, comment, form, now, status=422)


def _page(request: HttpRequest, comment: Comment, form: ReplyForm, now: datetime, status: int = 200) -> HttpResponse:
    replies, next_cursor = reply_page(comment, request.GET.get("risposte", ""))
    proposal = comment.proposal
    is_open = why_not_comment(request.user, proposal, now) in {"", "sign_in_first"}
    context = {
        "comment": comment,
        "proposal": proposal,
        "replies": replies,
        "next_cursor": next_cursor,
        "reply_form": form,
        "is_comment_open": is_open and comment.visibility == Comment.Visibility.VISIBLE,
        "trail": [
            {"label": _("Proposte"), "url": reverse("proposals:list")},
            {"label": proposal.title, "url": proposal.get_absolute_url()},
            {"label": _("Commento"), "url": ""},
        ],
    }
    return render(request, "proposals/comment.html", context, status=status)
