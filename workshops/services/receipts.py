"""Receipts for people without a phone: a code that shows what was entered for them, and binds it to them later.

The code is derived from the table and the seat: it can be printed as often as needed and is stored nowhere. Eight
digits are few, so wrong ones are counted for each table.
"""

import hmac
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from hashlib import sha256

from django.conf import settings

from home.domain.refusal import Refused
from home.models import User
from workshops.domain import events as e
from workshops.domain.actors import DoorActor
from workshops.domain.commands import ReopenSeat
from workshops.domain.records import Of, receipts_of
from workshops.domain.script import Secrecy
from workshops.domain.state import BallotState, TableState
from workshops.limits import check_misses, count_miss
from workshops.live.committing import committer
from workshops.live.envelope import Envelope, Outcome, Private
from workshops.models import FacilitationCard, Seat, Table
from workshops.queries import hash_of
from workshops.result_words import choice_words
from workshops.services.lines import fingerprints
from workshops.services.projecting import project
from workshops.services.viewing import state_of

DIGITS = 8
MISSES, WINDOW_SECONDS = 20, 600


@dataclass(frozen=True)
class Entered:
    """One thing that was entered for a seat, in words."""

    of: str
    number: int
    words: str
    by: str
    paper: int | None
    at: datetime | None
    # Where in the log the choice stands as it was entered, and the fingerprint there.
    line: int | None = None
    fingerprint: str = ""


@dataclass(frozen=True)
class SeatReceipt:
    seat: Seat
    code: str
    entries: tuple[Entered, ...]


def receipt_code(table: Table, seat: int) -> str:
    text = f"receipt:{table.pk}:{seat}"
    digest = hmac.new(settings.SECRET_KEY.encode(), text.encode(), sha256).digest()
    return f"{int.from_bytes(digest[:8], 'big') % 10**DIGITS:0{DIGITS}d}"


def receipts_at(table: Table, state: TableState) -> list[SeatReceipt]:
    """Everybody for whom something was entered: three queries."""
    found = receipts_of(state)
    lines = {_line(state, entry) for receipt in found.values() for entry in receipt.entries}
    marks = fingerprints(table.pk, lines)
    seats = {seat.number: seat for seat in Seat.objects.filter(table=table).select_related("organisation")}
    holders = dict(FacilitationCard.objects.filter(table=table).values_list("number", "holder_name"))
    return [
        SeatReceipt(
            seats[number],
            receipt_code(table, number),
            tuple(_entered(state, entry, holders, marks) for entry in receipt.entries),
        )
        for number, receipt in found.items()
        if number in seats
    ]


def receipt_by_code(table: Table, code: str, *, now: int) -> tuple[TableState, SeatReceipt]:
    """The table as it stands, and the receipt. Raises Refused: `receipt_unknown`, or `too_fast` for who guesses."""
    key = f"receipt:{table.pk}"
    # Before the log is read: guessing must not cost the server more than it costs who guesses.
    check_misses(key, limit=MISSES, seconds=WINDOW_SECONDS)
    state, _directory = state_of(table, now)
    digits = "".join(character for character in code if character.isascii() and character.isdigit())
    found = next(
        (each for each in receipts_at(table, state) if hmac.compare_digest(each.code.encode(), digits.encode())), None
    )
    if found is None:
        count_miss(key, limit=MISSES, seconds=WINDOW_SECONDS)
        raise Refused("receipt_unknown")
    return state, found


def _entered(
    state: TableState, entry: e.EntryRecorded, holders: Mapping[int, str], marks: Mapping[int, str]
) -> Entered:
    words, at = _words(state, entry)
    line = _line(state, entry)
    by = holders.get(entry.facilitator, "")
    return Entered(entry.of, entry.number, words, by, entry.paper, at, line, marks.get(line or 0, ""))


def _line(state: TableState, entry: e.EntryRecorded) -> int | None:
    """The line of a choice that stands as it was entered. From a phone it may have been given anew: that is its own."""
    if entry.of != Of.BALLOT or entry.seat is None or state.seats[entry.seat].has_phone:
        return None
    ballot = state.ballots[entry.number]
    voter = next((voter for voter, (_choice, seat) in ballot.votes.items() if seat == entry.seat), None)
    return ballot.lines.get(voter) if voter else None


def _words(state: TableState, entry: e.EntryRecorded) -> tuple[str, datetime | None]:
    """What was entered, as it stands now. A card that was erased since has no words any more.

    Nor has a choice once its seat is on a phone: from there it may have been changed, and that is nobody's to read.
    """
    if entry.of == Of.CARD:
        card = state.cards[entry.number]
        return card.text or "", _time(card.at)
    if entry.of == Of.OBJECTION:
        remark = state.remarks[entry.number]
        return remark.text or "", _time(remark.at)
    if entry.of == Of.SENTENCE:
        sentence = state.sentences[entry.number]
        return sentence.text or "", _time(sentence.at)
    ballot = state.ballots[entry.number]
    spec = state.script[ballot.number - 1]
    choice = next((choice for choice, seat in ballot.votes.values() if seat == entry.seat), None)
    is_on_a_phone = entry.seat is not None and state.seats[entry.seat].has_phone
    if choice is None or spec.secrecy is Secrecy.SECRET or is_on_a_phone:
        return "", None
    return choice_words(spec.method, choice, _names(state, ballot)), None


def _names(state: TableState, ballot: BallotState) -> dict[int, str]:
    names: dict[int, str] = {}
    for option in ballot.options:
        family = ballot.families.get(option)
        text = (family.name if family else None) or state.cards[option].text or ""
        names[option] = f"«{text.split(chr(10), 1)[0]}»"
    return names


def _time(ms: int) -> datetime:
    return datetime.fromtimestamp(ms / 1000, tz=UTC)


def bind_to_account(receipt: SeatReceipt, user: User) -> None:
    """What was entered for a seat is this person's: its proposals too, of which the City's answers are told to them.

    Raises Refused("receipt_claimed").
    """
    participant = user.participant
    if participant is None or participant.is_demo != receipt.seat.table.is_demo:
        raise Refused("not_allowed")
    unbound = Seat.objects.filter(pk=receipt.seat.pk, participant=None)
    if not unbound.update(participant=participant) and receipt.seat.participant_id != participant.pk:
        raise Refused("receipt_claimed")
    project(receipt.seat.table_id)


def take_on_device(table: Table, state: TableState, receipt: SeatReceipt, *, token: str, now: int) -> Outcome:
    """The seat moves to this device, from which its person writes and chooses alone. Raises Refused.

    Never from another device: who reads the codes aloud knows them too, and a phone that is lost has its own code.
    """
    if receipt.seat.participant_id is not None or receipt.seat.token_hash not in {"", hash_of(token)}:
        raise Refused("receipt_claimed")
    if state.is_concluded:
        raise Refused("sign_in_to_claim")
    private = Private(token_hash=hash_of(token))
    return committer.send(
        table.pk, Envelope(DoorActor(), hash_of(token), ReopenSeat(seat=receipt.seat.number), now, private)
    )
