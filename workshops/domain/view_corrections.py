"""What is shown of requests for a correction: to who facilitates without their author, to a seat its own."""

from typing import Any

from workshops.domain.corrections import CorrectionState
from workshops.domain.state import TableState


def correction_state(correction: CorrectionState) -> str:
    """`asked`, `accepted`, `declined`, `withdrawn`, `hidden` or `removed`."""
    if correction.is_erased:
        return "removed"
    if correction.is_withdrawn:
        return "withdrawn"
    if correction.hidden_reason is not None:
        return "hidden"
    return correction.decision.value if correction.decision else "asked"


def correction_views(state: TableState) -> list[dict[str, Any]]:
    """For who facilitates only. Whose a request is stays with the seat: its card may be an anonymous one.

    What was taken back is read by its seat alone.
    """
    views = [_view(correction) for correction in state.corrections.values()]
    return [{**view, "text": None} if view["state"] == "withdrawn" else view for view in views]


def own_corrections(state: TableState, seat: int) -> list[dict[str, Any]]:
    return [_view(correction) for correction in state.corrections.values() if correction.seat == seat]


def _view(correction: CorrectionState) -> dict[str, Any]:
    return {
        "number": correction.number,
        "state": correction_state(correction),
        "card": correction.card,
        "sentence": correction.sentence,
        "text": correction.text,
        "reason": correction.reason,
        "at": correction.at,
        "decided_at": correction.decided_at,
    }
