"""Rows that follow from events, written in the same transaction: seats, devices, the latest choice per voter."""

from workshops.domain import chain
from workshops.domain import events as e
from workshops.live.envelope import Envelope
from workshops.live.photos import project_photo
from workshops.live.store import Writing
from workshops.models import FacilitationCard, Preparation, SealedPart, Seat, Trial


def project(event: e.Event, seq: int, envelope: Envelope, writing: Writing) -> None:
    """Apply one event to its rows. What names a person comes beside the command, never from the log."""
    private = envelope.private
    match event:
        case e.SeatTaken():
            Seat.objects.create(
                table_id=writing.table,
                number=event.seat,
                name=private.name,
                token_hash=private.token_hash,
                code_hash=private.code_hash,
                organisation_id=event.organisation,
                participant_id=private.participant,
            )
        case e.SeatReopened():
            Seat.objects.filter(table=writing.table, number=event.seat).update(
                token_hash=private.token_hash, generation=event.generation
            )
        case e.FacilitationTaken():
            FacilitationCard.objects.filter(table=writing.table, number=event.card).update(
                device_hash=private.token_hash, generation=event.generation
            )
        case e.MomentOpened(moment=1):
            # The table begins: what was tried before is thrown away with the same commit.
            Trial.objects.filter(table=writing.table).delete()
            Preparation.objects.filter(table=writing.table).delete()
        case e.CardErased() | e.RemarkErased() | e.SentenceErased() | e.CorrectionErased():
            SealedPart.objects.filter(table=writing.table, seq__in=event.parts).delete()
        case e.BallotCast() if event.voter is not None:
            row = (
                writing.table,
                event.ballot,
                event.voter,
                chain.canonical(event.choice),
                seq,
            )
            writing.ballots[event.ballot, event.voter] = row
        case _:
            project_photo(event, writing.table, envelope)
