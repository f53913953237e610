"""Hiding and restoring. Each decision is a record with its reason, and the author is told of it."""

from datetime import datetime

from django.db import transaction

from home.domain.roles import Role
from home.models import User
from home.services.audit import record
from home.services.mail import queue_mail
from proposals import letters
from proposals.domain.discussion import REPORT_REASONS
from proposals.models import Comment, Decision, Proposal, Report
from proposals.permissions import Person, Thing, why_not_hide_content, why_not_restore_content
from proposals.services.comments import change_comment_count
from proposals.services.guard import refuse


@transaction.atomic
def hide_content(thing: Thing, *, reason: str, by: Person, now: datetime, note: str = "") -> Decision:
    """Off every page with the commit; reversible. The reports about it are answered by the decision."""
    current = _locked(thing)
    refuse(why_not_hide_content(by, current, now))
    refuse("" if reason in REPORT_REASONS else "reason_unknown")
    _set_hidden(current, is_hidden=True)
    return _decide(current, Decision.Action.HIDE, reason=reason, note=note, by=by, now=now)


@transaction.atomic
def restore_content(thing: Thing, *, by: Person, now: datetime, note: str = "") -> Decision:
    current = _locked(thing)
    refuse(why_not_restore_content(by, current, now))
    _set_hidden(current, is_hidden=False)
    return _decide(current, Decision.Action.RESTORE, reason="", note=note, by=by, now=now)


@transaction.atomic
def dismiss_reports(thing: Thing, *, by: Person, now: datetime) -> int:
    """A moderator looked and leaves it where it is; how many reports were answered so."""
    refuse(why_not_hide_content(by, thing, now))
    answered = Report.objects.filter(thing=thing.ref, handled_at=None).update(handled_at=now)
    if answered:
        record("dismiss_reports", thing.ref, by=by.participant, role=Role.MODERATOR, now=now, detail=str(answered))
    return answered


def _locked(thing: Thing) -> Thing:
    return type(thing).objects.select_for_update().get(pk=thing.pk)


def _set_hidden(thing: Thing, *, is_hidden: bool) -> None:
    if isinstance(thing, Proposal):
        thing.is_hidden = is_hidden
        thing.save(update_fields=["is_hidden"])
        return
    thing.visibility = Comment.Visibility.HIDDEN if is_hidden else Comment.Visibility.VISIBLE
    thing.save(update_fields=["visibility"])
    change_comment_count(thing.proposal, -1 if is_hidden else 1)


def _decide(thing: Thing, action: Decision.Action, *, reason: str, note: str, by: User, now: datetime) -> Decision:
    decision = Decision.objects.create(
        thing=thing.ref,
        action=action,
        reason=reason,
        note=note[:400],
        by=by.participant,
        at=now,
        is_demo=by.is_demo,
    )
    Report.objects.filter(thing=thing.ref, handled_at=None).update(handled_at=now)
    record(action.value, thing.ref, by=by.participant, role=Role.MODERATOR, now=now, detail=reason)
    _tell_author(thing, decision, now)
    return decision


def _tell_author(thing: Thing, decision: Decision, now: datetime) -> None:
    author = User.objects.filter(participant_id=thing.author_id, is_active=True).first() if thing.author_id else None
    if author is None:
        return
    letter = letters.of_decision(thing, decision, author.language)
    queue_mail(
        key=f"decision:{decision.pk}",
        to=author.email,
        subject=letter.subject,
        body=letter.body,
        language=author.language,
        now=now,
        is_demo=author.is_demo,
    )
