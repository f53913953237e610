"""The account's part on what was chosen: every result as it was frozen, and a short form of the last one."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from workshops.domain.objections import result_told
from workshops.domain.script import Electors
from workshops.domain.state import BallotState, FamilyState, TableState


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
class BallotAccount:
    """One ballot: its rules in words' reach, its result as the log has it. Who chose what is in neither.

    `families` are (option, family). Of a secret ballot `result` has the choices with their receipts, as the close
    published them.
    """

    number: int
    closed_at: int | None
    is_secret: bool
    is_per_person: bool
    method: str
    result: Mapping[str, Any]
    families: tuple[tuple[int, FamilyState], ...] = ()


def ballots_of(state: TableState) -> tuple[BallotAccount, ...]:
    return tuple(_ballot(state, ballot) for ballot in state.ballots.values() if ballot.result is not None)


def _ballot(state: TableState, ballot: BallotState) -> BallotAccount:
    spec = state.script[ballot.number - 1]
    return BallotAccount(
        number=ballot.number,
        closed_at=ballot.closed_at,
        is_secret=spec.secrecy.value == "secret",
        is_per_person=spec.electors is Electors.PERSON,
        method=spec.method.value,
        result=result_told(state, ballot),
        families=tuple(ballot.families.items()),
    )


def last_result(state: TableState) -> ResultAccount | None:
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
        is_per_person=state.script[ballot.number - 1].electors is Electors.PERSON,
        rows=tuple(sorted(chosen, key=lambda row: (row.position, row.card))),
        without_preference=len(result["rows"]) - len(chosen),
    )
