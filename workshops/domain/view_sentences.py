"""What each audience may see of the synthesis. A hidden sentence keeps its place in the record and shows nothing."""

from collections.abc import Iterable
from typing import Any

from workshops.domain.audiences import NOBODY, Audience, Directory
from workshops.domain.script import Authors
from workshops.domain.sentences import SentenceState
from workshops.domain.state import TableState


def sentence_state(sentence: SentenceState) -> str:
    """`shown`, `hidden`, `withdrawn` or `removed`."""
    if sentence.is_erased:
        return "removed"
    if sentence.hidden_reason is not None:
        return "hidden"
    return "withdrawn" if sentence.is_withdrawn else "shown"


def sentence_view(
    state: TableState, sentence: SentenceState, directory: Directory, audience: Audience
) -> dict[str, Any]:
    """Who signs a position of a minority says so to everybody, by organisation; who proposes follows the moment."""
    standing = sentence_state(sentence)
    is_legible = standing == "shown" or (standing == "hidden" and audience is Audience.FACILITATOR)
    person = directory.people.get(sentence.seat or 0, NOBODY)
    authors = state.script[sentence.moment - 1].authors
    is_named = authors is Authors.NAMED and audience in {Audience.PARTICIPANT, Audience.FACILITATOR}
    is_attributed = is_legible and authors is not Authors.ANONYMOUS
    return {
        "number": sentence.number,
        "state": standing,
        "minority": sentence.is_minority,
        "place": place_of(state, sentence.number) if standing == "shown" else None,
        "text": sentence.text if is_legible else None,
        "cards": list(sentence.cites.cards),
        "families": list(sentence.cites.families),
        "ballots": list(sentence.cites.ballots),
        "organisation": person.organisation if is_attributed else None,
        "author": person.name if is_attributed and is_named else None,
        "signed": _organisations(sentence.signers, directory) if is_legible else [],
        "residents": _residents(state, sentence) if is_legible else 0,
        "at": sentence.at,
        **({"version": sentence.version} if sentence.was_amended else {}),
    }


def place_of(state: TableState, number: int) -> int | None:
    """From 1 among the accepted ones that stand, None where it is not one of them."""
    standing = [each for each in state.synthesis if state.sentences[each].is_standing]
    return standing.index(number) + 1 if number in standing else None


def _organisations(signers: Iterable[int], directory: Directory) -> list[str]:
    names = (directory.people.get(seat, NOBODY).organisation for seat in signers)
    return sorted({name for name in names if name is not None})


def _residents(state: TableState, sentence: SentenceState) -> int:
    return sum(1 for seat in sentence.signers if state.seats[seat].organisation is None)


def sentence_views(state: TableState, directory: Directory, audience: Audience) -> list[dict[str, Any]]:
    return [sentence_view(state, sentence, directory, audience) for sentence in state.sentences.values()]


def own_sentences(state: TableState, seat: int) -> list[dict[str, Any]]:
    """Those that this seat proposed or signs, and why one of its own was hidden. Their words are in the view."""
    return [
        {
            "number": sentence.number,
            "own": sentence.seat == seat,
            "signed": seat in sentence.signers,
            "reason": sentence.hidden_reason if sentence.seat == seat else None,
        }
        for sentence in state.sentences.values()
        if sentence.seat == seat or seat in sentence.signers
    ]
