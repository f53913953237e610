"""One visitor's own table: opened, with somebody facilitating and eight invented organisations seated at it."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, replace
from typing import Any

from django.db import transaction
from django.utils import timezone

from consultations.models import Organisation
from home.domain.refusal import Refused
from home.models import Direction, Participant, Phrase
from workshops.content.demo.casts import script_of
from workshops.content.demo.clearing import clear_tables
from workshops.content.demo.people import load_organisations
from workshops.content.demo.playing import card_without_pin
from workshops.content.demo.words import PEOPLE
from workshops.domain import commands as c
from workshops.domain.actors import DirectorActor, DoorActor, FacilitatorActor
from workshops.live.committer import commit
from workshops.live.envelope import Accepted, Batch, Envelope, Private
from workshops.models import LogEvent, Table, Workshop
from workshops.models.workshop import new_token
from workshops.protocol import SeatRequest
from workshops.queries import hash_of
from workshops.services.opening import create_table
from workshops.services.seating import seat_envelope

WORKSHOP = "prova-esempio"
NAMES = {"it": "La prova di tre minuti (esempio)", "en": "The three-minute trial (example)"}
DIRECTION = "skills"
ORGANISATIONS = 8
# The visitor speaks for the organisation after the eight.
VISITOR_NAME, VISITOR_PLACE = {"it": "Tu", "en": "You"}, ORGANISATIONS
GRACE_SECONDS = 3
UNUSED_AFTER_MS = 3 * 3600 * 1000
SESSION_KEY = "prova"
DIRECTOR, FACILITATOR = DirectorActor("prova"), FacilitatorActor(card=1)


@dataclass(frozen=True)
class Sitting:
    """A seat of this table: whose it is, and the token that its device holds."""

    seat: int
    organisation: str
    token: str


@dataclass(frozen=True)
class Prova:
    code: str
    facilitator_token: str
    visitor: Sitting
    organisations: tuple[Sitting, ...]


def kept(session: Mapping[str, Any]) -> Prova | None:
    """The table of this session, unless it has been cleared away since."""
    data = session.get(SESSION_KEY)
    if not data or not Table.objects.filter(code=data["code"], is_demo=True).exists():
        return None
    sittings = tuple(Sitting(**each) for each in data["organisations"])
    return Prova(data["code"], data["facilitator_token"], Sitting(**data["visitor"]), sittings)


def keep(prova: Prova) -> dict[str, Any]:
    """What the session stores."""
    return {**asdict(prova), "organisations": [asdict(each) for each in prova.organisations]}


def begin(*, language: str, now: int) -> Prova:
    """A fresh table, in one transaction. Raises Refused("no_content") before the content is loaded."""
    direction = Direction.objects.filter(code=DIRECTION).first()
    if direction is None:
        raise Refused("no_content")
    _clear_unused(now)
    organisations = load_organisations()[: ORGANISATIONS + 1]
    with transaction.atomic():
        table = _create(direction)
        card_without_pin(table, timezone.now())
        device, tokens = new_token(), [new_token() for _organisation in organisations]
        opening = c.OpenTable(script=tuple(table.script), capacity=table.capacity)
        held = Private(token_hash=hash_of(device))
        envelopes = [
            Envelope(DIRECTOR, "open-table", opening, now),
            Envelope(DoorActor(), "prova-facilitation", c.TakeFacilitation(card=1), now, held),
        ]
        for place, (organisation, token) in enumerate(zip(organisations, tokens, strict=True)):
            envelopes += _sitting(table, place, organisation, token, language, now)
        envelopes.append(Envelope(FACILITATOR, "prova-open-1", c.OpenMoment(moment=1), now))
        _commit(table, envelopes)
    sittings = [Sitting(place + 1, each.name, tokens[place]) for place, each in enumerate(organisations)]
    return Prova(table.code, device, sittings[VISITOR_PLACE], tuple(sittings[:ORGANISATIONS]))


def leave(prova: Prova) -> None:
    """Its visitor has begun again: the table goes, with what was born at it."""
    clear_tables(Table.objects.filter(code=prova.code, workshop__code=WORKSHOP))


def _clear_unused(now: int) -> None:
    old = LogEvent.objects.filter(table__workshop__code=WORKSHOP, seq=1, at__lt=now - UNUSED_AFTER_MS)
    numbers = list(old.values_list("table", flat=True))
    if numbers:
        clear_tables(Table.objects.filter(pk__in=numbers))


@transaction.atomic
def _create(direction: Direction) -> Table:
    # Long past, so that no list of what is open now shows it: it belongs to one visitor.
    workshop, _is_new = Workshop.objects.select_for_update().get_or_create(
        code=WORKSHOP, defaults={"starts_at": "2025-01-01T09:00+01:00", "is_demo": True}
    )
    for language, name in NAMES.items():
        Phrase.objects.get_or_create(key=f"workshop.{WORKSHOP}.name", language=language, defaults={"text": name})
    taken = set(workshop.tables.values_list("number", flat=True))
    number = next(number for number in range(1, len(taken) + 2) if number not in taken)
    script = script_of(DIRECTION, reveal="at_once", grace_seconds=GRACE_SECONDS)[:2]
    return create_table(workshop, number=number, direction=direction, script=script, is_demo=True)


def _sitting(
    table: Table, place: int, organisation: Organisation, token: str, language: str, now: int
) -> list[Envelope]:
    """The command that seats somebody at a door, and the one that lets them vote for their organisation."""
    name = VISITOR_NAME[language] if place == VISITOR_PLACE else PEOPLE[place]
    request = SeatRequest(name=name, organisation=organisation.slug)
    seating = seat_envelope(table, request, by=DoorActor(), command_id=hash_of(token), token=token, now=now)
    participant = Participant.objects.create(is_demo=True)
    private = replace(seating.private, participant=str(participant.pk))
    confirming = Envelope(FACILITATOR, f"prova-voter-{place + 1}", c.ConfirmVoter(seat=place + 1), now)
    return [replace(seating, private=private), confirming]


def _commit(table: Table, envelopes: list[Envelope]) -> None:
    """Nobody holds a socket of this table yet, so there is nobody to tell."""
    [committed] = commit([Batch(table.pk, tuple(envelopes))])
    for outcome in committed.outcomes:
        if not isinstance(outcome, Accepted):
            raise outcome if isinstance(outcome, Refused) else Refused("try_again")
