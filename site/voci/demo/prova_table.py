"""One visitor's own table: opened, with somebody facilitating and eight invented organisations seated at it."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any

from django.db import transaction
from django.utils.timezone import localdate

from consultations.models import Organisation
from home.domain.refusal import Refused
from home.models import Direction, Phrase
from workshops.content.demo.casts import script_of
from workshops.content.demo.clearing import clear_tables
from workshops.content.demo.people import load_organisations
from workshops.content.demo.words.names import PEOPLE
from workshops.domain import commands as c
from workshops.domain.actors import Actor, DirectorActor, FacilitatorActor
from workshops.live.committing import committer
from workshops.live.envelope import Accepted, Envelope, Outcome
from workshops.models import LogEvent, Table, Workshop
from workshops.models.workshop import new_token
from workshops.protocol import SeatRequest
from workshops.services.facilitating import issue_card, take_facilitation
from workshops.services.opening import create_table, open_table
from workshops.services.seating import take_seat

WORKSHOP = "prova-esempio"
NAMES = {"it": "La prova di tre minuti (esempio)", "en": "The three-minute trial (example)"}
DIRECTION = "skills"
ORGANISATIONS = 8
# The visitor speaks for the organisation after the eight.
VISITOR_NAME, VISITOR_PLACE = {"it": "Tu", "en": "You"}, ORGANISATIONS
GRACE_SECONDS = 3
UNUSED_AFTER_MS = 3 * 3600 * 1000
SESSION_KEY = "prova"
DIRECTOR = DirectorActor("prova")


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
    """A fresh table. Raises Refused("no_content") before the content is loaded."""
    direction = Direction.objects.filter(code=DIRECTION).first()
    if direction is None:
        raise Refused("no_content")
    _clear_unused(now)
    table = _create(direction)
    _settled(open_table(table, by=DIRECTOR, now=now))
    facilitator_token = _facilitate(table, now)
    organisations = load_organisations()[: ORGANISATIONS + 1]
    sittings = [_sit(table, place, each, language, now) for place, each in enumerate(organisations)]
    _settled(_send(table, "prova-open-1", c.OpenMoment(moment=1), FacilitatorActor(card=1), now))
    return Prova(table.code, facilitator_token, sittings[VISITOR_PLACE], tuple(sittings[:ORGANISATIONS]))


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


def _facilitate(table: Table, now: int) -> str:
    card, _token, pin = issue_card(table, holder_name="Giulia Esempio", valid_on=localdate())
    device = new_token()
    _settled(take_facilitation(card, pin=pin, token=device, now=now))
    return device


def _sit(table: Table, place: int, organisation: Organisation, language: str, now: int) -> Sitting:
    """Through the same door as everybody, then confirmed as the one who votes for the organisation."""
    token = new_token()
    name = VISITOR_NAME[language] if place == VISITOR_PLACE else PEOPLE[place]
    taken = _settled(take_seat(table, SeatRequest(name=name, organisation=organisation.slug), token=token, now=now))
    seat = int(str(taken.result["seat"]))
    _settled(_send(table, f"prova-voter-{seat}", c.ConfirmVoter(seat=seat), FacilitatorActor(card=1), now))
    return Sitting(seat, organisation.name, token)


def _send(table: Table, command_id: str, command: c.Command, by: Actor, now: int) -> Outcome:
    return committer.send(table.pk, Envelope(by, command_id, command, now))


def _settled(outcome: Outcome) -> Accepted:
    if isinstance(outcome, Accepted):
        return outcome
    raise outcome if isinstance(outcome, Refused) else Refused("try_again")
