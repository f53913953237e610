"""What each audience may see of a card."""

from collections.abc import Mapping
from typing import Any

from workshops.domain.audiences import NOBODY, Audience, Directory
from workshops.domain.places import ITALIAN, Setting
from workshops.domain.remarks import Change
from workshops.domain.script import Authors
from workshops.domain.state import CardState, TableState
from workshops.domain.words import word_diff


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
    view: dict[str, Any] = {
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
    if is_legible:
        view |= setting_view(card.setting)
    if is_legible and card.earlier:
        view["changes"] = changes_of(card)
    if is_legible and card.paper is not None and (authors is not Authors.ANONYMOUS or audience is Audience.FACILITATOR):
        # Whoever was handed the sheet is known to those who saw it: an anonymous card does not say its number.
        view["paper"] = card.paper
    if audience is Audience.FACILITATOR and card.seat is not None and not state.seats[card.seat].has_phone:
        # Who facilitates entered it, and answers for its author what the author says aloud.
        view["no_phone"] = True
    return view


def setting_view(setting: Setting) -> dict[str, Any]:
    """Language and place where they are not the usual ones: Italian, and none."""
    view: dict[str, Any] = {} if setting.lang == ITALIAN else {"lang": setting.lang}
    if setting.area is not None:
        view["area"] = setting.area
    if setting.point is not None:
        view["point"] = list(setting.point)
    return view


def changes_of(card: CardState) -> list[Mapping[str, Any]]:
    """What was changed in a card since everybody may read it, oldest first."""
    texts = [*(change.text for change in card.earlier), card.text]
    return [_change(change, texts[place + 1]) for place, change in enumerate(card.earlier)]


def _change(change: Change, after: str | None) -> dict[str, Any]:
    diff = word_diff(change.text, after) if change.text is not None and after is not None else ()
    return {"at": change.at, "remark": change.remark, "diff": [list(piece) for piece in diff]}
