"""States of a proposal and outcomes of an answer. Codes are stable; labels are phrases `proposal.state.<code>`."""

from enum import StrEnum


class State(StrEnum):
    DRAFT = "draft"
    PUBLISHED = "published"
    UNDER_REVIEW = "under-review"
    ACCEPTED = "accepted"
    PARTLY_ACCEPTED = "partly-accepted"
    NOT_ACCEPTED = "not-accepted"
    ALREADY_PLANNED = "already-planned"
    OUT_OF_SCOPE = "out-of-scope"
    MERGED = "merged"
    WITHDRAWN = "withdrawn"


OUTCOMES = (
    State.ACCEPTED,
    State.PARTLY_ACCEPTED,
    State.NOT_ACCEPTED,
    State.ALREADY_PLANNED,
    State.OUT_OF_SCOPE,
)
# What may still be answered: an answer moves it to an outcome, a new answer replaces the outcome.
ANSWERABLE = frozenset({State.PUBLISHED, State.UNDER_REVIEW, *OUTCOMES})
PUBLIC = frozenset(State) - {State.DRAFT}
