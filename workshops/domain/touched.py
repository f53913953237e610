"""Which seats have something new of their own to see: spares computing everybody's own part on every change."""

from collections.abc import Mapping
from typing import TypeVar

from workshops.domain.state import TableState

K = TypeVar("K", int, str)
V = TypeVar("V")


def touched_seats(before: TableState, after: TableState) -> frozenset[int] | None:
    """Seat numbers whose `mine` may differ between the two states; None means every seat."""
    if before.ballots.keys() != after.ballots.keys() or before.script is not after.script:
        return None
    if (before.moment and before.moment.number) != (after.moment and after.moment.number):
        return None
    seats = set(_changed(before.seats, after.seats))
    # A voter who leaves or comes back changes for the colleagues whether somebody is to be confirmed.
    organisations = {after.seats[number].organisation for number in seats} | set(_changed(before.voters, after.voters))
    organisations.discard(None)
    if organisations:
        seats.update(seat.number for seat in after.seats.values() if seat.organisation in organisations)
    seats.update(_authors_of_changed_cards(before, after))
    seats.update(
        remark.seat
        for number in _changed(before.remarks, after.remarks)
        for remark in (before.remarks.get(number), after.remarks[number])
        if remark is not None and remark.seat is not None
    )
    for number in _changed(before.sentences, after.sentences):
        for sentence in (before.sentences.get(number), after.sentences[number]):
            if sentence is not None:
                seats.update(seat for seat in (sentence.seat, *sentence.signers) if seat is not None)
    seats.update(
        correction.seat
        for number in _changed(before.corrections, after.corrections)
        for correction in (before.corrections.get(number), after.corrections[number])
        if correction is not None and correction.seat is not None
    )
    if before.moment is not after.moment and before.moment and after.moment:
        seats.update(before.moment.asked ^ after.moment.asked)
    for number, ballot in after.ballots.items():
        old = before.ballots[number]
        for voter in _changed(old.votes, ballot.votes):
            seats.update(seat for vote in (old.votes.get(voter), ballot.votes[voter]) if vote and (seat := vote[1]))
    return frozenset(seats)


def _changed(before: Mapping[K, V], after: Mapping[K, V]) -> list[K]:
    if before is after:
        return []
    return [key for key, value in after.items() if before.get(key) is not value]


def _authors_of_changed_cards(before: TableState, after: TableState) -> set[int]:
    authors: set[int] = set()
    for number in _changed(before.cards, after.cards):
        for card in (before.cards.get(number), after.cards[number]):
            if card is not None and card.seat is not None:
                authors.add(card.seat)
    return authors
