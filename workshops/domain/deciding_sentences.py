"""Rules of the synthesis: anybody proposes a sentence that cites something, who facilitates accepts and orders them.

A position of a minority is signed, never accepted: it stands in the account as long as somebody signs it, and who
facilitates can only hide it with a reason, like a card.
"""

from home.domain.refusal import Refused
from workshops.domain import commands as c
from workshops.domain import events as e
from workshops.domain.actors import Actor, SeatActor
from workshops.domain.deciding_cards import HIDING_REASONS, checked_text
from workshops.domain.deciding_holds import check_not_held
from workshops.domain.records import Of, entries_about, recorded
from workshops.domain.script import Kind
from workshops.domain.sentences import Cites, SentenceState
from workshops.domain.standing import check_without_phone
from workshops.domain.state import TableState

SENTENCES_MAX = 200
SENTENCES_PER_SEAT_MAX = 20
CITES_MAX = 10


def _check_concluding(state: TableState, now: int) -> int:
    """The number of the present moment, which must be one of concluding that takes contributions."""
    if state.is_concluded:
        raise Refused("table_concluded")
    if state.moment is None:
        raise Refused("moment_not_open")
    check_not_held(state)
    if not state.accepts(Kind.CONCLUDE, now):
        raise Refused("moment_closed")
    return state.moment.number


def _checked_cites(state: TableState, command: c.ProposeSentence | c.AmendSentence) -> Cites:
    """A sentence rests on something that everybody at the table can read."""
    cites = Cites(*(tuple(dict.fromkeys(each)) for each in (command.cards, command.families, command.ballots)))
    if cites.count == 0:
        raise Refused("nothing_cited")
    if cites.count > CITES_MAX:
        raise Refused("too_many_cites", limit=CITES_MAX)
    for number in cites.cards:
        card = state.cards.get(number)
        if card is None:
            raise Refused("card_unknown")
        if not card.is_standing or card.moment not in state.revealed:
            raise Refused("card_not_shown")
    if any(number not in state.families for number in cites.families):
        raise Refused("family_unknown")
    if any(number not in state.ballots or state.ballots[number].result is None for number in cites.ballots):
        raise Refused("ballot_unknown")
    return cites


def _seat_for(state: TableState, named: int | None, by: Actor) -> int | None:
    """For whom: the sender's own seat, or somebody without a phone whom who facilitates names; None is the table."""
    if isinstance(by, SeatActor):
        if named not in (None, by.seat):
            raise Refused("not_allowed")
        return by.seat
    if named is None:
        return None
    check_without_phone(state, named)
    return named


def _entered(number: int, seat: int | None, by: Actor) -> list[e.Event]:
    """That who facilitates wrote or signed it for somebody, who has a receipt for it."""
    if seat is None or isinstance(by, SeatActor):
        return []
    return [recorded(Of.SENTENCE, number, seat=seat, by=by)]


def propose_sentence(state: TableState, command: c.ProposeSentence, by: Actor, now: int) -> list[e.Event]:
    """Who proposes a position of a minority signs it with that."""
    moment = _check_concluding(state, now)
    seat = _seat_for(state, command.seat, by)
    if command.minority and seat is None:
        raise Refused("minority_is_signed")
    if len(state.sentences) >= SENTENCES_MAX:
        raise Refused("table_full")
    if seat is not None and sum(each.seat == seat for each in state.sentences.values()) >= SENTENCES_PER_SEAT_MAX:
        raise Refused("too_many_sentences", limit=SENTENCES_PER_SEAT_MAX)
    cites = _checked_cites(state, command)
    number = len(state.sentences) + 1
    proposed = e.SentenceProposed(
        sentence=number,
        moment=moment,
        channel="seat" if isinstance(by, SeatActor) else "facilitator",
        is_minority=command.minority,
        cards=cites.cards,
        families=cites.families,
        ballots=cites.ballots,
        text=checked_text(command.text),
        seat=seat,
    )
    signed = [e.SentenceSigned(sentence=number, seat=seat)] if command.minority else []
    return [proposed, *signed, *_entered(number, seat, by)]


def _sentence(state: TableState, number: int) -> SentenceState:
    sentence = state.sentences.get(number)
    if sentence is None:
        raise Refused("sentence_unknown")
    return sentence


def _standing(state: TableState, number: int) -> SentenceState:
    sentence = _sentence(state, number)
    if not sentence.is_standing:
        raise Refused("sentence_not_shown")
    return sentence


def _own(state: TableState, number: int, by: Actor) -> SentenceState:
    """One's own; who facilitates has those of the table and of people without a phone."""
    sentence = _standing(state, number)
    if isinstance(by, SeatActor):
        if sentence.seat != by.seat:
            raise Refused("not_your_sentence")
    elif sentence.is_minority:
        raise Refused("minority_stays")
    elif sentence.seat is not None and state.seats[sentence.seat].has_phone:
        raise Refused("seat_has_a_phone")
    return sentence


def amend_sentence(state: TableState, command: c.AmendSentence, by: Actor, now: int) -> list[e.Event]:
    _check_concluding(state, now)
    sentence = _own(state, command.sentence, by)
    _check_nobody_else_signs(sentence)
    cites = _checked_cites(state, command)
    return [
        e.SentenceAmended(
            sentence=sentence.number,
            cards=cites.cards,
            families=cites.families,
            ballots=cites.ballots,
            text=checked_text(command.text),
        )
    ]


