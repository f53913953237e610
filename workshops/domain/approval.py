"""The account as it stood at a place of the log: what somebody approves is that and nothing later.

Pure, so that a page which keeps only the place shows the same account for ever. What was hidden or erased since is
the one exception: words withheld today are withheld in every account, however long ago it was approved.
"""

from collections.abc import Iterable, Sequence

from workshops.domain import events as e
from workshops.domain.account import TableAccount, account_of
from workshops.domain.evolve import evolve, fold
from workshops.domain.state import TableState

Recorded = tuple[int, int, e.Event]

# What makes an account, or from the end on changes what it tells: asking for a correction does not, nor does
# declining it.
MAKING = (e.TableConcluded, e.CorrectionAccepted, e.PhotoAdded)

# Events that take words out or give them back: (field naming the thing, where the state keeps such things).
WITHHOLDING: dict[type, tuple[str, str]] = {
    e.CardHidden: ("card", "cards"),
    e.CardRestored: ("card", "cards"),
    e.CardErased: ("card", "cards"),
    e.RemarkHidden: ("remark", "remarks"),
    e.RemarkRestored: ("remark", "remarks"),
    e.RemarkErased: ("remark", "remarks"),
    e.SentenceHidden: ("sentence", "sentences"),
    e.SentenceRestored: ("sentence", "sentences"),
    e.SentenceErased: ("sentence", "sentences"),
    e.CorrectionHidden: ("correction", "corrections"),
    e.CorrectionRestored: ("correction", "corrections"),
    e.CorrectionErased: ("correction", "corrections"),
    e.PhotoHidden: ("photo", "photos"),
    e.PhotoRestored: ("photo", "photos"),
    e.PhotoErased: ("photo", "photos"),
}


def account_position(recorded: Iterable[Recorded]) -> int | None:
    """The place of the newest event that makes the account what it is; None before the table has concluded."""
    position = None
    for seq, _at, event in recorded:
        if isinstance(event, e.TableConcluded) or (position is not None and isinstance(event, MAKING)):
            position = seq
    return position


def state_as_of(recorded: Sequence[Recorded], position: int) -> TableState:
    """The state at a place, without the words that were withheld later."""
    state = fold(each for each in recorded if each[0] <= position)
    for seq, at, event in recorded:
        if seq > position and _withholds(state, event):
            state = evolve(state, event, seq=seq, at=at)
    return state


def account_as_of(recorded: Sequence[Recorded], position: int) -> TableAccount | None:
    """The account at a place of the log; None where the table had not concluded there."""
    return account_of(state_as_of(recorded, position), [each for each in recorded if each[0] <= position])


def _withholds(state: TableState, event: e.Event) -> bool:
    """Of things that there were already: what is newer than the place is not told in any case."""
    named = WITHHOLDING.get(type(event))
    return named is not None and getattr(event, named[0]) in getattr(state, named[1])
