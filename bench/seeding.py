"""Makes tables for the measured server, through the platform's own commands. A program: a line in, a line out.

In: `write 100` or `choose 100`, a table in its writing or choosing moment with that many seats, each the voter of its
own organisation. Out: JSON with the table's code, the seats' tokens and the ballot's number and options.
"""

import json
import secrets
import sys
from collections.abc import Iterable, Sequence
from functools import cache
from typing import Any

import django

django.setup()

# Django must be set up before models are imported: that is all the E402 below.
from django.core.management import call_command  # noqa: E402
from django.utils import timezone  # noqa: E402

from consultations.models import Organisation  # noqa: E402
from home.models import Direction  # noqa: E402
from workshops.domain.actors import (  # noqa: E402
    Actor,
    ClockActor,
    DirectorActor,
    DoorActor,
    FacilitatorActor,
    SeatActor,
)
from workshops.domain.commands import (  # noqa: E402
    CloseMoment,
    Command,
    ConfirmVoter,
    OpenMoment,
    OpenTable,
    PostCard,
    TakeFacilitation,
    Tick,
)
from workshops.live.committer import commit  # noqa: E402
from workshops.live.envelope import Accepted, Batch, Committed, Envelope  # noqa: E402
from workshops.live.hub import now_ms  # noqa: E402
from workshops.models import Table, Workshop  # noqa: E402
from workshops.protocol import SeatRequest  # noqa: E402
from workshops.queries import hash_of  # noqa: E402
from workshops.services.opening import create_table  # noqa: E402
from workshops.services.seating import seat_envelope  # noqa: E402

OPTIONS = 12
WRITE, CHOOSE = 1, 2
QUESTION = {"it": "Che cosa serve? (prova di carico)", "en": "What is needed? (load test)"}
SCRIPT = (
    {"kind": "write", "question": QUESTION, "reveal": "at_once", "grace_seconds": 0},
    {"kind": "choose", "question": QUESTION, "grace_seconds": 0},
)


def main() -> None:
    call_command("migrate", run_syncdb=True, verbosity=0)
    for number, line in enumerate(sys.stdin, 1):
        kind, seats = line.split()
        print(json.dumps(make_table(number, kind, int(seats))), flush=True)


def make_table(number: int, kind: str, seats: int) -> dict[str, Any]:
    table = create_table(
        _workshop(), number=number, direction=_direction(), script=SCRIPT, capacity=max(seats, 1), is_demo=True
    )
    tokens = [secrets.token_urlsafe(24) for _seat in range(seats)]
    _open(table)
    _seat(table, tokens)
    if kind == "choose":
        _reach_the_ballot(table)
    return {"code": table.code, "tokens": tokens, "ballot": CHOOSE, "options": list(range(1, OPTIONS + 1))}


@cache
def _direction() -> Direction:
    return Direction.objects.create(code="skills", order=1)


@cache
def _workshop() -> Workshop:
    return Workshop.objects.create(code="bench", starts_at=timezone.now(), is_demo=True)


@cache
def _organisation(number: int) -> str:
    """The slug of an invented organisation."""
    name = f"Organizzazione Esempio {number}"
    return Organisation.objects.create(
        slug=f"esempio-{number}", name=name, sector=Organisation.Sector.THIRD_SECTOR, is_demo=True
    ).slug


def _send(table: Table, commands: Iterable[tuple[Actor, Command]]) -> None:
    envelopes = [Envelope(by, secrets.token_hex(8), command, now_ms()) for by, command in commands]
    _commit(table, envelopes)


def _commit(table: Table, envelopes: Sequence[Envelope]) -> None:
    """All in one transaction; a refusal is a mistake of the bench."""
    [committed] = commit([Batch(table.pk, tuple(envelopes))])
    _require_accepted(committed)


def _require_accepted(committed: Committed) -> None:
    for outcome in committed.outcomes:
        if not isinstance(outcome, Accepted):
            message = f"the table could not be prepared: {outcome!r}"
            raise RuntimeError(message)  # noqa: TRY004 -- a refusal is an answer, not a wrong type


def _open(table: Table) -> None:
    director = DirectorActor()
    _send(
        table,
        [
            (director, OpenTable(script=tuple(table.script), capacity=table.capacity)),
            (DoorActor(), TakeFacilitation(card=1)),
            (director, OpenMoment(moment=WRITE)),
        ],
    )


def _seat(table: Table, tokens: Sequence[str]) -> None:
    requests = [
        SeatRequest(name=f"Persona {number}", organisation=_organisation(number))
        for number in range(1, len(tokens) + 1)
    ]
    seated = [
        seat_envelope(table, request, by=DoorActor(), command_id=hash_of(token), token=token, now=now_ms())
        for request, token in zip(requests, tokens, strict=True)
    ]
    _commit(table, seated)
    facilitator = FacilitatorActor(card=1, generation=1)
    _send(table, [(facilitator, ConfirmVoter(seat=number)) for number in range(1, len(tokens) + 1)])


def _reach_the_ballot(table: Table) -> None:
    director = DirectorActor()
    _send(table, [(SeatActor(seat=1), PostCard(text=f"Proposta {number}")) for number in range(1, OPTIONS + 1)])
    _send(table, [(director, CloseMoment(moment=WRITE))])
    _send(table, [(ClockActor(), Tick(moment=WRITE, due=now_ms()))])
    _send(table, [(director, OpenMoment(moment=CHOOSE))])


if __name__ == "__main__":
    main()