def _check_nobody_else_signs(sentence: SentenceState) -> None:
    """What others have signed is theirs too: its words stay, and it stays."""
    if any(seat != sentence.seat for seat in sentence.signers):
        raise Refused("sentence_is_signed")


def withdraw_sentence(state: TableState, command: c.WithdrawSentence, by: Actor, now: int) -> list[e.Event]:
    _check_concluding(state, now)
    sentence = _own(state, command.sentence, by)
    _check_nobody_else_signs(sentence)
    return [e.SentenceWithdrawn(sentence=sentence.number)]


def _to_sign(state: TableState, number: int, now: int) -> SentenceState:
    _check_concluding(state, now)
    sentence = _standing(state, number)
    if not sentence.is_minority:
        raise Refused("sentence_not_minority")
    return sentence


def _check_read(sentence: SentenceState, version: int) -> None:
    """Nobody puts their name or the table's to words that they have not read. Who does not say is trusted."""
    if version and version != sentence.version:
        raise Refused("sentence_changed")


def sign_sentence(state: TableState, command: c.SignSentence, by: Actor, now: int) -> list[e.Event]:
    sentence = _to_sign(state, command.sentence, now)
    _check_read(sentence, command.version)
    seat = _seat_for(state, command.seat, by)
    if seat is None:
        raise Refused("minority_is_signed")
    if seat in sentence.signers:
        raise Refused("already_so")
    return [e.SentenceSigned(sentence=sentence.number, seat=seat), *_entered(sentence.number, seat, by)]


def unsign_sentence(state: TableState, command: c.UnsignSentence, by: Actor, now: int) -> list[e.Event]:
    """One's own signature. With the last one goes the position itself: nobody holds it any more."""
    assert isinstance(by, SeatActor)
    sentence = _to_sign(state, command.sentence, now)
    if by.seat not in sentence.signers:
        raise Refused("already_so")
    unsigned = e.SentenceUnsigned(sentence=sentence.number, seat=by.seat)
    is_last = len(sentence.signers) == 1
    return [unsigned, e.SentenceWithdrawn(sentence=sentence.number)] if is_last else [unsigned]


def accept_sentence(state: TableState, command: c.AcceptSentence, _by: Actor, now: int) -> list[e.Event]:
    _check_concluding(state, now)
    sentence = _standing(state, command.sentence)
    if sentence.is_minority:
        raise Refused("minority_stays")
    _check_read(sentence, command.version)
    if sentence.number in state.synthesis:
        raise Refused("already_so")
    return [e.SentenceAccepted(sentence=sentence.number)]


def _accepted(state: TableState, number: int, now: int) -> SentenceState:
    _check_concluding(state, now)
    sentence = _standing(state, number)
    if sentence.is_minority:
        raise Refused("minority_stays")
    if sentence.number not in state.synthesis:
        raise Refused("already_so")
    return sentence


def set_sentence_aside(state: TableState, command: c.SetSentenceAside, _by: Actor, now: int) -> list[e.Event]:
    return [e.SentenceSetAside(sentence=_accepted(state, command.sentence, now).number)]


def move_sentence(state: TableState, command: c.MoveSentence, _by: Actor, now: int) -> list[e.Event]:
    sentence = _accepted(state, command.sentence, now)
    shown = [number for number in state.synthesis if state.sentences[number].is_standing]
    if not 1 <= command.place <= len(shown):
        raise Refused("place_unknown")
    if shown[command.place - 1] == sentence.number:
        raise Refused("already_so")
    shown.remove(sentence.number)
    left = [number for number in state.synthesis if number != sentence.number]
    # Hidden ones keep their place: the record counts them, who facilitates counts what everybody sees.
    before = shown[command.place - 1] if command.place <= len(shown) else None
    return [e.SentenceMoved(sentence=sentence.number, place=left.index(before) + 1 if before else len(left) + 1)]


def hide_sentence(state: TableState, command: c.HideSentence, _by: Actor, _now: int) -> list[e.Event]:
    """Off every screen at once, reversible, at any time: it may hold what must not be public."""
    if command.reason not in HIDING_REASONS:
        raise Refused("malformed")
    sentence = _sentence(state, command.sentence)
    if not sentence.is_standing:
        raise Refused("already_so")
    return [e.SentenceHidden(sentence=sentence.number, reason=command.reason)]


def restore_sentence(state: TableState, command: c.RestoreSentence, _by: Actor, _now: int) -> list[e.Event]:
    sentence = _sentence(state, command.sentence)
    if sentence.hidden_reason is None or sentence.is_erased:
        raise Refused("already_so")
    return [e.SentenceRestored(sentence=sentence.number)]


def erase_sentence(state: TableState, command: c.EraseSentence, _by: Actor, _now: int) -> list[e.Event]:
    """For ever, as with a card: the sealed parts are deleted, the chain stays valid."""
    sentence = _sentence(state, command.sentence)
    if sentence.is_erased:
        raise Refused("already_so")
    entered = entries_about(state, Of.SENTENCE, sentence.number)
    return [e.SentenceErased(sentence=sentence.number, parts=(*sentence.parts, *entered))]
