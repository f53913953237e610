"""Comments and replies: written, taken back by who wrote them, reported to moderators."""

from datetime import datetime

from django.db import transaction
from django.db.models import F

from proposals.domain.discussion import COMMENT_WINDOW, REPORT_REASONS, NewComment, cleaned, why_not_written
from proposals.domain.texts import COMMENT_CHARS
from proposals.models import Comment, Proposal, Report
from proposals.permissions import Person, Thing, why_not_comment, why_not_remove_comment, why_not_report
from proposals.services.guard import locked, refuse

# The languages of the city: a screen reader must know in which one to read a text.
TEXT_LANGUAGES = ("it", "en", "ro", "ar", "zh-hans", "fr", "es")


@transaction.atomic
def post_comment(
    proposal: Proposal,
    *,
    text: str,
    stance: str,
    by: Person,
    now: datetime,
    parent: Comment | None = None,
    language: str = "it",
) -> Comment:
    """A comment, or a reply when `parent` is given. The name shown is the author's public name at this moment."""
    current = locked(proposal)
    refuse(why_not_comment(by, current, now))
    words = cleaned(text)
    written = NewComment(
        text=words,
        stance=stance,
        is_reply_to_reply=parent is not None and parent.parent_id is not None,
        parent_is_visible=_can_be_replied_to(parent, current),
    )
    refuse(why_not_written(written, _recent(by, now)), limit=COMMENT_CHARS)
    comment = Comment.objects.create(
        proposal=current,
        parent=parent,
        author_id=by.participant_id,
        author_name=by.public_name,
        stance=stance,
        text=words,
        language=language if language in TEXT_LANGUAGES else "it",
        at=now,
        is_demo=by.is_demo,
    )
    change_comment_count(current, 1)
    return comment


@transaction.atomic
def remove_own_comment(comment: Comment, *, by: Person, now: datetime) -> None:
    """Its place stays, with the words "tolto da chi l'ha scritto", so that replies keep their sense."""
    current = Comment.objects.select_for_update().select_related("proposal").get(pk=comment.pk)
    refuse(why_not_remove_comment(by, current, now))
    current.visibility = Comment.Visibility.REMOVED
    current.save(update_fields=["visibility"])
    change_comment_count(current.proposal, -1)


@transaction.atomic
def report(thing: Thing, *, reason: str, by: Person, now: datetime) -> bool:
    """Ask moderators to look. Whether it was new: one report per person and thing."""
    refuse(why_not_report(by, thing, now))
    refuse("" if reason in REPORT_REASONS else "reason_unknown")
    _row, is_new = Report.objects.get_or_create(
        thing=thing.ref, participant_id=by.participant_id, defaults={"reason": reason, "at": now}
    )
    return is_new


def change_comment_count(proposal: Proposal, change: int) -> None:
    """Only visible comments are counted; every change of visibility passes here."""
    Proposal.objects.filter(pk=proposal.pk).update(comment_count=F("comment_count") + change)


def _can_be_replied_to(parent: Comment | None, proposal: Proposal) -> bool:
    if parent is None:
        return True
    return parent.proposal_id == proposal.pk and parent.visibility == Comment.Visibility.VISIBLE


def _recent(person: Person, now: datetime) -> int:
    window = Comment.objects.filter(author_id=person.participant_id, at__gt=now - COMMENT_WINDOW, at__lte=now)
    return window.count()
