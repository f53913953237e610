"""The demonstration's next workshop: registrations are open, some places are taken. Invented and marked."""

import secrets
from datetime import datetime, timedelta
from hashlib import sha256

from workshops.content.demo.evenings import UPCOMING, create_workshop
from workshops.content.demo.timeline import ROME
from workshops.models import Reception, Registration, Workshop
from workshops.services.registering import token_of

DAYS_AHEAD, DAYS_LEAST = 12, 3
PLACES = 60
NAMES = ("Ada", "Bruno", "Carla", "Dario", "Elena", "Fabio", "Gina", "Hamid", "Irene", "Jasmin", "Karim")
NEEDS = {"Ada": ["lis"], "Elena": ["childcare"], "Hamid": ["language"], "Irene": ["ramp"]}


def load_upcoming(now: datetime) -> None:
    """Made once; from then on always some days ahead, so that somebody can always register."""
    found = Workshop.objects.filter(code=UPCOMING).first()
    if found is None:
        _make(now)
    elif found.starts_at < now + timedelta(days=DAYS_LEAST):
        begins = _evening(now)
        Workshop.objects.filter(pk=found.pk).update(starts_at=begins, ends_at=begins + timedelta(hours=2))


def _evening(now: datetime) -> datetime:
    day = now.astimezone(ROME) + timedelta(days=DAYS_AHEAD)
    return day.replace(hour=17, minute=30, second=0, microsecond=0)


def _make(now: datetime) -> None:
    begins = _evening(now)
    workshop = create_workshop(UPCOMING, begins, begins + timedelta(hours=2))[0].workshop
    Reception.objects.create(workshop=workshop, places=PLACES)
    for name in NAMES:
        row = Registration(
            workshop=workshop,
            email=f"{name.lower()}@esempio.invalid",
            name=f"{name} Esempio",
            needs=NEEDS.get(name, []),
            state=Registration.State.PLACED,
            nonce=secrets.token_hex(16),
            asked_at=now,
            confirmed_at=now,
            is_demo=True,
        )
        row.token_hash = sha256(token_of(row).encode()).hexdigest()
        row.save()
