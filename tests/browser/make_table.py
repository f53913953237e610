"""Make open tables on the database of the browser tests: a line of wishes in, a line with code, card and PIN out.

A program that stays: getting Django ready takes seconds, a table a fraction of one. Both lines are JSON. Wishes:
`reveal` ("at_once" or "at_close"), `minutes` of the writing moment, `grace_seconds`, `cards` (how many are on the
table already, written by a person without a phone), `residents` (how many such people), `whole` (all five kinds of
moment), `ways` (the rules of each choice, one moment for each).
"""

import json
import sys

import django

django.setup()

from django.utils import timezone  # noqa: E402 -- the applications must be ready

from consultations.models import Organisation  # noqa: E402 -- the same
from home.models import Direction  # noqa: E402 -- the same
from home.models.wording import Phrase  # noqa: E402 -- the same
from tests.support.people import DIRECTOR, ORGANISATIONS, choose, clarify, conclude, group, question, write  # noqa: E402 -- the same
from workshops.domain.actors import FacilitatorActor  # noqa: E402 -- the same
from workshops.domain.commands import OpenMoment, PostCardFor  # noqa: E402 -- the same
from workshops.live.committing import committer  # noqa: E402 -- the same
from workshops.live.envelope import Accepted, Envelope  # noqa: E402 -- the same
from workshops.models import Table, Workshop  # noqa: E402 -- the same
from workshops.protocol import SeatRequest  # noqa: E402 -- the same
from workshops.services.facilitating import issue_card, take_facilitation  # noqa: E402 -- the same
from workshops.services.opening import create_table, open_table  # noqa: E402 -- the same
from workshops.services.seating import seat_envelope  # noqa: E402 -- the same

PHRASES = {
    "direction.skills.name": ("Valorizzazione delle competenze", "Making the most of skills"),
    "workshop.laboratorio-esempio.name": ("Laboratorio Esempio", "Example workshop"),
}


def accepted(outcome):
    assert isinstance(outcome, Accepted), outcome
    return outcome


def make_surroundings() -> tuple[Workshop, Direction]:
    for slug, name, sector in ORGANISATIONS:
        Organisation.objects.get_or_create(slug=slug, defaults={"name": name, "sector": sector, "is_demo": True})
    for key, (italian, english) in PHRASES.items():
        Phrase.objects.get_or_create(key=key, language="it", defaults={"text": italian})
        Phrase.objects.get_or_create(key=key, language="en", defaults={"text": english})
    direction, _made = Direction.objects.get_or_create(code="skills", defaults={"order": 3})
    workshop, _made = Workshop.objects.get_or_create(
        code="laboratorio-esempio", defaults={"starts_at": timezone.now(), "is_demo": True}
    )
    return workshop, direction


def make(wishes: dict) -> dict[str, str]:
    workshop, direction = make_surroundings()
    grace = {"grace_seconds": wishes.get("grace_seconds", 1)}
    script = [
        write(
            question=question("Che cosa serve perché una scuola e un’impresa lavorino insieme nel tuo quartiere?"),
            reveal=wishes.get("reveal", "at_once"),
            minutes=wishes.get("minutes", 8),
            **grace,
        ),
        *([clarify(**grace), group(**grace)] if wishes.get("whole") else []),
        *(
            choose(question=question("Quali proposte porteresti avanti?"), **grace, **way)
            for way in wishes.get("ways", [{}])
        ),
        conclude(),
    ]
    number = Table.objects.filter(workshop=workshop).count() + 1
    table = create_table(workshop, number=number, direction=direction, script=script, is_demo=True)
    now = int(timezone.now().timestamp() * 1000)
    accepted(open_table(table, by=DIRECTOR, now=now))
    card, token, pin = issue_card(table, holder_name="Giulia Esempio", valid_on=timezone.localdate())
    if wishes.get("cards"):
        write_cards(table, card, pin, wishes["cards"], now, residents=wishes.get("residents", 1))
    return {"code": table.code, "card": token, "pin": pin}


def write_cards(table: Table, card, pin: str, count: int, now: int, *, residents: int) -> None:
    """So many residents without a phone; the last writes all cards, with an earlier device of who facilitates."""
    accepted(take_facilitation(card, pin=pin, token="an-earlier-device-of-hers", now=now))
    giulia = FacilitatorActor(card.number, 1)

    def send(name: str, command) -> Accepted:
        return accepted(committer.send(table.pk, Envelope(giulia, f"{name}-{table.pk}", command, now)))

    request, seat = SeatRequest(name="Oreste", resident=True), 0
    for number in range(residents):
        taking = seat_envelope(table, request, by=giulia, command_id=f"oreste-{number}", token="", now=now)
        seat = accepted(committer.send(table.pk, taking)).result["seat"]
    send("open", OpenMoment(moment=1))
    for number in range(1, count + 1):
        text = f"Proposta di esempio numero {number}\nUna riga che dice di più, con parole comuni e lunghe abbastanza."
        send(f"card-{number}", PostCardFor(seat=seat, text=text))


if __name__ == "__main__":
    for line in sys.stdin:
        made = make(json.loads(line))
        # The writing thread goes before the answer: from then on the site alone writes.
        committer.stop()
        print(json.dumps(made), flush=True)
