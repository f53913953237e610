"""Resoconto del tavolo: what the log says of an evening, for anybody. A pure function, so it can be made again.

No names: who took part is told by organisation, residents by their number. Withdrawn and hidden cards keep their
place without their words; a table that has not concluded has no account.
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from workshops.domain import events as e
from workshops.domain.account_ballots import BallotAccount, ResultAccount, RowAccount, ballots_of, last_result
from workshops.domain.account_cards import (
    HIDDEN,
    REMOVED,
    SHOWN,
    WITHDRAWN,
    CardAccount,
    FamilyAccount,
    RemarkAccount,
    cards_of,
    families_of,
)
from workshops.domain.account_moments import MomentAccount, Pause, Reopening, moments_of
from workshops.domain.account_photos import PhotoAccount, photos_of
from workshops.domain.account_synthesis import (
    CorrectionAccount,
    CorrectionsAccount,
    SentenceAccount,
    corrections_of,
    sentences_of,
)
from workshops.domain.state import TableState

__all__ = [
    "HIDDEN",
    "REMOVED",
    "SHOWN",
    "WITHDRAWN",
    "BallotAccount",
    "CardAccount",
    "CorrectionAccount",
    "CorrectionsAccount",
    "FamilyAccount",
    "MomentAccount",
    "Pause",
    "PhotoAccount",
    "RemarkAccount",
    "Reopening",
    "ResultAccount",
    "RowAccount",
    "SentenceAccount",
    "TableAccount",
    "account_of",
]


@dataclass(frozen=True, slots=True)
class TableAccount:
    """`organisations` maps an organisation to how many of its seats were taken. `result` is that of the last ballot."""

    opened_at: int
    concluded_at: int
    moments: tuple[MomentAccount, ...]
    organisations: Mapping[int, int]
    residents: int
    cards: tuple[CardAccount, ...]
    families: tuple[FamilyAccount, ...]
    result: ResultAccount | None
    ballots: tuple[BallotAccount, ...]
    sentences: tuple[SentenceAccount, ...]
    corrections: CorrectionsAccount
    photos: tuple[PhotoAccount, ...]


def account_of(state: TableState, recorded: Iterable[tuple[int, int, e.Event]]) -> TableAccount | None:
    """The account of a table, from its state and its (seq, at, event) log. None until it has concluded."""
    if not state.is_concluded:
        return None
    log = list(recorded)
    moments = moments_of(state, log)
    return TableAccount(
        opened_at=next((at for _seq, at, event in log if isinstance(event, e.TableOpened)), 0),
        concluded_at=max((each.closed_at for each in moments if each.closed_at is not None), default=state.last_at),
        moments=moments,
        organisations=_organisations(state),
        residents=sum(1 for seat in state.seats.values() if seat.is_resident),
        cards=cards_of(state),
        families=families_of(state),
        result=last_result(state),
        ballots=ballots_of(state),
        sentences=sentences_of(state),
        corrections=corrections_of(state),
        photos=photos_of(state),
    )


def _organisations(state: TableState) -> dict[int, int]:
    """Who sat down, also who left before the end: a freed seat was a presence."""
    return dict(Counter(seat.organisation for seat in state.seats.values() if seat.organisation is not None))
