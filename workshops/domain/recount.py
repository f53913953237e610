"""Counting again: whether every result that a log announces follows from what the log holds before it."""

from collections.abc import Iterable

from home.domain.refusal import Refused
from workshops.domain import events as e
from workshops.domain.ballots import rules_of, tally
from workshops.domain.chain import canonical
from workshops.domain.evolve import evolve
from workshops.domain.methods import METHODS
from workshops.domain.script import Secrecy
from workshops.domain.state import EMPTY, TableState
from workshops.domain.urn import Slip, urn_of


def first_miscount(recorded: Iterable[tuple[int, int, e.Event]]) -> int | None:
    """The place of the first closing event whose result is another than a recount gives; None when all agree.

    Of an open ballot the choices are counted again; of a secret one those published with the result, as many as voters
    took part, each held against the rules.
    """
    state = EMPTY
    for seq, at, event in recorded:
        if isinstance(event, e.BallotClosed) and not _is_recounted(state, event):
            return seq
        state = evolve(state, event, seq=seq, at=at)
    return None


def _is_recounted(state: TableState, event: e.BallotClosed) -> bool:
    ballot = state.ballots.get(event.ballot)
    if ballot is None:
        return False
    spec = state.script[event.ballot - 1]
    urn: tuple[Slip, ...] = ()
    if spec.secrecy is Secrecy.SECRET:
        urn = urn_of(event.result.get("choices", ()))
        if len(urn) != len(ballot.votes):
            return False
        try:
            for slip in urn:
                METHODS[spec.method].check(rules_of(spec, ballot), slip.choice)
        except Refused:
            return False
    return canonical(tally(state, ballot, spec, urn)) == canonical(event.result)
