"""The same people in every file of these tests, and the things they act on."""

from datetime import UTC, datetime, timedelta

from consultations.models import Activity, Consultation, Organisation, Phase
from home.models import Direction, User
from proposals.models import Proposal
from proposals.services.tables import record_table_proposal

NOW = datetime(2026, 5, 20, 18, 0, tzinfo=UTC)
CLOSED_AT = datetime(2026, 5, 12, 16, 24, tzinfo=UTC)
CARD_TEXT = "Un tutor per ogni tirocinio.\nSenza qualcuno che segue, il ragazzo fa fotocopie e l'impresa perde tempo."


def make_user(name: str, **fields: object) -> User:
    return User.objects.create_user(f"{name.lower()}@example.org", public_name=name, **fields)


def make_direction(code: str = "skills", order: int = 3) -> Direction:
    return Direction.objects.get_or_create(code=code, defaults={"order": order})[0]


def make_consultation(
    *, verbs: tuple[str, ...] = ("support", "comment"), closes_at: datetime | None = None
) -> Consultation:
    """One phase around NOW in which the verbs are open."""
    consultation = Consultation.objects.create(
        code="lavoro-e-competenze", direction=make_direction(), contact="ufficio@example.org"
    )
    phase = Phase.objects.create(
        consultation=consultation,
        kind=Phase.Kind.PARTICIPATE,
        order=1,
        opens_at=NOW - timedelta(days=30),
        closes_at=closes_at or NOW + timedelta(days=30),
    )
    Activity.objects.bulk_create([Activity(phase=phase, verb=verb) for verb in verbs])
    return consultation


def make_organisation(name: str = "Cooperativa Esempio Nord", sector: str = "cooperative") -> Organisation:
    slug = name.lower().replace(" ", "-")
    return Organisation.objects.get_or_create(slug=slug, defaults={"name": name, "sector": sector})[0]


def make_table_proposal(card: int = 31, **changes: object) -> Proposal:
    facts = {
        "table_ref": "tavolo/7",
        "card_ref": f"carta/7-{card}",
        "position": 1,
        "title": "Un tutor per ogni tirocinio.",
        "text": CARD_TEXT,
        "language": "it",
        "direction": make_direction(),
        "organisation": make_organisation(),
        "consultation": None,
        "in_favour": 9,
        "voters": 11,
        "sectors": {"third-sector": [3, 3], "cooperative": [5, 6]},
        "per_person": False,
        "closed_at": CLOSED_AT,
        "is_demo": False,
    }
    return record_table_proposal(**(facts | changes))
