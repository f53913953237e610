"""The same people in every file of these tests, and the things they act on."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from django.contrib.auth.models import Group

from consultations.models import Activity, Consultation, Organisation, Phase
from home.domain.roles import STAFF_GROUPS, Role
from home.models import Direction, User
from home.services.staff import ensure_staff_groups
from proposals.models import Answer, PlanElement, Proposal
from proposals.services.answers import draft_answer, publish_answer
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
        "organisation": changes.get("organisation") or make_organisation(),
        "consultation": None,
        "in_favour": 9,
        "voters": 11,
        "sectors": {"third-sector": [3, 3], "cooperative": [5, 6]},
        "per_person": False,
        "closed_at": CLOSED_AT,
        "is_demo": False,
    }
    return record_table_proposal(**(facts | changes))


@dataclass(frozen=True)
class People:
    """Rosa lives here; Mario moderates; Piera and Paolo plan; the stranger has an account and no role."""

    rosa: User
    mario: User
    piera: User
    paolo: User
    stranger: User


def make_people() -> People:
    rosa, mario, piera, paolo, stranger = (make_user(name) for name in ("Rosa", "Mario", "Piera", "Paolo", "Ivo"))
    ensure_staff_groups()
    mario.groups.add(Group.objects.get(name=STAFF_GROUPS[Role.MODERATOR]))
    for planner in (piera, paolo):
        planner.groups.add(Group.objects.get(name=STAFF_GROUPS[Role.PLANNER]))
    return People(rosa, mario, piera, paolo, stranger)


def make_answer(proposal: Proposal, people: People, outcome: str = "partly-accepted") -> Answer:
    """Drafted by Piera, published by Paolo."""
    draft = draft_answer(
        proposal,
        outcome=outcome,
        reason="I tutor saranno previsti nei poli per l'occupabilità.",
        office="Politiche del lavoro",
        by=people.piera,
        now=NOW,
    )
    return publish_answer(draft, by=people.paolo, now=NOW)


def make_element(code: str = "articolo-12", label: str = "Articolo 12") -> PlanElement:
    return PlanElement.objects.create(
        code=code, label=label, title="Luoghi del lavoro", text="Testo.", stage=PlanElement.Stage.TECHNICAL
    )
