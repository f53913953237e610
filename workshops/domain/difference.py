"""The difference between two views of one table: what a patch carries.

A patch has absolute values: whole sections, whole cards, whole seats. Applying one twice changes nothing. It fits the
view at its beginning only: what changed and changed back on the way is not in it, so a client that stands in the middle
ignores nothing and guesses nothing but asks to resume. `apply` is the reducer that every client has;
static/js/table/state.js is the same.
"""

from collections.abc import Mapping
from typing import Any

from workshops.domain.audiences import Audience, Directory
from workshops.domain.state import TableState
from workshops.domain.view import sections
from workshops.domain.view_cards import card_view
from workshops.domain.view_remarks import remark_view
from workshops.domain.view_seats import seat_views
from workshops.domain.view_sentences import sentence_view

_MISSING = object()
# The lists of a view that travel item by item.
KEYED = ("cards", "remarks", "sentences", "seats")


def difference(
    before: TableState,
    after: TableState,
    was: Directory,
    now: Directory,
    audience: Audience,
) -> dict[str, Any]:
    """{"set": sections, "cards": […], "remarks": […], "seats": […]} that turns one view into the other.

    States share what did not change, so an unchanged card is recognised without comparing it.
    """
    old = sections(before, was, audience)
    new = sections(after, now, audience)
    patch: dict[str, Any] = {
        "set": {name: value for name, value in new.items() if old.get(name, _MISSING) != value},
        "cards": _changed_cards(before, after, was, now, audience),
    }
    remarks = _changed_remarks(before, after, was, now, audience)
    if remarks:
        patch["remarks"] = remarks
    sentences = _changed_sentences(before, after, was, now, audience)
    if sentences:
        patch["sentences"] = sentences
    if audience is Audience.FACILITATOR:
        patch["seats"] = _changed_seats(before, after, was, now)
    return patch


def is_empty(patch: Mapping[str, Any]) -> bool:
    return not (patch["set"] or any(patch.get(name) for name in KEYED))


def _changed_cards(
    before: TableState,
    after: TableState,
    was: Directory,
    now: Directory,
    audience: Audience,
) -> list[dict[str, Any]]:
    same_eyes = before.revealed == after.revealed and was is now and before.seats is after.seats
    changed: list[dict[str, Any]] = []
    for number, card in after.cards.items():
        old = before.cards.get(number)
        if old is card and same_eyes:
            continue
        view = card_view(after, card, now, audience)
        if old is None or card_view(before, old, was, audience) != view:
            changed.append(view)
    return changed


def _changed_remarks(
    before: TableState, after: TableState, was: Directory, now: Directory, audience: Audience
) -> list[dict[str, Any]]:
    """A remark shows as its card does, so it may change with it."""
    same_eyes = before.revealed == after.revealed and was is now
    if before.remarks is after.remarks and before.cards is after.cards and same_eyes:
        return []
    changed: list[dict[str, Any]] = []
    for number, remark in after.remarks.items():
        old = before.remarks.get(number)
        if old is remark and before.cards[remark.card] is after.cards[remark.card] and same_eyes:
            continue
        view = remark_view(after, remark, now, audience)
        if old is None or remark_view(before, old, was, audience) != view:
            changed.append(view)
    return changed


def _changed_sentences(
    before: TableState, after: TableState, was: Directory, now: Directory, audience: Audience
) -> list[dict[str, Any]]:
    """The place of one may change with that of another."""
    if before.sentences is after.sentences and before.synthesis == after.synthesis and was is now:
        return []
    changed: list[dict[str, Any]] = []
    for number, sentence in after.sentences.items():
        old = before.sentences.get(number)
        view = sentence_view(after, sentence, now, audience)
        if old is None or sentence_view(before, old, was, audience) != view:
            changed.append(view)
    return changed


def _changed_seats(before: TableState, after: TableState, was: Directory, now: Directory) -> list[dict[str, Any]]:
    old = seat_views(before, was)
    return [view for number, view in seat_views(after, now).items() if view != old.get(number)]


def apply(view: Mapping[str, Any], patch: Mapping[str, Any]) -> dict[str, Any]:
    """The reducer: sections replaced, cards and seats upserted by number, in the order of their numbers."""
    result = {**view, **patch["set"]}
    for name in KEYED:
        if patch.get(name):
            items = {item["number"]: item for item in result.get(name, [])}
            items.update({item["number"]: item for item in patch[name]})
            result[name] = [items[number] for number in sorted(items)]
    return result
