"""What each audience may see of a state. Hiding happens here and nowhere else: what is not in a view is not sent.

Shapes are those of docs/protocol.md. A view is a dict of small sections plus two keyed lists (`cards`, `seats`), so
that the difference between two views can replace sections and upsert items.
"""

from typing import Any

from workshops.domain.audiences import Audience, Directory
from workshops.domain.deciding_corrections import corrections_end
from workshops.domain.next_step import next_step
from workshops.domain.objections import result_told
from workshops.domain.script import Kind, MomentSpec, Reveal
from workshops.domain.state import Phase, TableState
from workshops.domain.summary import counts_of, standing_of
from workshops.domain.view_cards import card_view
from workshops.domain.view_corrections import correction_views
from workshops.domain.view_families import ballot_families, family_views, has_families
from workshops.domain.view_photos import photo_views
from workshops.domain.view_remarks import remark_views
from workshops.domain.view_seats import seat_views
from workshops.domain.view_sentences import sentence_views


def sections(state: TableState, directory: Directory, audience: Audience) -> dict[str, Any]:
    """Every section of the view but its two keyed lists."""
    view: dict[str, Any] = {
        "table": directory.table,
        "state": standing_of(state),
        "locked": state.is_locked,
        "script": [{"moment": number, "kind": spec.kind.value} for number, spec in enumerate(state.script, 1)],
        "moment": _moment(state),
        "counts": counts_of(state),
        "ballot": _ballot(state),
        "result": _result(state),
    }
    if has_families(state):
        view["families"] = family_views(state)
        view["can_undo_grouping"] = state.families_before is not None
    if state.is_concluded:
        view["corrections_until"] = corrections_end(state)
    if audience is Audience.FACILITATOR:
        if state.corrections:
            view["corrections"] = correction_views(state)
        if state.photos:
            view["photos"] = photo_views(state)
        view["next"] = next_step(state)
        view["asking"] = state.moment.asking if state.moment else 0
    return view


def view_of(state: TableState, directory: Directory, audience: Audience) -> dict[str, Any]:
    """The whole view: what a snapshot carries."""
    view = sections(state, directory, audience)
    view["cards"] = [card_view(state, card, directory, audience) for card in state.cards.values()]
    if state.remarks:
        view["remarks"] = remark_views(state, directory, audience)
    if state.sentences:
        view["sentences"] = sentence_views(state, directory, audience)
    if audience is Audience.FACILITATOR:
        view["seats"] = list(seat_views(state, directory).values())
    return view


def _moment(state: TableState) -> dict[str, Any] | None:
    if state.moment is None:
        return None
    spec = state.script[state.moment.number - 1]
    return {
        "number": state.moment.number,
        "kind": spec.kind.value,
        "phase": state.moment.phase.value,
        "question": dict(spec.question),
        "ends_at": state.moment.ends_at,
        "closes_at": state.moment.closes_at,
        "reveal": _reveal(state, spec).value,
        "authors": spec.authors.value,
        "held": state.moment.is_held,
        "left": state.moment.left,
    }


def _reveal(state: TableState, spec: MomentSpec) -> Reveal:
    """Once its cards were shown, a moment that is open again shows every new one at once."""
    assert state.moment is not None
    is_shown = state.moment.number in state.revealed and state.moment.phase is not Phase.CLOSED
    return Reveal.AT_ONCE if is_shown and spec.kind is Kind.WRITE else spec.reveal


def _ballot(state: TableState) -> dict[str, Any] | None:
    ballot = state.ballot()
    if ballot is None:
        return None
    spec = state.script[ballot.number - 1]
    view = {
        "number": ballot.number,
        "method": spec.method.value,
        "max_choices": spec.max_choices,
        "budget": spec.budget,
        "max_score": spec.max_score,
        "threshold": spec.threshold,
        "secrecy": spec.secrecy.value,
        "electors": spec.electors.value,
        "options": list(ballot.options),
    }
    return {**view, "families": ballot_families(ballot)} if ballot.families else view


def _result(state: TableState) -> dict[str, Any] | None:
    """Nothing of a tally leaves before the ballot is closed; afterwards it never changes."""
    ballot = state.ballot()
    if ballot is None or ballot.result is None:
        return None
    return {"ballot": ballot.number, **result_told(state, ballot)}
