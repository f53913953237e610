"""Making a workshop: Dario directs, Ivo has an account and no role, Demo belongs to the demonstration."""

from datetime import UTC, datetime, timedelta
from threading import Barrier

import pytest
from django.contrib.auth.models import Group

from home.domain.refusal import Refused
from home.models import Area, AuditRecord, Direction, Phrase, User
from home.services.staff import ensure_staff_groups
from tests.support.people import SCRIPT
from tests.workshops.promises import in_threads
from workshops.models import SavedScript, Table, TableHead, Workshop
from workshops.services.making import (
    CAPACITY_MAX,
    TABLES_MAX,
    TablePlan,
    WorkshopPlan,
    add_tables,
    create_workshop,
    delete_script,
    save_script,
)

pytestmark = pytest.mark.django_db(transaction=True)
NOW = datetime(2026, 5, 1, 9, tzinfo=UTC)
STARTS = datetime(2026, 5, 12, 16, tzinfo=UTC)


def account(name: str, *groups: str, **facts: object) -> User:
    ensure_staff_groups()
    user = User.objects.create_user(f"{name}@example.org", **facts)
    user.groups.set(Group.objects.filter(name__in=groups))
    return user


@pytest.fixture
def dario() -> User:
    return account("dario", "Regia")


@pytest.fixture
def ivo() -> User:
    return account("ivo")


@pytest.fixture
def direction() -> Direction:
    return Direction.objects.create(code="skills", order=3)


def plan(**changes: object) -> WorkshopPlan:
    return WorkshopPlan(**{"name": "Produrre Città ad Aurora", "starts_at": STARTS, **changes})


def rows(direction: Direction, count: int = 1, **changes: object) -> list[TablePlan]:
    return [TablePlan(**{"direction": direction, "script": SCRIPT, **changes}) for _row in range(count)]


def refusal(door, *arguments, **names) -> str:
    with pytest.raises(Refused) as refused:
        door(*arguments, **names)
    return refused.value.code


def test_twenty_tables_are_made_at_once(dario, direction):
    area = Area.objects.create(kind=Area.Kind.DISTRICT, code="7", name="Circoscrizione 7", source="prova")
    wanted = rows(direction, 20, area=area, place="Sala grande", facilitator="Giulia Esempio", capacity=10)

    made = create_workshop(plan(name_en="Producing City in Aurora"), wanted, by=dario, now=NOW)

    tables = Table.objects.filter(workshop=made).select_related("arrangement").order_by("number")
    assert [table.number for table in tables] == list(range(1, 21))
    assert {
        (table.direction, table.area, table.arrangement.place, table.arrangement.facilitator, table.capacity)
        for table in tables
    } == {(direction, area, "Sala grande", "Giulia Esempio", 10)}
    assert all(table.script == list(SCRIPT) for table in tables)
    assert TableHead.objects.filter(table__workshop=made, seq=0).count() == 20
    assert len({table.code for table in tables}) == 20
    assert (made.code, made.is_demo) == ("produrre-citta-ad-aurora", False)
    names = Phrase.objects.filter(key="workshop.produrre-citta-ad-aurora.name").values_list("language", "text")
    assert set(names) == {("it", "Produrre Città ad Aurora"), ("en", "Producing City in Aurora")}


def test_what_was_done_is_in_the_register(dario, direction):
    create_workshop(plan(), rows(direction, 3), by=dario, now=NOW)

    (line,) = AuditRecord.objects.all()
    assert (line.action, line.thing, line.detail, line.by) == (
        "create_workshop",
        "laboratorio/produrre-citta-ad-aurora",
        "3",
        dario.participant,
    )


def test_what_a_demonstration_account_makes_is_marked(direction):
    demo = account("demo", "Regia", is_demo=True)

    made = create_workshop(plan(), rows(direction), by=demo, now=NOW)

    assert (made.is_demo, made.tables.get().is_demo) == (True, True)


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"code": "Con Spazi"}, "workshop_code_malformed"),
        ({"code": "nuovo"}, "workshop_code_malformed"),
        ({"code": "scalette"}, "workshop_code_malformed"),
        ({"name": "…"}, "workshop_code_malformed"),
        ({"ends_at": STARTS}, "workshop_ends_before"),
        ({"ends_at": STARTS - timedelta(hours=1)}, "workshop_ends_before"),
    ],
)
def test_facts_that_cannot_be_are_refused(dario, direction, changes, code):
    assert refusal(create_workshop, plan(**changes), rows(direction), by=dario, now=NOW) == code
    assert not Workshop.objects.exists()


