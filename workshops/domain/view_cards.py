"""What each audience may see of a card."""

from typing import Any

from workshops.domain.audiences import NOBODY, Audience, Directory
from workshops.domain.script import Authors
from workshops.domain.state import CardState, TableState


def card_state(state: TableState, card: CardState, audience: Audience) -> str:
    """`shown`, `covered` (before the reveal), `hidden`, `withdrawn` or `removed`."""
    if card.is_erased:
        return "removed"
    if card.hidden_reason is not None:
        return "hidden"
    if card.is_withdrawn:
        return "withdrawn"
    if audience is Audience.FACILITATOR or card.moment in state.revealed:
        return "shown"
    return "covered"


def card_view(state: TableState, card: CardState, directory: Directory, audience: Audience) -> dict[str, Any]:
    standing = card_state(state, card, audience)
    is_legible = standing == "shown" or (standing == "hidden" and audience is Audience.FACILITATOR)
    person = directory.people.get(card.seat or 0, NOBODY)
    authors = state.script[card.moment - 1].authors
    return {
        "number": card.number,
        "moment": card.moment,
        "state": standing,
        "text": card.text if is_legible else None,
        "organisation": person.organisation if is_legible and authors is not Authors.ANONYMOUS else None,
        "author": person.name
        if is_legible and authors is Authors.NAMED and audience in {Audience.PARTICIPANT, Audience.FACILITATOR}
        else None,
        "at": card.at,
    }
