"""What the City says: drafted by one person, published by another, told to everybody who took part."""

from datetime import date, datetime

from django.db import transaction

from home.domain.refusal import Refused
from home.domain.roles import Role
from home.services.audit import record
from proposals.domain.answers import state_while_drafting, why_not_draft
from proposals.models import Answer, LineageEdge, Proposal
from proposals.permissions import Person, why_not_draft_answer, why_not_publish_answer
from proposals.services.guard import locked, refuse
from proposals.services.telling import tell_of_answer


@transaction.atomic
def draft_answer(
    proposal: Proposal,
    *,
    outcome: str,
    reason: str,
    office: str,
    by: Person,
    now: datetime,
    act_url: str = "",
    next_date: date | None = None,
) -> Answer:
    """The one draft of a proposal, made or rewritten. Whoever wrote last may not publish it."""
    current = locked(proposal)
    refuse(why_not_draft_answer(by, current, now))
    refuse(why_not_draft(current.state, outcome, reason, office))
    answer, _is_new = Answer.objects.update_or_create(
        proposal=current,
        published_at=None,
        defaults={
            "outcome": outcome,
            "reason": reason.strip(),
            "office": office.strip(),
            "act_url": act_url,
            "next_date": next_date,
            "drafted_by": by.participant,
            "drafted_at": now,
            "is_demo": by.is_demo,
        },
    )
    _set_state(current, state_while_drafting(current.state))
    record("draft_answer", current.ref, by=by.participant, role=Role.PLANNER, now=now, detail=outcome)
    return answer


@transaction.atomic
def publish_answer(answer: Answer, *, by: Person, now: datetime) -> Answer:
    """The proposal takes the outcome as its state; the mails are owed in the same transaction."""
    proposal = locked(answer.proposal)
    draft = Answer.objects.select_for_update().filter(pk=answer.pk).first()
    if draft is None:
        raise Refused("answer_unknown")
    if draft.drafted_at != answer.drafted_at:
        # Rewritten since it was read: nobody publishes what they have not seen.
        raise Refused("draft_changed")
    draft.proposal = proposal
    refuse(why_not_publish_answer(by, draft, now))
    draft.published_at, draft.published_by = now, by.participant
    draft.save(update_fields=["published_at", "published_by"])
    if proposal.first_answered_at is None:
        proposal.first_answered_at = now
        proposal.save(update_fields=["first_answered_at"])
    _set_state(proposal, draft.outcome)
    LineageEdge.objects.create(
        kind=LineageEdge.Kind.ANSWERED_BY, source=proposal.ref, target=draft.ref, at=now, is_demo=draft.is_demo
    )
    record("publish_answer", proposal.ref, by=by.participant, role=Role.PLANNER, now=now, detail=draft.outcome)
    tell_of_answer(draft, now)
    return draft


def _set_state(proposal: Proposal, state: str) -> None:
    if proposal.state != state:
        proposal.state = state
        proposal.save(update_fields=["state"])
