"""What the sentences of the synthesis make of a state."""

from collections.abc import Mapping
from dataclasses import replace

from workshops.domain import events as e
from workshops.domain.evolving import Step, changed, with_one
from workshops.domain.records import without_persons
from workshops.domain.sentences import Cites, SentenceState
from workshops.domain.state import TableState


def _put(state: TableState, sentence: SentenceState) -> TableState:
    return replace(state, sentences=with_one(state.sentences, sentence.number, sentence))


def _change(state: TableState, number: int, **changes: object) -> TableState:
    return replace(state, sentences=changed(state.sentences, number, **changes))


def _without(state: TableState, number: int) -> TableState:
    return replace(state, synthesis=tuple(each for each in state.synthesis if each != number))


def _proposed(state: TableState, event: e.SentenceProposed, seq: int, at: int) -> TableState:
    said = SentenceState(
        number=event.sentence,
        moment=event.moment,
        at=at,
        channel=event.channel,
        is_minority=event.is_minority,
        text=event.text,
        seat=event.seat,
        parts=(seq,),
        cites=Cites(event.cards, event.families, event.ballots),
    )
    return _put(state, said)


def _amended(state: TableState, event: e.SentenceAmended, seq: int, _at: int) -> TableState:
    sentence = state.sentences[event.sentence]
    cites = Cites(event.cards, event.families, event.ballots)
    parts, version = (*sentence.parts, seq), sentence.version + 1
    amended = replace(sentence, text=event.text, cites=cites, parts=parts, version=version)
    return _put(_without(state, sentence.number), amended)


def _signed(state: TableState, event: e.SentenceSigned, seq: int, _at: int) -> TableState:
    sentence = state.sentences[event.sentence]
    signers = sentence.signers if event.seat is None else (*sentence.signers, event.seat)
    return _change(state, event.sentence, signers=signers, parts=(*sentence.parts, seq))


def _unsigned(state: TableState, event: e.SentenceUnsigned, seq: int, _at: int) -> TableState:
    sentence = state.sentences[event.sentence]
    signers = tuple(seat for seat in sentence.signers if seat != event.seat)
    return _change(state, event.sentence, signers=signers, parts=(*sentence.parts, seq))


def _withdrawn(state: TableState, event: e.SentenceWithdrawn, _seq: int, _at: int) -> TableState:
    return _without(_change(state, event.sentence, is_withdrawn=True), event.sentence)


def _erased(state: TableState, event: e.SentenceErased, _seq: int, _at: int) -> TableState:
    wordless = _change(state, event.sentence, text=None, seat=None, signers=(), is_erased=True)
    return replace(wordless, entries=without_persons(state, event.parts))


def _moved(state: TableState, event: e.SentenceMoved, _seq: int, _at: int) -> TableState:
    left = _without(state, event.sentence).synthesis
    place = event.place - 1
    return replace(state, synthesis=(*left[:place], event.sentence, *left[place:]))


STEPS: Mapping[type[e.Event], Step] = {
    e.SentenceProposed: _proposed,
    e.SentenceAmended: _amended,
    e.SentenceSigned: _signed,
    e.SentenceUnsigned: _unsigned,
    e.SentenceWithdrawn: _withdrawn,
    e.SentenceAccepted: lambda state, event, _seq, _at: replace(state, synthesis=(*state.synthesis, event.sentence)),
    e.SentenceSetAside: lambda state, event, _seq, _at: _without(state, event.sentence),
    e.SentenceMoved: _moved,
    e.SentenceHidden: lambda state, event, _seq, _at: _change(state, event.sentence, hidden_reason=event.reason),
    e.SentenceRestored: lambda state, event, _seq, _at: _change(state, event.sentence, hidden_reason=None),
    e.SentenceErased: _erased,
}
