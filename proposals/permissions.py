"""Who may do what with proposals, asked alike by services, views and templates.

Each verb has one question with a reason, `why_not_<verb>` (a refusal's code, empty when allowed), and its yes or no,
`can_<verb>(user, thing, now)`. Reading rights (`can_see_…`) need no moment.
"""

from collections.abc import Collection
from datetime import datetime

from django.contrib.auth.models import AnonymousUser

from consultations.models import Activity
from consultations.queries import open_verbs
from home.domain.roles import Role
from home.models import User
from home.permissions import has_role
from proposals.domain.answers import Draft, why_not_publish
from proposals.domain.discussion import DISCUSSABLE
from proposals.domain.states import ANSWERABLE, PUBLIC
from proposals.models import Answer, Comment, PlanElement, Proposal

Person = User | AnonymousUser
Thing = Proposal | Comment


def is_signed_in(user: Person) -> bool:
    return isinstance(user, User) and user.is_active and user.participant_id is not None


def can_see_proposal(_user: Person, proposal: Proposal) -> bool:
    """A hidden one leaves a sign at its address, without a word of its text."""
    return proposal.state in PUBLIC and not proposal.is_hidden


def why_not_support(user: Person, proposal: Proposal, now: datetime, *, open_now: Collection[str] | None = None) -> str:
    return _why_not_take_part(user, proposal, now, Activity.Verb.SUPPORT, open_now)


def can_support(user: Person, proposal: Proposal, now: datetime) -> bool:
    return not why_not_support(user, proposal, now)


def why_not_withdraw_support(user: Person, proposal: Proposal, now: datetime) -> str:
    return why_not_support(user, proposal, now)


def can_withdraw_support(user: Person, proposal: Proposal, now: datetime) -> bool:
    return not why_not_withdraw_support(user, proposal, now)


def why_not_comment(user: Person, proposal: Proposal, now: datetime, *, open_now: Collection[str] | None = None) -> str:
    return _why_not_take_part(user, proposal, now, Activity.Verb.COMMENT, open_now)


def can_comment(user: Person, proposal: Proposal, now: datetime) -> bool:
    return not why_not_comment(user, proposal, now)


def why_not_remove_comment(user: Person, comment: Comment, _now: datetime) -> str:
    """Taking back one's own words has no closing date."""
    if not is_signed_in(user):
        return "sign_in_first"
    if comment.author_id != user.participant_id:
        return "not_your_comment"
    return "" if comment.visibility == Comment.Visibility.VISIBLE else "already_so"


def can_remove_comment(user: Person, comment: Comment, now: datetime) -> bool:
    return not why_not_remove_comment(user, comment, now)


def why_not_report(user: Person, thing: Thing, _now: datetime) -> str:
    """Asking a moderator to look is possible at any time, also after a consultation has closed."""
    if not is_signed_in(user):
        return "sign_in_first"
    return "" if _is_visible(thing) else "already_so"


def can_report(user: Person, thing: Thing, now: datetime) -> bool:
    return not why_not_report(user, thing, now)


def why_not_hide_content(user: Person, thing: Thing, _now: datetime) -> str:
    if not has_role(user, Role.MODERATOR):
        return "not_a_moderator"
    return "" if _is_visible(thing) else "already_so"


def can_hide_content(user: Person, thing: Thing, now: datetime) -> bool:
    return not why_not_hide_content(user, thing, now)


def why_not_restore_content(user: Person, thing: Thing, _now: datetime) -> str:
    if not has_role(user, Role.MODERATOR):
        return "not_a_moderator"
    return "" if _is_hidden(thing) else "already_so"


def can_restore_content(user: Person, thing: Thing, now: datetime) -> bool:
    return not why_not_restore_content(user, thing, now)


def can_moderate(user: Person) -> bool:
    return has_role(user, Role.MODERATOR)


def can_plan(user: Person) -> bool:
    return has_role(user, Role.PLANNER)


def why_not_draft_answer(user: Person, proposal: Proposal, _now: datetime) -> str:
    if not can_plan(user):
        return "not_a_planner"
    return "" if proposal.state in ANSWERABLE else "not_answerable"


def can_draft_answer(user: Person, proposal: Proposal, now: datetime) -> bool:
    return not why_not_draft_answer(user, proposal, now)


def why_not_publish_answer(user: Person, answer: Answer, _now: datetime) -> str:
    if not can_plan(user):
        return "not_a_planner"
    draft = Draft(
        outcome=answer.outcome,
        reason=answer.reason,
        office=answer.office,
        drafter=answer.drafted_by_id,
        is_published=answer.published_at is not None,
    )
    return why_not_publish(draft, answer.proposal.state, user.participant_id)


def can_publish_answer(user: Person, answer: Answer, now: datetime) -> bool:
    return not why_not_publish_answer(user, answer, now)


def why_not_link_plan_element(user: Person, proposal: Proposal, _element: PlanElement, _now: datetime) -> str:
    if not can_plan(user):
        return "not_a_planner"
    return "" if proposal.state in ANSWERABLE else "not_answerable"


def can_link_plan_element(user: Person, proposal: Proposal, element: PlanElement, now: datetime) -> bool:
    return not why_not_link_plan_element(user, proposal, element, now)


def why_not_set_area(user: Person, _proposal: Proposal, _now: datetime) -> str:
    """Where a proposal belongs stays true whatever became of it, so a wrong area can be mended at any time."""
    return "" if can_plan(user) else "not_a_planner"


def can_set_area(user: Person, proposal: Proposal, now: datetime) -> bool:
    return not why_not_set_area(user, proposal, now)


def why_not_follow(_user: Person, thing: Proposal | str, _now: datetime) -> str:
    """Anybody may ask to be told, without an account; a table is followed by its reference."""
    if isinstance(thing, Proposal) and not can_see_proposal(_user, thing):
        return "proposal_hidden"
    return ""


def can_follow(user: Person, thing: Proposal | str, now: datetime) -> bool:
    return not why_not_follow(user, thing, now)


def _why_not_take_part(
    user: Person, proposal: Proposal, now: datetime, verb: str, open_now: Collection[str] | None
) -> str:
    if not can_see_proposal(user, proposal):
        return "proposal_hidden"
    if proposal.state not in DISCUSSABLE:
        return "proposal_closed"
    verbs = open_verbs(proposal.consultation_id, now) if open_now is None else open_now
    if verb not in verbs:
        return "phase_closed"
    return "" if is_signed_in(user) else "sign_in_first"


def _is_visible(thing: Thing) -> bool:
    if isinstance(thing, Proposal):
        return thing.state in PUBLIC and not thing.is_hidden
    return thing.visibility == Comment.Visibility.VISIBLE


def _is_hidden(thing: Thing) -> bool:
    if isinstance(thing, Proposal):
        return thing.is_hidden
    return thing.visibility == Comment.Visibility.HIDDEN
