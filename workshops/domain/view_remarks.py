"""What each audience may see of a question or a suggested wording."""

from typing import Any

from workshops.domain.audiences import NOBODY, Audience, Directory
from workshops.domain.remarks import RemarkKind, RemarkState
from workshops.domain.script import Authors, Electors
from workshops.domain.state import TableState
from workshops.domain.view_cards import card_state
from workshops.domain.words import word_diff


def remark_state(state: TableState, remark: RemarkState, audience: Audience) -> str:
    """`shown`, `hidden` or `removed`. What is said about a card is not shown where the card is not."""
    if remark.is_erased:
        return "removed"
    card = card_state(state, state.cards[remark.card], audience)
    return "shown" if remark.hidden_reason is None and card == "shown" else "hidden"


def remark_view(state: TableState, remark: RemarkState, directory: Directory, audience: Audience) -> dict[str, Any]:
    standing = remark_state(state, remark, audience)
    is_legible = standing == "shown" or (standing == "hidden" and audience is Audience.FACILITATOR)
    person = directory.people.get(remark.seat or 0, NOBODY)
    is_objection = remark.kind is RemarkKind.OBJECTION
    authors = state.script[remark.moment - 1].authors
    is_named = (
        authors is Authors.NAMED and not is_objection and audience in {Audience.PARTICIPANT, Audience.FACILITATOR}
    )
    view = {
        "number": remark.number,
        "card": remark.card,
        "kind": remark.kind.value,
        "state": standing,
        "text": remark.text if is_legible else None,
        "answer": remark.answer if is_legible else None,
        "outcome": remark.outcome.value if remark.outcome else None,
        "organisation": person.organisation if is_legible and names_organisation(state, remark) else None,
        "author": person.name if is_legible and is_named else None,
        "diff": _diff(state, remark) if is_legible else [],
        "at": remark.at,
    }
    return {**view, "concern": remark.concern} if remark.concern is not None else view


def names_organisation(state: TableState, remark: RemarkState) -> bool:
    """An organisation objects with its name, as it votes; where people vote, who objects is nobody's business."""
    spec = state.script[remark.moment - 1]
    if remark.kind is RemarkKind.OBJECTION and spec.electors is Electors.PERSON:
        return False
    return spec.authors is not Authors.ANONYMOUS


def _diff(state: TableState, remark: RemarkState) -> list[list[str]]:
    """How a wording differs from what the card says now; once decided the card's own changes tell it."""
    card = state.cards[remark.card].text
    if remark.kind.value != "wording" or remark.outcome is not None or remark.text is None or card is None:
        return []
    return [list(piece) for piece in word_diff(card, remark.text)]


def remark_views(state: TableState, directory: Directory, audience: Audience) -> list[dict[str, Any]]:
    return [remark_view(state, remark, directory, audience) for remark in state.remarks.values()]


def own_remarks(state: TableState, seat: int) -> list[dict[str, Any]]:
    """The numbers of what this seat asked or suggested, and why one of them was hidden. Their words are in the view."""
    return [
        {"number": remark.number, "reason": remark.hidden_reason}
        for remark in state.remarks.values()
        if remark.seat == seat
    ]
