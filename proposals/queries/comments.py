"""Comments in two levels, paged: the first twenty, and under each its first replies."""

from dataclasses import dataclass, field

from django.db.models import Count, F, Q, QuerySet, Window
from django.db.models.functions import RowNumber

from home.paging import whole_number
from proposals.models import Comment, Proposal

COMMENTS_SHOWN = 20
REPLIES_SHOWN = 5
Visibility = Comment.Visibility


@dataclass
class Told:
    """A comment as it is shown: its replies, and how many more there are on its own page."""

    comment: Comment
    reply_count: int = 0
    replies: list[Comment] = field(default_factory=list)

    @property
    def more_replies(self) -> int:
        return self.reply_count - len(self.replies)


@dataclass(frozen=True)
class CommentPage:
    items: list[Told]
    next_cursor: str


def told(proposal: Proposal) -> QuerySet[Comment]:
    """What leaves a trace on the page: erased ones leave none, hidden and removed ones only when somebody replied."""
    return proposal.comments.exclude(visibility=Visibility.ERASED)


def comment_page(proposal: Proposal, cursor: str = "") -> CommentPage:
    """The newest first; replies below in the order they were written. Two queries."""
    roots = told(proposal).filter(parent=None).annotate(reply_count=_visible_replies())
    roots = roots.filter(Q(visibility=Visibility.VISIBLE) | Q(reply_count__gt=0)).order_by("-pk")
    before = whole_number(cursor)
    if before is not None:
        roots = roots.filter(pk__lt=before)
    found = list(roots[: COMMENTS_SHOWN + 1])
    page = found[:COMMENTS_SHOWN]
    items = {comment.pk: Told(comment, comment.reply_count) for comment in page}
    for reply in _first_replies(list(items)):
        items[reply.parent_id].replies.append(reply)
    return CommentPage(list(items.values()), str(page[-1].pk) if len(found) > COMMENTS_SHOWN else "")


def reply_page(comment: Comment, cursor: str = "") -> tuple[list[Comment], str]:
    """The replies of one comment, the oldest first, and the cursor of the next page."""
    replies = comment.replies.filter(visibility=Visibility.VISIBLE).order_by("pk")
    after = whole_number(cursor)
    if after is not None:
        replies = replies.filter(pk__gt=after)
    found = list(replies[: COMMENTS_SHOWN + 1])
    page = found[:COMMENTS_SHOWN]
    return page, str(page[-1].pk) if len(found) > COMMENTS_SHOWN else ""


def _visible_replies() -> Count:
    return Count("replies", filter=Q(replies__visibility=Visibility.VISIBLE))


def _first_replies(parents: list[int]) -> list[Comment]:
    place = Window(RowNumber(), partition_by=F("parent_id"), order_by=F("pk").asc())
    visible = Comment.objects.filter(parent_id__in=parents, visibility=Visibility.VISIBLE)
    return list(visible.annotate(place=place).filter(place__lte=REPLIES_SHOWN).order_by("pk"))
