"""Many supports or comments at once, by the same rules as one: a past to load, an evening on paper to type in.

One lock and one count for the whole lot; whatever one of them would be refused for refuses it whole.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.db.models import F

from consultations.queries import open_verbs
from home.models import User
from proposals.domain.discussion import NewComment, cleaned, why_not_written
from proposals.domain.texts import COMMENT_CHARS
from proposals.models import Comment, Proposal, Support
from proposals.permissions import why_not_comment, why_not_support
from proposals.services.comments import TEXT_LANGUAGES, change_comment_count
from proposals.services.guard import locked, refuse


@dataclass(frozen=True)
class Supporting:
    by: User
    at: datetime


@dataclass(frozen=True)
class Saying:
    """`answers` is the place in the lot of the comment that this one replies to."""

    by: User
    at: datetime
    text: str
    stance: str
    language: str = "it"
    answers: int | None = None


@transaction.atomic
def support_together(proposal: Proposal, lot: Sequence[Supporting]) -> int:
    """How many were new: who supports already counts once."""
    if not lot:
        return 0
    current = locked(proposal)
    verbs = _open_throughout(current, lot)
    for each in lot:
        refuse(why_not_support(each.by, current, each.at, open_now=verbs))
    before = current.supports.count()
    Support.objects.bulk_create(
        [Support(proposal=current, participant_id=each.by.participant_id, at=each.at) for each in lot],
        ignore_conflicts=True,
    )
    new = current.supports.count() - before
    Proposal.objects.filter(pk=current.pk).update(support_count=F("support_count") + new)
    return new


@transaction.atomic
def post_comments_together(proposal: Proposal, lot: Sequence[Saying]) -> list[Comment]:
    """In the order of the lot. A reply stands after what it answers."""
    if not lot:
        return []
    current = locked(proposal)
    verbs = _open_throughout(current, lot)
    said = Counter(each.by.pk for each in lot)
    for each in lot:
        refuse(why_not_comment(each.by, current, each.at, open_now=verbs))
        refuse(why_not_written(_new_comment(each, lot), said[each.by.pk] - 1), limit=COMMENT_CHARS)
    rows = [_row(current, each) for each in lot]
    Comment.objects.bulk_create([row for row, each in zip(rows, lot, strict=True) if each.answers is None])
    for row, each in zip(rows, lot, strict=True):
        if each.answers is not None:
            row.parent = rows[each.answers]
    Comment.objects.bulk_create([row for row, each in zip(rows, lot, strict=True) if each.answers is not None])
    change_comment_count(current, len(rows))
    return rows


def _open_throughout(proposal: Proposal, lot: Sequence[Supporting] | Sequence[Saying]) -> frozenset[str]:
    """What is open at the first and at the last of them: two queries, however many there are."""
    moments = [each.at for each in lot]
    first, last = min(moments), max(moments)
    return open_verbs(proposal.consultation_id, first) & open_verbs(proposal.consultation_id, last)


def _new_comment(each: Saying, lot: Sequence[Saying]) -> NewComment:
    answered = lot[each.answers] if each.answers is not None else None
    return NewComment(
        text=cleaned(each.text),
        stance=each.stance,
        is_reply_to_reply=answered is not None and answered.answers is not None,
        parent_is_visible=True,
    )


def _row(proposal: Proposal, each: Saying) -> Comment:
    return Comment(
        proposal=proposal,
        author_id=each.by.participant_id,
        author_name=each.by.public_name,
        stance=each.stance,
        text=cleaned(each.text),
        language=each.language if each.language in TEXT_LANGUAGES else "it",
        at=each.at,
        is_demo=each.by.is_demo,
    )
