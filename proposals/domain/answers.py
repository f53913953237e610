"""Rules of an answer: who may publish what was drafted, and what its outcome does to the proposal."""

from dataclasses import dataclass
from uuid import UUID

from proposals.domain.states import ANSWERABLE, OUTCOMES, State


@dataclass(frozen=True)
class Draft:
    """`drafter` is whoever wrote the words last: an opaque id, compared and nothing else."""

    outcome: str
    reason: str
    office: str
    drafter: UUID | None
    is_published: bool


def why_not_draft(state: str, outcome: str, reason: str, office: str) -> str:
    """A refusal's code, or an empty string."""
    if state not in ANSWERABLE:
        return "not_answerable"
    if outcome not in OUTCOMES:
        return "outcome_unknown"
    if not reason.strip():
        return "reason_empty"
    if not office.strip():
        return "office_empty"
    return ""


def why_not_publish(draft: Draft, state: str, publisher: UUID | None) -> str:
    """A second person reads before the City has spoken."""
    if draft.is_published:
        return "already_published"
    if draft.drafter == publisher:
        return "same_person"
    return why_not_draft(state, draft.outcome, draft.reason, draft.office)


def state_while_drafting(state: str) -> State:
    """An office at work is told in public: a published proposal is under review from the first draft on."""
    return State.UNDER_REVIEW if state == State.PUBLISHED else State(state)
