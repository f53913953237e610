"""What the one big button of who facilitates does now."""

from typing import Any

from workshops.domain.families import standing
from workshops.domain.remarks import RemarkKind
from workshops.domain.script import Kind, Secrecy
from workshops.domain.state import Phase, TableState
from workshops.domain.summary import counts_of


def next_step(state: TableState) -> dict[str, Any]:
    """What the one big button of who facilitates does now, and how ready the table is for it."""
    counts = counts_of(state)
    moment = state.moment
    number = (moment.number if moment else 0) + 1
    is_waiting = moment is None or moment.phase is Phase.CLOSED
    # Between the close of the last moment and the conclusion lies one event: a state may be looked at there too.
    if state.is_concluded or not state.is_open or (is_waiting and number > len(state.script)):
        return {"step": "none", "moment": 0, "kind": "", "ready": 0, "of": 0}
    if moment is None or moment.phase is Phase.CLOSED:
        kind = state.script[number - 1].kind
        is_secret = kind is Kind.CHOOSE and state.script[number - 1].secrecy is Secrecy.SECRET
        return {
            **({"secrecy": "secret"} if is_secret else {}),
            "step": "open",
            "moment": number,
            "kind": kind.value,
            "ready": counts["seated"],
            "of": counts["seated"],
        }
    kind = state.script[moment.number - 1].kind
    ready, of = _readiness(state, kind, counts)
    step = "undo" if moment.phase is Phase.CLOSING else "resume" if moment.is_held else "close"
    return {
        "step": step,
        "moment": moment.number,
        "kind": kind.value,
        "ready": ready,
        "of": of,
    }


def _readiness(state: TableState, kind: Kind, counts: dict[str, int]) -> tuple[int, int]:
    """How much is done of what: votes cast, questions answered, cards in families, people who wrote."""
    if kind is Kind.CHOOSE:
        return counts["voted"], counts["voters"]
    if kind is Kind.CLARIFY:
        asked = [each for each in state.remarks.values() if each.kind is RemarkKind.QUESTION and each.is_standing]
        return sum(1 for each in asked if each.is_answered), len(asked)
    if kind is Kind.GROUP:
        return sum(len(standing(state, family)) for family in state.families.values()), counts["cards"]
    return counts["wrote"], counts["seated"]