def test_tables_that_cannot_be_are_refused_and_nothing_is_left(dario, direction):
    asked = [
        ([], "tables_none"),
        (rows(direction, TABLES_MAX + 1), "tables_too_many"),
        (rows(direction, capacity=0), "capacity_wrong"),
        (rows(direction, capacity=CAPACITY_MAX + 1), "capacity_wrong"),
        ([*rows(direction), *rows(direction, script=[])], "script_malformed"),
    ]

    codes = [refusal(create_workshop, plan(), tables, by=dario, now=NOW) for tables, _code in asked]

    assert codes == [code for _tables, code in asked]
    assert (
        Workshop.objects.count(),
        Table.objects.count(),
        Phrase.objects.filter(key__startswith="workshop.").count(),
        AuditRecord.objects.count(),
    ) == (0, 0, 0, 0)


def test_a_stranger_makes_nothing(ivo, direction):
    assert refusal(create_workshop, plan(), rows(direction), by=ivo, now=NOW) == "not_a_director"
    assert refusal(save_script, "La mia", SCRIPT, by=ivo, now=NOW) == "not_a_director"


def test_the_same_address_is_taken_once_also_in_a_race(dario, direction):
    start = Barrier(6)

    def make() -> str:
        start.wait(10)
        try:
            create_workshop(plan(), rows(direction, 2), by=dario, now=NOW)
        except Refused as refused:
            return refused.code
        return "made"

    assert sorted(in_threads([make] * 6)) == ["made", *(["workshop_code_taken"] * 5)]
    assert (Workshop.objects.count(), Table.objects.count()) == (1, 2)


def test_tables_are_added_after_the_last_also_in_a_race(dario, direction):
    made = create_workshop(plan(), rows(direction, 2), by=dario, now=NOW)

    ranges = in_threads([lambda: add_tables(made, rows(direction, 3), by=dario, now=NOW)] * 5)

    assert sorted(number for numbers in ranges for number in numbers) == list(range(3, 18))
    assert [table.number for table in made.tables.order_by("number")] == list(range(1, 18))


def test_tables_are_added_by_who_directs_only_and_never_beyond_the_most(dario, ivo, direction):
    made = create_workshop(plan(), rows(direction, TABLES_MAX - 1), by=dario, now=NOW)
    demo = account("demo", "Regia", is_demo=True)

    assert refusal(add_tables, made, rows(direction), by=ivo, now=NOW) == "not_allowed"
    assert refusal(add_tables, made, rows(direction), by=demo, now=NOW) == "not_allowed"
    assert refusal(add_tables, made, rows(direction, 2), by=dario, now=NOW) == "tables_too_many"
    assert list(add_tables(made, rows(direction), by=dario, now=NOW)) == [TABLES_MAX]


def test_script_is_saved_replaced_under_its_name_and_forgotten(dario, direction):
    saved = save_script("La mia", SCRIPT, by=dario, now=NOW)
    save_script("La mia", SCRIPT[:2], by=dario, now=NOW)

    assert [row.script for row in SavedScript.objects.all()] == [list(SCRIPT[:2])]
    delete_script(saved, by=dario, now=NOW)
    assert not SavedScript.objects.exists()
    assert [line.action for line in AuditRecord.objects.order_by("pk")] == ["save_script"] * 2 + ["delete_script"]


def test_script_without_a_name_or_without_moments_is_refused(dario):
    assert refusal(save_script, "", SCRIPT, by=dario, now=NOW) == "script_name_empty"
    assert refusal(save_script, "Vuota", [], by=dario, now=NOW) == "script_malformed"


def test_a_demonstration_account_does_not_touch_a_real_script(dario):
    saved = save_script("La mia", SCRIPT, by=dario, now=NOW)
    demo = account("demo", "Regia", is_demo=True)

    assert refusal(save_script, "La mia", SCRIPT[:1], by=demo, now=NOW) == "not_allowed"
    assert refusal(delete_script, saved, by=demo, now=NOW) == "not_allowed"
