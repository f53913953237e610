"""One table played by commands: the same ones that phones and tablets send, with the receipt times of that evening."""

import secrets
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from random import Random

from django.contrib.auth.hashers import make_password
from django.utils import timezone

from home.domain.refusal import Refused
from home.models import Participant
from workshops.content.demo.casts import Sitter
from workshops.content.demo.timeline import ms
from workshops.domain import commands as c
from workshops.domain.actors import Actor, ClockActor, DirectorActor, DoorActor, FacilitatorActor, SeatActor
from workshops.live.committer import commit
from workshops.live.envelope import Accepted, Batch, Envelope, Private
from workshops.models import FacilitationCard, Table
from workshops.queries import hash_of

DIRECTOR = DirectorActor("demo")
GIULIA = FacilitatorActor(card=1, generation=1)
HOLDER = "Giulia Esempio"


class DemoRefusedError(RuntimeError):
    """The demonstration asked for something that the rules of a table do not allow: a mistake in its own words."""


@dataclass
class Playing:
    """Collects one table's commands in order; `play` commits them in one transaction."""

    table: Table
    at: datetime
    chance: Random
    envelopes: list[Envelope] = field(default_factory=list)
    seats: list[Sitter] = field(default_factory=list)
    cards: int = 0

    def wait(self, *, seconds: int) -> None:
        self.at += timedelta(seconds=seconds)

    def send(self, command: c.Command, by: Actor, private: Private | None = None) -> None:
        command_id = f"demo-{len(self.envelopes) + 1:04d}"
        self.envelopes.append(Envelope(by, command_id, command, ms(self.at), private or Private()))

    def open_doors(self) -> None:
        command = c.OpenTable(script=tuple(self.table.script), capacity=self.table.capacity)
        self.send(command, DIRECTOR)
        card_without_pin(self.table, self.at)
        self.wait(seconds=40)
        self.send(c.TakeFacilitation(card=1), DoorActor(), Private(token_hash=hash_of(secrets.token_urlsafe(24))))

    def seat(self, sitters: list[Sitter]) -> None:
        participants = Participant.objects.bulk_create([Participant(is_demo=True) for _sitter in sitters])
        for sitter, participant in zip(sitters, participants, strict=True):
            self.wait(seconds=self.chance.randint(8, 70))
            self._seat(sitter, participant)

    def _seat(self, sitter: Sitter, participant: Participant) -> None:
        organisation = sitter.organisation
        command = c.TakeSeat(
            organisation=organisation.pk if organisation else None,
            sector=organisation.sector if organisation else "resident",
            is_resident=organisation is None,
            has_phone=sitter.has_phone,
        )
        token_hash = hash_of(secrets.token_urlsafe(24)) if sitter.has_phone else ""
        private = Private(name=sitter.name, token_hash=token_hash, participant=str(participant.pk))
        self.send(command, DoorActor() if sitter.has_phone else GIULIA, private)
        self.seats.append(sitter)
        if organisation is not None:
            self.wait(seconds=4)
            self.send(c.ConfirmVoter(seat=len(self.seats)), GIULIA)

    def open_moment(self, number: int) -> None:
        self.send(c.OpenMoment(moment=number), GIULIA)

    def close_moment(self, number: int) -> None:
        """The announced grace, then time itself closes."""
        self.send(c.CloseMoment(moment=number), GIULIA)
        self.wait(seconds=self.table.script[number - 1]["grace_seconds"])
        self.send(c.Tick(moment=number, due=ms(self.at)), ClockActor())

    def write(self, text: str, *, seat: int) -> int:
        """The number of the new card."""
        self.wait(seconds=self.chance.randint(9, 55))
        if self.seats[seat - 1].has_phone:
            self.send(c.PostCard(text=text), SeatActor(seat))
        else:
            self.send(c.PostCardFor(seat=seat, text=text), GIULIA)
        self.cards += 1
        return self.cards

    def choose(self, ballot: int, *, seat: int, choice: tuple[int, ...]) -> None:
        self.wait(seconds=self.chance.randint(5, 35))
        if self.seats[seat - 1].has_phone:
            self.send(c.CastBallot(ballot=ballot, choice=choice), SeatActor(seat))
        else:
            self.send(c.CastBallotFor(seat=seat, ballot=ballot, choice=choice), GIULIA)

    def batch(self) -> Batch:
        return Batch(table=self.table.pk, envelopes=tuple(self.envelopes))


def card_without_pin(table: Table, at: datetime) -> FacilitationCard:
    """A facilitation card that nobody can scan: it is held from the beginning, and no PIN opens it."""
    return FacilitationCard.objects.create(
        table=table,
        number=1,
        token_hash=hash_of(secrets.token_urlsafe(24)),
        pin_hash=make_password(None),
        holder_name=HOLDER,
        valid_on=timezone.localdate(at),
    )


def play(tables: list[Playing]) -> None:
    """Commit every table's commands in one transaction. Whatever is refused is a mistake, and said so."""
    batches = [playing.batch() for playing in tables]
    for batch, committed in zip(batches, commit(batches), strict=True):
        for envelope, outcome in zip(batch.envelopes, committed.outcomes, strict=True):
            if not isinstance(outcome, Accepted):
                why = outcome.code if isinstance(outcome, Refused) else outcome.reason
                message = f"table {batch.table}: {envelope.command} was not taken: {why}"
                raise DemoRefusedError(message)
