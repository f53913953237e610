"""Objections of a ballot by consent: which are open, and what a voter's choice makes of the voter's own.

A voter's choice and objections say the same: it objects to a card exactly where an objection with a reason stands or
was resolved. So the choices alone are the count, and erasing the words of an objection changes no result.
"""

from collections import Counter
from typing import Any

from home.domain.refusal import Refused
from workshops.domain import events as e
from workshops.domain.methods import Choice
from workshops.domain.methods.consent import Stance
from workshops.domain.methods.rules import pairs_of, spelled
from workshops.domain.remarks import Outcome, RemarkKind, RemarkState
from workshops.domain.state import BallotState, TableState

CONCERNS = ("purpose", "harm", "feasible", "other")
RESOLUTIONS = ("amended", "noted")
_OBJECTING = (Stance.OBJECTS, Stance.RESOLVED)


def objections_of(state: TableState, ballot: int) -> list[RemarkState]:
    return [each for each in state.remarks.values() if each.kind is RemarkKind.OBJECTION and each.moment == ballot]


def open_objections(state: TableState, ballot: int, voter: str) -> dict[int, RemarkState]:
    """Card -> this voter's objection to it that is neither withdrawn nor resolved."""
    found = objections_of(state, ballot)
    return {each.card: each for each in found if each.voter == voter and each.outcome is None}


def noted_in(state: TableState, ballot: BallotState) -> dict[int, int]:
    """Card -> objections that stand in the record with a reason why they stop nothing; only the cards with one.

    An objector's last one on the card counts, while they have not consented since. Erased words count too.
    """
    latest: dict[tuple[int, str | int], RemarkState] = {
        (each.card, each.voter or each.number): each for each in objections_of(state, ballot.number)
    }
    found: Counter[int] = Counter()
    for each in latest.values():
        is_withdrawn = each.voter is not None and stances(ballot, each.voter).get(each.card) != Stance.RESOLVED
        if each.outcome is Outcome.NOTED and not is_withdrawn:
            found[each.card] += 1
    return dict(found)


def result_told(state: TableState, ballot: BallotState) -> dict[str, Any]:
    """The frozen result as it is told: by consent each row says how many of its objections were only `noted`."""
    result = dict(ballot.result or {})
    noted = noted_in(state, ballot)
    if noted:
        rows = ({**row, "noted": noted[row["card"]]} if row["card"] in noted else row for row in result["rows"])
        result["rows"] = list(rows)
    return result


def stances(ballot: BallotState, voter: str) -> dict[int, int]:
    """What the voter said last, by card."""
    return pairs_of(ballot.votes[voter][0]) if voter in ballot.votes else {}


def settled(state: TableState, ballot: BallotState, voter: str, choice: Choice) -> tuple[Choice, list[RemarkState]]:
    """(the choice as it counts, the objections that it withdraws).

    Objecting needs a reason, so a choice alone never begins to. What it does not mention stays objected to: an
    objection is withdrawn by saying so, never by leaving a card out. Raises Refused("objection_needs_reason").
    """
    before = stances(ballot, voter)
    said = pairs_of(choice)
    for card, stance in said.items():
        if stance in _OBJECTING:
            if before.get(card) not in _OBJECTING:
                raise Refused("objection_needs_reason")
            said[card] = before[card]
    said |= {card: stance for card, stance in before.items() if stance in _OBJECTING and card not in said}
    own = open_objections(state, ballot.number, voter)
    return spelled(said), [each for card, each in own.items() if said.get(card) not in _OBJECTING]


def objected(ballot: BallotState, voter: str, card: int, stance: Stance) -> Choice:
    """The voter's choice with another stance on one card."""
    return spelled({**stances(ballot, voter), card: stance})


def withdrawals(objections: list[RemarkState], channel: str) -> list[e.Event]:
    return [e.ObjectionWithdrawn(remark=each.number, channel=channel) for each in objections]
