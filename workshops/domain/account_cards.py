"""The account's part on cards: their words, what was asked and suggested, what was kept together.

What everybody could read at the table, and nothing else: an anonymous card or question has no organisation, and what
was hidden or erased keeps its place without words.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from workshops.domain.families import standing, voices_of
from workshops.domain.remarks import RemarkState
from workshops.domain.script import Authors
from workshops.domain.state import CardState, TableState
from workshops.domain.view_cards import changes_of
from workshops.domain.view_remarks import names_organisation

SHOWN, HIDDEN, WITHDRAWN, REMOVED = "shown", "hidden", "withdrawn", "removed"


@dataclass(frozen=True, slots=True)
class RemarkAccount:
    """A question with its answer, or a suggested wording with what its card's author made of it."""

    number: int
    kind: str
    at: int
    standing: str
    text: str | None
    answer: str | None
    outcome: str | None
    organisation: int | None
    is_anonymous: bool
    concern: str | None = None


@dataclass(frozen=True, slots=True)
class CardAccount:
    """`text` is None where the words are not shown. `organisation` is None for a resident, or an anonymous card.

    `changes` are those since everybody could read the card, oldest first, as `view_cards.changes_of` tells them.
    """

    number: int
    at: int
    standing: str
    text: str | None
    organisation: int | None
    was_amended: bool
    is_anonymous: bool = False
    changes: tuple[Mapping[str, Any], ...] = ()
    remarks: tuple[RemarkAccount, ...] = ()


@dataclass(frozen=True, slots=True)
class FamilyAccount:
    """Cards kept together. `organisations` and `people` are distinct; None where cards were anonymous."""

    number: int
    name: str | None
    cards: tuple[int, ...]
    organisations: int | None
    people: int | None


def cards_of(state: TableState) -> tuple[CardAccount, ...]:
    said: dict[int, list[RemarkState]] = {}
    for remark in state.remarks.values():
        said.setdefault(remark.card, []).append(remark)
    return tuple(_card(state, card, said.get(card.number, [])) for card in state.cards.values())


def families_of(state: TableState) -> tuple[FamilyAccount, ...]:
    return tuple(
        FamilyAccount(family.number, family.name, cards, voices.organisations, voices.people)
        for family in state.families.values()
        if (cards := standing(state, family)) and (voices := voices_of(state, cards))
    )


def standing_of_card(card: CardState) -> str:
    if card.is_erased:
        return REMOVED
    if card.is_withdrawn:
        return WITHDRAWN
    return HIDDEN if card.hidden_reason is not None else SHOWN


def _card(state: TableState, card: CardState, said: list[RemarkState]) -> CardAccount:
    standing_now = standing_of_card(card)
    is_shown = standing_now == SHOWN
    is_anonymous = _is_anonymous(state, card.moment)
    return CardAccount(
        number=card.number,
        at=card.at,
        standing=standing_now,
        text=card.text if is_shown else None,
        organisation=organisation_of(state, card.seat) if is_shown and not is_anonymous else None,
        was_amended=len(card.parts) > 1,
        is_anonymous=is_anonymous,
        changes=tuple(changes_of(card)) if is_shown else (),
        remarks=tuple(_remark(state, remark, card_is_shown=is_shown) for remark in said),
    )


def _remark(state: TableState, remark: RemarkState, *, card_is_shown: bool) -> RemarkAccount:
    """What is said about a card is not told where the card is not."""
    is_shown = remark.is_standing and card_is_shown
    is_anonymous = not names_organisation(state, remark)
    return RemarkAccount(
        number=remark.number,
        kind=remark.kind.value,
        at=remark.at,
        standing=REMOVED if remark.is_erased else SHOWN if is_shown else HIDDEN,
        text=remark.text if is_shown else None,
        answer=remark.answer if is_shown else None,
        outcome=remark.outcome.value if remark.outcome else None,
        organisation=organisation_of(state, remark.seat) if is_shown and not is_anonymous else None,
        is_anonymous=is_anonymous,
        concern=remark.concern if is_shown else None,
    )


def _is_anonymous(state: TableState, moment: int) -> bool:
    return state.script[moment - 1].authors is Authors.ANONYMOUS


def organisation_of(state: TableState, seat: int | None) -> int | None:
    return state.seats[seat].organisation if seat is not None else None
