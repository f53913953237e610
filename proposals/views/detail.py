"""/proposte/<ref>/: one proposal, from its card to the plan, with what people may do now."""

from collections.abc import Mapping
from datetime import datetime

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from consultations.queries import open_verbs
from home.paging import page_of
from proposals import pending
from proposals.domain.discussion import DISCUSSABLE
from proposals.domain.ledgers import share
from proposals.forms import CommentForm, FollowForm
from proposals.lineage import thread
from proposals.models import Adhesion, Proposal, TableLedger
from proposals.permissions import can_see_proposal, why_not_comment, why_not_support
from proposals.permissions_adhering import spoken_for
from proposals.queries.adhesions import adhesions_of
from proposals.queries.comments import comment_page
from proposals.queries.detail import dossier_of
from proposals.queries.moderation import last_hiding
from proposals.stations import stations_of
from proposals.story import sentence_of, table_of
from proposals.views.access import for_this_person, public_proposal_or_404
from proposals.words import author_of, out_of

OPEN_TO_GUESTS = frozenset({"", "sign_in_first"})


@for_this_person
@require_safe
def proposal_detail(request: HttpRequest, reference: str) -> HttpResponse:
    proposal, now = public_proposal_or_404(reference), timezone.now()
    return proposal_page(request, proposal, now)


def proposal_page(
    request: HttpRequest,
    proposal: Proposal,
    now: datetime,
    *,
    forms: Mapping[str, object] | None = None,
    status: int = 200,
) -> HttpResponse:
    """The whole page; `forms` holds one that came back with a fault, its text kept."""
    if not can_see_proposal(request.user, proposal):
        context = {"proposal": proposal, "decision": last_hiding(proposal.ref), "trail": _trail(proposal)}
        return render(request, "proposals/hidden.html", context)
    dossier = dossier_of(proposal, request.user)
    open_now = open_verbs(proposal.consultation_id, now)
    comment_refusal = why_not_comment(request.user, proposal, now, open_now=open_now)
    is_open = comment_refusal in OPEN_TO_GUESTS
    context = {
        "dossier": dossier,
        "proposal": proposal,
        "author": author_of(proposal),
        "sentence": sentence_of(dossier),
        "stations": stations_of(dossier, can_comment=is_open, now=now),
        "table": table_of(dossier),
        "ledgers": [_ledger_box(ledger) for ledger in dossier.ledgers],
        "elements": [shown for _ref, shown in dossier.thread.of_kind("piano")],
        "comments": comment_page(proposal, request.GET.get("commenti", "")),
        "is_comment_open": is_open,
        "is_support_open": why_not_support(request.user, proposal, now, open_now=open_now) in OPEN_TO_GUESTS,
        **_adhesions(request, proposal, now),
        "comment_form": _comment_form(request, now),
        "follow_form": FollowForm(initial=_own_address(request)),
        "trail": _trail(proposal),
        **(forms or {}),
    }
    return render(request, "proposals/detail.html", context, status=status)


@require_safe
def proposal_thread(request: HttpRequest, reference: str) -> HttpResponse:
    """/proposte/<ref>/filo/: each stop of the thread with its link, and back."""
    proposal = public_proposal_or_404(reference)
    if not can_see_proposal(request.user, proposal):
        return HttpResponseRedirect(proposal.get_absolute_url())
    trail = [*_trail(proposal, is_link=True), {"label": _("Segui il filo"), "url": ""}]
    sentence = sentence_of(dossier_of(proposal, request.user))
    context = {"proposal": proposal, "thread": thread(proposal.ref), "sentence": sentence, "trail": trail}
    return render(request, "proposals/thread.html", context)


def _adhesions(request: HttpRequest, proposal: Proposal, now: datetime) -> dict[str, object]:
    """Which organisations stand by it, and for which of them this person may say so or take it back."""
    spoken = [each for each in spoken_for(request.user, proposal, now) if each.pk != proposal.organisation_id]
    rows = Adhesion.objects.filter(proposal=proposal, organisation__in=spoken, withdrawn_at=None) if spoken else ()
    standing = {row.organisation_id for row in rows}
    listing = page_of(adhesions_of(proposal), request, parameter="adesioni")
    is_open = proposal.state in DISCUSSABLE
    own = [{"organisation": each, "stands": each.pk in standing} for each in spoken]
    own = [row for row in own if row["stands"] or is_open]
    return {"adhesions": listing, "own_adhesions": own}


def _comment_form(request: HttpRequest, now: datetime) -> CommentForm:
    """With the words that were written before signing in, when there are any."""
    kept = pending.peek(request, "comment", now)
    if kept is None:
        return CommentForm()
    form = CommentForm(initial=kept.fields)
    form.is_kept = True
    return form


def _own_address(request: HttpRequest) -> dict[str, str]:
    return {"email": request.user.email} if request.user.is_authenticated else {}


def _ledger_box(ledger: TableLedger) -> dict[str, object]:
    return {
        "ledger": ledger,
        "words": out_of(ledger.in_favour, ledger.voters, per_person=ledger.per_person),
        "share": share(ledger.in_favour, ledger.voters),
        "split": ledger.split,
    }


def _trail(proposal: Proposal, *, is_link: bool = False) -> list[dict[str, str]]:
    listing = reverse("proposals:list")
    title = _("Proposta nascosta") if proposal.is_hidden else proposal.title
    return [
        {"label": _("Proposte"), "url": listing},
        {"label": proposal.direction.name, "url": f"{listing}?direttrice={proposal.direction.code}"},
        {"label": title, "url": proposal.get_absolute_url() if is_link else ""},
    ]
