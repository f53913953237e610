"""Tables in the database and commands through the real committer."""

import asyncio
import itertools
import uuid
from collections.abc import Callable
from datetime import UTC, datetime

from django.db import connection

from consultations.models import Organisation
from home.models import Direction
from tests.support.people import CLOCK, DIRECTOR, DOOR, NOW, ORGANISATIONS, SCRIPT
from tests.support.stories import GIULIA
from workshops.domain import commands as c
from workshops.domain.actors import Actor, SeatActor
from workshops.live.committer import commit
from workshops.live.envelope import Accepted, Batch, Envelope, Outcome, Private
from workshops.models import LogEvent, Table, TableHead, Workshop

_numbers = itertools.count(1)


def make_organisations() -> list[Organisation]:
    return [
        Organisation.objects.get_or_create(slug=slug, defaults={"name": name, "sector": sector, "is_demo": True})[0]
        for slug, name, sector in ORGANISATIONS
    ]


def make_table(script: tuple[dict, ...] = SCRIPT, *, capacity: int = 12, is_demo: bool = False) -> Table:
    """A table with its empty log, not opened yet."""
    direction, _made = Direction.objects.get_or_create(code="skills", defaults={"order": 3})
    workshop, _made = Workshop.objects.get_or_create(
        code="laboratorio-esempio", defaults={"starts_at": datetime(2026, 5, 12, 14, tzinfo=UTC), "is_demo": True}
    )
    table = Table.objects.create(
        workshop=workshop,
        number=next(_numbers),
        direction=direction,
        capacity=capacity,
        script=list(script),
        is_demo=is_demo,
    )
    TableHead.objects.get_or_create(table=table)
    return table


def envelope(
    command: c.Command, by: Actor, *, command_id: str = "", now: int = NOW, private: Private | None = None
) -> Envelope:
    return Envelope(by, command_id or uuid.uuid4().hex, command, now, private or Private())


def send(table: Table, command: c.Command, by: Actor, **options: object) -> Outcome:
    """One command in a batch of its own, as an actor without a state in memory would send it."""
    return commit([Batch(table.pk, (envelope(command, by, **options),))])[0].outcomes[0]


def must(table: Table, command: c.Command, by: Actor, **options: object) -> Accepted:
    outcome = send(table, command, by, **options)
    assert isinstance(outcome, Accepted), (command, outcome)
    return outcome


def seat_people(table: Table, count: int, *, now: int = NOW) -> list[SeatActor]:
    """Open the table, give Giulia her card, seat one delegate per organisation (in turn) and confirm each voter."""
    organisations = make_organisations()
    while len(organisations) < count:
        number = len(organisations) + 1
        organisations.append(
            Organisation.objects.get_or_create(
                slug=f"esempio-{number}",
                defaults={"name": f"Associazione Esempio {number}", "sector": "third-sector", "is_demo": True},
            )[0]
        )
    opening = [
        envelope(c.OpenTable(tuple(table.script), max(count, table.capacity)), DIRECTOR, now=now),
        envelope(c.TakeFacilitation(1), DOOR, now=now),
    ]
    sitting = [
        envelope(
            c.TakeSeat(organisation.pk, organisation.sector, is_resident=False),
            DOOR,
            now=now,
            private=Private(name=f"Delegata {number}", token_hash=f"{table.pk}-{number}"),
        )
        for number, organisation in enumerate(organisations[:count], 1)
    ]
    confirming = [envelope(c.ConfirmVoter(number), GIULIA, now=now) for number in range(1, count + 1)]
    outcomes = commit([Batch(table.pk, (*opening, *sitting, *confirming))])[0].outcomes
    assert all(isinstance(outcome, Accepted) for outcome in outcomes), outcomes
    return [SeatActor(number) for number in range(1, count + 1)]


def close_moment(table: Table, moment: int, *, now: int) -> int:
    """Close a moment and let its grace pass; returns the time after it."""
    must(table, c.CloseMoment(moment), GIULIA, now=now)
    later = now + 61_000
    must(table, c.Tick(moment, later), CLOCK, now=later)
    return later


def play_to_ballot(table: Table, count: int = 4, *, cards: int = 3, now: int = NOW) -> list[SeatActor]:
    """A table whose ballot (number 2, options 1 to `cards`) has just been opened."""
    seats = seat_people(table, count, now=now)
    must(table, c.OpenMoment(1), GIULIA, now=now)
    for number in range(cards):
        must(table, c.PostCard(f"Proposta di esempio {number + 1}"), seats[number % count], now=now)
    later = close_moment(table, 1, now=now)
    must(table, c.OpenMoment(2), GIULIA, now=later)
    return seats


def log_of(table: Table) -> list[tuple[int, str]]:
    """(seq, kind) of every event, in order."""
    return list(LogEvent.objects.filter(table=table).order_by("seq").values_list("seq", "kind"))


async def elsewhere(work: Callable[..., object], *args: object, **options: object) -> object:
    """Run something that uses the database beside a scene, on a thread that gives its connection back."""

    def run() -> object:
        try:
            return work(*args, **options)
        finally:
            connection.close()

    return await asyncio.to_thread(run)
