"""Making a workshop with all its tables, adding tables to one, and keeping a script to use again."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.db.models import Max
from django.utils.text import slugify

from consultations.models import Consultation
from home.domain.refusal import Refused
from home.domain.roles import Role
from home.models import Area, Direction, Phrase, User
from home.services.audit import record
from workshops.domain.script import script_from_json
from workshops.models import Arrangement, SavedScript, Workshop, WorkshopIndexPage, WorkshopPage
from workshops.permissions import can_direct, can_make_workshops
from workshops.services.opening import create_table

TABLES_MAX = 40
CAPACITY_MAX = 60
# Addresses of the regia's own pages, which stand where a workshop's code would.
RESERVED_CODES = frozenset({"nuovo", "scalette"})


@dataclass(frozen=True, slots=True)
class TablePlan:
    """One table to make. Without an area it speaks of the whole city; `place` is where it stands in the venue."""

    direction: Direction
    script: Sequence[Mapping[str, Any]]
    area: Area | None = None
    place: str = ""
    facilitator: str = ""
    capacity: int = 12


@dataclass(frozen=True, slots=True)
class WorkshopPlan:
    """A workshop to make. An empty code is made from the name; the English name may be missing."""

    name: str
    starts_at: datetime
    name_en: str = ""
    code: str = ""
    ends_at: datetime | None = None
    place: str = ""
    abstract: str = ""
    consultation: Consultation | None = None


def create_workshop(plan: WorkshopPlan, tables: Sequence[TablePlan], *, by: User, now: datetime) -> Workshop:
    """The workshop, its name, its public page and its tables: all or nothing. Raises Refused."""
    if not can_make_workshops(by):
        raise Refused("not_a_director")
    code = plan.code or slugify(plan.name)[:60].strip("-")
    _check_workshop(plan, code)
    _check_tables(tables, already=0)
    try:
        with transaction.atomic():
            workshop = Workshop.objects.create(
                code=code,
                consultation=plan.consultation,
                starts_at=plan.starts_at,
                ends_at=plan.ends_at,
                place=plan.place,
                approver=by,
                is_demo=by.is_demo,
            )
            _name(workshop, plan)
            _make_page(workshop, plan)
            _make_tables(workshop, tables, first=1)
            record(
                "create_workshop",
                _ref(workshop),
                by=by.participant,
                role=Role.DIRECTOR,
                now=now,
                detail=str(len(tables)),
            )
    except (IntegrityError, ValidationError) as error:
        # Two sent at once: the unique code lets one through. Or a page has this address already.
        raise Refused("workshop_code_taken") from error
    return workshop


def add_tables(workshop: Workshop, tables: Sequence[TablePlan], *, by: User, now: datetime) -> range:
    """More tables after the last; the range of their numbers. Raises Refused."""
    if not can_direct(by, workshop):
        raise Refused("not_allowed")
    with transaction.atomic():
        # Two directors adding at once take their turns, or both would begin at the same number.
        Workshop.objects.select_for_update().get(pk=workshop.pk)
        counted = workshop.tables.aggregate(last=Max("number"))["last"] or 0
        _check_tables(tables, already=workshop.tables.count())
        _make_tables(workshop, tables, first=counted + 1)
        record("add_tables", _ref(workshop), by=by.participant, role=Role.DIRECTOR, now=now, detail=str(len(tables)))
    return range(counted + 1, counted + 1 + len(tables))


def save_script(name: str, script: Sequence[Mapping[str, Any]], *, by: User, now: datetime) -> SavedScript:
    """Keep a script under a name; the same name again replaces it. Raises Refused."""
    if not can_make_workshops(by):
        raise Refused("not_a_director")
    if not name:
        raise Refused("script_name_empty")
    script_from_json(script)
    with transaction.atomic():
        saved = SavedScript.objects.select_for_update().filter(name=name).first()
        if saved is not None and by.is_demo and not saved.is_demo:
            raise Refused("not_allowed")
        saved, _is_new = SavedScript.objects.update_or_create(
            name=name,
            defaults={"script": list(script)},
            create_defaults={"script": list(script), "is_demo": by.is_demo},
        )
        record("save_script", f"scaletta/{saved.pk}", by=by.participant, role=Role.DIRECTOR, now=now)
    return saved


def delete_script(saved: SavedScript, *, by: User, now: datetime) -> None:
    """Forget a saved script; tables made from it keep theirs. Raises Refused."""
    if not can_make_workshops(by):
        raise Refused("not_a_director")
    if by.is_demo and not saved.is_demo:
        raise Refused("not_allowed")
    with transaction.atomic():
        record("delete_script", f"scaletta/{saved.pk}", by=by.participant, role=Role.DIRECTOR, now=now)
        saved.delete()


def _check_workshop(plan: WorkshopPlan, code: str) -> None:
    if not code or code != slugify(code) or code in RESERVED_CODES:
        raise Refused("workshop_code_malformed")
    if Workshop.objects.filter(code=code).exists():
        raise Refused("workshop_code_taken")
    if plan.ends_at is not None and plan.ends_at <= plan.starts_at:
        raise Refused("workshop_ends_before")


def _check_tables(tables: Sequence[TablePlan], *, already: int) -> None:
    if not tables:
        raise Refused("tables_none")
    if already + len(tables) > TABLES_MAX:
        raise Refused("tables_too_many", limit=TABLES_MAX)
    if any(not 1 <= table.capacity <= CAPACITY_MAX for table in tables):
        raise Refused("capacity_wrong", limit=CAPACITY_MAX)


def _name(workshop: Workshop, plan: WorkshopPlan) -> None:
    for language, name in (("it", plan.name), ("en", plan.name_en)):
        if name:
            # A name left behind by a workshop of the same code that is gone.
            Phrase.objects.update_or_create(
                key=f"workshop.{workshop.code}.name", language=language, defaults={"text": name}
            )


def _make_page(workshop: Workshop, plan: WorkshopPlan) -> None:
    """Its public page, which editors may change. A site without the index of workshops shows it in the regia only."""
    index = WorkshopIndexPage.objects.filter(locale__language_code="it").first()
    if index is not None:
        index.add_child(
            instance=WorkshopPage(
                title=plan.name,
                slug=workshop.code,
                abstract=plan.abstract,
                workshop=workshop,
                locale=index.locale,
                is_demo=workshop.is_demo,
            )
        )


def _make_tables(workshop: Workshop, tables: Sequence[TablePlan], *, first: int) -> None:
    for number, table in enumerate(tables, start=first):
        made = create_table(
            workshop,
            number=number,
            direction=table.direction,
            script=table.script,
            area=table.area,
            capacity=table.capacity,
            is_demo=workshop.is_demo,
        )
        if table.place or table.facilitator:
            Arrangement.objects.create(table=made, place=table.place, facilitator=table.facilitator)


def _ref(workshop: Workshop) -> str:
    return f"laboratorio/{workshop.code}"
