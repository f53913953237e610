"""Resoconto del tavolo: what the log says of an evening, for anybody. A pure function, so it can be made again.

No names: who took part is told by organisation, residents by their number. Withdrawn and hidden cards keep their
place without their words; a table that has not concluded has no account.
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from workshops.domain import events as e
from workshops.domain.state import CardState, TableState

SHOWN, HIDDEN, WITHDRAWN, REMOVED = "shown", "hidden", "withdrawn", "removed"


@dataclass(frozen=True, slots=True)
class MomentAccount:
    """One moment as it was held; times in ms, None where the log has none."""

    number: int
    kind: str
    question: Mapping[str, str]
    opened_at: int | None
    closed_at: int | None


@dataclass(frozen=True, slots=True)
class CardAccount:
    """`text` is None where the words are not shown. `organisation` is None for a resident, or an anonymous card."""

    number: int
    at: int
    standing: str
    text: str | None
    organisation: int | None
    was_amended: bool


@dataclass(frozen=True, slots=True)
class RowAccount:
    card: int
    in_favour: int
    position: int


@dataclass(frozen=True, slots=True)
class ResultAccount:
    """The frozen result. `rows` by position; options without any preference are counted, not listed again."""

    voters: int
    voted: int
    is_per_person: bool
    rows: tuple[RowAccount, ...]
    without_preference: int


@dataclass(frozen=True, slots=True)
class TableAccount:
    """`organisations` maps an organisation to how many of its seats were taken."""

    opened_at: int
    concluded_at: int
    moments: tuple[MomentAccount, ...]
    organisations: Mapping[int, int]
    residents: int
    cards: tuple[CardAccount, ...]
    result: ResultAccount | None


def account_of(state: TableState, recorded: Iterable[tuple[int, int, e.Event]]) -> TableAccount | None:
    """The account of a table, from its state and its (seq, at, event) log. None until it has concluded."""
    if not state.is_concluded:
        return None
    opened: dict[int, int] = {}
    closed: dict[int, int] = {}
    doors_at = 0
    for _seq, at, event in recorded:
        if isinstance(event, e.TableOpened):
            doors_at = at
        elif isinstance(event, e.MomentOpened):
            opened[event.moment] = at
        elif isinstance(event, e.MomentClosed):
            closed[event.moment] = at
    return TableAccount(
        opened_at=doors_at,
        concluded_at=max(closed.values(), default=state.last_at),
        moments=_moments(state, opened, closed),
        organisations=_organisations(state),
        residents=sum(1 for seat in state.seats.values() if seat.is_resident),
        cards=tuple(_card(state, card) for card in state.cards.values()),
        result=_result(state),
    )


def _moments(state: TableState, opened: Mapping[int, int], closed: Mapping[int, int]) -> tuple[MomentAccount, ...]:
    return tuple(
        MomentAccount(number, spec.kind.value, dict(spec.question), opened.get(number), closed.get(number))
        for number, spec in enumerate(state.script, start=1)
    )


def _organisations(state: TableState) -> dict[int, int]:
    """Who sat down, also who left before the end: a freed seat was a presence."""
    return dict(Counter(seat.organisation for seat in state.seats.values() if seat.organisation is not None))


def _standing(card: CardState) -> str:
    if card.is_erased:
        return REMOVED
    if card.is_withdrawn:
        return WITHDRAWN
    return HIDDEN if card.hidden_reason is not None else SHOWN


def _card(state: TableState, card: CardState) -> CardAccount:
    standing = _standing(card)
    is_shown = standing == SHOWN
    return CardAccount(
        number=card.number,
        at=card.at,
        standing=standing,
        text=card.text if is_shown else None,
        organisation=_organisation(state, card) if is_shown else None,
        was_amended=len(card.parts) > 1,
    )


def _organisation(state: TableState, card: CardState) -> int | None:
    if card.seat is None or state.script[card.moment - 1].authors.value == "anonymous":
        return None
    return state.seats[card.seat].organisation


def _result(state: TableState) -> ResultAccount | None:
    """Of the last ballot that was counted."""
    counted = [ballot for ballot in state.ballots.values() if ballot.result is not None]
    if not counted:
        return None
    ballot = counted[-1]
    result: Mapping[str, Any] = ballot.result or {}
    chosen = [RowAccount(row["card"], row["in_favour"], row["position"]) for row in result["rows"] if row["in_favour"]]
    return ResultAccount(
        voters=result["voters"],
        voted=result["voted"],
        is_per_person=state.script[ballot.number - 1].electors.value == "person",
        rows=tuple(sorted(chosen, key=lambda row: (row.position, row.card))),
        without_preference=len(result["rows"]) - len(chosen),
    )
