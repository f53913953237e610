"""Reading names, tokens and tables: what is read, what is left out, and at how many queries."""

import hashlib
from datetime import timedelta

import pytest
from django.db import transaction
from django.utils import timezone

from consultations.models import Mandate
from home.models import Phrase, User
from tests.support.rows import make_organisations, make_table, seat_people
from workshops.domain.audiences import Person
from workshops.live.reading import read_table
from workshops.models import FacilitationCard, Seat, Table
from workshops.queries import (
    facilitation_of,
    hash_of,
    people_of,
    read_directory,
    table_by_code,
    table_section,
    tables_for_direction,
)

pytestmark = pytest.mark.django_db


def card_at(table, number, *, device="", generation=0, revoked_at=None):
    return FacilitationCard.objects.create(
        table=table,
        number=number,
        token_hash=hash_of(f"{table.pk}-{number}"),
        pin_hash="-",
        valid_on=timezone.localdate(),
        device_hash=device,
        generation=generation,
        revoked_at=revoked_at,
    )


def test_hash_of_a_token_is_its_sha256():
    assert hash_of("parola") == hashlib.sha256(b"parola").hexdigest()


def test_table_is_found_by_its_code_only():
    table = make_table()

    assert table_by_code(table.code) == table
    assert table_by_code(str(table.pk)) is None
    assert table_by_code("") is None
    # The address of a socket comes here as it is, and PostgreSQL would stop at a NUL.
    assert table_by_code("\x00") is None


def test_people_are_read_with_their_organisations_and_devices():
    table, [nord, *_others] = make_table(), make_organisations()
    nord.is_confirmed = False
    nord.save()
    Seat.objects.create(table=table, number=1, name="Franca", organisation=nord, token_hash="aa", generation=2)
    Seat.objects.create(table=table, number=2, name="Nadia", token_hash="bb")
    Seat.objects.create(table=table, number=3, name="Teresa", organisation=nord)

    people, seats = people_of(table.pk)

    assert people[1] == Person("Franca", "Cooperativa Esempio Nord", is_organisation_confirmed=False, has_mandate=False)
    assert (people[2].name, people[2].organisation) == ("Nadia", None)
    assert seats == {"aa": (1, 2), "bb": (2, 1)}


@pytest.mark.parametrize(
    ("begins", "ends", "is_active", "has_mandate"),
    [
        (0, None, True, True),
        (-9, 0, True, True),
        (1, None, True, False),
        (-9, -1, True, False),
        (0, None, False, False),
    ],
)
def test_people_are_read_with_whether_anybody_holds_a_delega_of_today(begins, ends, is_active, has_mandate):
    table, [nord, scuola, *_others] = make_table(), make_organisations()
    today = timezone.localdate()
    user = User.objects.create_user("franca@example.org", is_active=is_active)
    Mandate.objects.create(
        organisation=nord,
        user=user,
        starts_on=today + timedelta(days=begins),
        ends_on=None if ends is None else today + timedelta(days=ends),
    )
    Seat.objects.create(table=table, number=1, name="Un’altra persona", organisation=nord)
    Seat.objects.create(table=table, number=2, name="Nadia", organisation=scuola)

    people, _seats = people_of(table.pk)

    assert [people[1].has_mandate, people[2].has_mandate] == [has_mandate, False]


def test_people_of_another_table_stay_there():
    table, other = make_table(), make_table()
    Seat.objects.create(table=other, number=1, name="Ivo", token_hash="cc")

    assert people_of(table.pk) == ({}, {})


def test_only_cards_that_are_held_and_valid_facilitate():
    table = make_table()
    card_at(table, 1)
    card_at(table, 2, device="aa", generation=3)
    card_at(table, 3, device="bb", generation=1, revoked_at=timezone.now())
    card_at(make_table(), 1, device="cc", generation=1)

    assert facilitation_of(table.pk) == {"aa": (2, 3)}


def test_section_of_a_table_is_in_every_language_and_tells_no_secret():
    table = make_table(capacity=9, is_demo=True)
    Phrase.objects.update_or_create(
        key="workshop.laboratorio-esempio.name", language="it", defaults={"text": "Laboratorio Esempio"}
    )
    section = table_section(table_by_code(table.code))

    assert {name: section[name] for name in ("id", "number", "code", "capacity", "demo")} == {
        "id": table.pk,
        "number": table.number,
        "code": table.code,
        "capacity": 9,
        "demo": True,
    }
    assert (section["direction"]["code"], section["direction"]["order"]) == ("skills", 3)
    assert section["workshop"]["it"] == "Laboratorio Esempio"
    assert table.door_token not in str(section)


def test_directory_keeps_the_section_it_is_given():
    table = make_table()
    known = {"id": table.pk}

    directory, _door = read_directory(table.pk, known)

    assert directory.table is known
    assert read_directory(table.pk)[0].table["code"] == table.code


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("seats", [1, 30])
def test_directory_costs_two_queries_however_many_sit(seats, django_assert_num_queries):
    table = make_table(capacity=30)
    seat_people(table, seats)

    with django_assert_num_queries(2):
        directory, door = read_directory(table.pk, {"id": table.pk})
    assert (len(directory.people), len(door.seats)) == (seats, seats)


@pytest.mark.parametrize("tables", [1, 30])
def test_regia_reads_all_tables_in_two_queries(tables, django_assert_num_queries):
    made = [make_table() for _table in range(tables)]
    for table in made:
        card_at(table, 1)
        card_at(table, 2, revoked_at=timezone.now())

    with django_assert_num_queries(2):
        found = tables_for_direction(made[0].workshop)
        cards = [[card.number for card in table.facilitation_cards.all()] for table in found]
        orders = {(table.direction.order, table.head.seq) for table in found}
    assert (cards, orders) == ([[1]] * tables, {(3, 0)})


def test_table_that_goes_while_it_is_read_is_as_unknown_as_one_that_never_was():
    table = make_table()
    assert read_table(table.pk) is not None

    with transaction.atomic():
        # What a reader finds that has read the head of the table just before the table went.
        Table.objects.filter(pk=table.pk)._raw_delete("default")
        assert read_table(table.pk) is None
        transaction.set_rollback(True)
