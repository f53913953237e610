"""Rules of comments and reports."""

from dataclasses import dataclass
from datetime import timedelta

from proposals.domain.states import State
from proposals.domain.texts import COMMENT_CHARS

# A person who types fast stays far below; a script does not.
COMMENTS_PER_WINDOW = 10
COMMENT_WINDOW = timedelta(minutes=10)
STANCES = frozenset({"in-favour", "against", "neutral"})
REPORT_REASONS = frozenset({"personal-data", "offence", "spam", "off-topic"})
# What people may still support and discuss. A merged one is discussed where it went.
DISCUSSABLE = frozenset(State) - {State.DRAFT, State.MERGED, State.WITHDRAWN}


@dataclass(frozen=True)
class NewComment:
    text: str
    stance: str
    is_reply_to_reply: bool = False
    parent_is_visible: bool = True


def why_not_written(comment: NewComment, recent: int) -> str:
    """A refusal's code, or an empty string. `recent` counts this person's comments in COMMENT_WINDOW."""
    if not comment.text.strip():
        return "comment_empty"
    if len(comment.text) > COMMENT_CHARS:
        return "comment_too_long"
    if comment.stance not in STANCES:
        return "stance_unknown"
    if comment.is_reply_to_reply:
        return "two_levels_only"
    if not comment.parent_is_visible:
        return "comment_unknown"
    if recent >= COMMENTS_PER_WINDOW:
        return "comments_too_fast"
    return ""


def cleaned(text: str) -> str:
    """Line ends made one kind, control characters dropped (PostgreSQL refuses NUL), the ends trimmed."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n")
    return "".join(char for char in lines if char == "\n" or char.isprintable()).strip()
