"""The one form of the regia: Dario makes, copies and enlarges workshops; Ivo, without the role, gets no page."""

import re
from datetime import UTC, datetime

import pytest
from django.utils import timezone
from wagtail.models import Page

from home.models import Direction
from tests.support.people import SCRIPT, choose, write
from tests.workshops.services.test_making import account, plan, rows
from tests.workshops.views.forms import browser_of, filled
from workshops.models import Arrangement, SavedScript, Table, Workshop, WorkshopIndexPage, WorkshopPage
from workshops.services.making import create_workshop, save_script
from workshops.wording.scripts import PRESETS

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 5, 1, 9, tzinfo=UTC)
MOST_QUERIES = 30


@pytest.fixture
def director(db):
    return account("dario", "Regia")


@pytest.fixture
def dario(director):
    return browser_of(director)


@pytest.fixture(autouse=True)
def directions(db):
    return [
        Direction.objects.get_or_create(code=code, defaults={"order": order})[0]
        for order, code in enumerate(("decent-work", "accessible-work", "skills"), 1)
    ]


FACTS = {"name": "Produrre Città ad Aurora", "abstract": "Una sera di tavoli.", "starts_at": "2027-05-12T18:00"}


def test_first_page_offers_the_scripts_of_the_program_and_the_saved_ones(dario, director):
    save_script("Quella di Aurora", SCRIPT, by=director, now=NOW)

    page = dario.get("/regia/nuovo/").content.decode()

    assert all(str(name) in page for name, _moments in PRESETS.values())
    assert "Quella di Aurora" in page


@pytest.mark.parametrize("preset", list(PRESETS))
def test_twenty_tables_come_filled_in_and_one_press_makes_them(dario, preset):
    address = f"/regia/nuovo/?scaletta={preset}&tavoli=20"
    response = dario.get(address)

    answer = dario.post(address, filled(response, **FACTS, **{"tavolo-3-facilitator": "Giulia Esempio"}))

    made = Workshop.objects.get()
    tables = list(made.tables.select_related("direction").order_by("number"))
    assert (answer.status_code, answer.headers["Location"]) == (303, f"/regia/{made.code}/")
    assert len(tables) == 20
    assert [table.direction.order for table in tables[:4]] == [1, 2, 3, 1]
    planned = Arrangement.objects.values_list("table__number", "facilitator")
    assert list(planned) == [(4, "Giulia Esempio")]
    assert [moment["question"] for moment in tables[0].script] == [moment["question"] for moment in PRESETS[preset][1]]
    assert timezone.localtime(made.starts_at).hour == 18


def test_moments_are_changed_left_out_and_added(dario):
    address = "/regia/nuovo/?scaletta=world-cafe&tavoli=1"
    changes = {
        "momento-0-it": "Che cosa vedi in via Cigna?",
        "momento-0-minutes": "15",
        "momento-1-kind": "",
        "momento-5-kind": "conclude",
        "momento-5-it": "Grazie",
    }

    dario.post(address, filled(dario.get(address), **FACTS, **changes))

    script = Table.objects.get().script
    assert [moment["kind"] for moment in script] == ["write", "write", "choose", "conclude", "conclude"]
    assert (script[0]["question"]["it"], script[0]["minutes"], script[0]["reveal"]) == (
        "Che cosa vedi in via Cigna?",
        15,
        "at_once",
    )


def test_nothing_typed_is_lost_when_something_is_missing(dario):
    address = "/regia/nuovo/?scaletta=produrre-citta&tavoli=2"
    changes = {
        **FACTS,
        "name": "",
        "place": "Casa del quartiere",
        "tavolo-1-place": "Vicino alla porta",
        "momento-0-it": "La mia domanda",
    }

    answer = dario.post(address, filled(dario.get(address), **changes))

    assert answer.status_code == 422
    assert not Workshop.objects.exists()
    kept = filled(answer)
    assert {name: kept[name] for name in changes} == changes
    assert "Scrivi come si chiama il laboratorio." in answer.content.decode()


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"code": "nuovo"}, "lettere minuscole"),
        ({"ends_at": "2027-05-12T17:00"}, "La fine viene prima"),
        ({"momento-0-it": ""}, "Scrivi la domanda di questo momento."),
        ({"tavolo-0-capacity": "0"}, "1"),
        ({"tavolo-0-direction": "no-such"}, "field-wrong"),
        ({"tavolo-TOTAL_FORMS": "0"}, "error"),
        ({"momento-0-kind": "", "momento-1-kind": "", "momento-2-kind": ""}, "La scaletta del tavolo non è completa."),
    ],
)
def test_what_cannot_be_made_is_said_beside_the_form(dario, changes, sentence):
    address = "/regia/nuovo/?scaletta=produrre-citta&tavoli=1"

    answer = dario.post(address, filled(dario.get(address), **FACTS, **changes))

    assert answer.status_code == 422
    assert sentence in answer.content.decode()
    assert not Workshop.objects.exists()


def test_sending_the_same_form_twice_makes_one_workshop(dario):
    address = "/regia/nuovo/?scaletta=produrre-citta&tavoli=1"
    sent = filled(dario.get(address), **FACTS)
    dario.post(address, sent)

    again = dario.post(address, sent)

    assert "C’è già un laboratorio con questo indirizzo" in again.content.decode()
    assert Workshop.objects.count() == 1


def test_script_is_saved_from_the_form_and_used_again(dario):
    address = "/regia/nuovo/?scaletta=produrre-citta&tavoli=1"
    dario.post(address, filled(dario.get(address), **FACTS, **{"momento-0-it": "La mia domanda", "save_as": "Aurora"}))
    saved = SavedScript.objects.get()

    page = dario.get(f"/regia/nuovo/?scaletta=salvata-{saved.pk}&tavoli=1")

    assert filled(page)["momento-0-it"] == "La mia domanda"
    assert "Aurora" in dario.get("/regia/scalette/").content.decode()
    dario.post(f"/regia/scalette/{saved.pk}/togli/")
    assert not SavedScript.objects.exists()


@pytest.mark.parametrize("key", ["salvata-99", "salvata-x", "salvata-99999999999999999999", "no", ""])
def test_script_that_is_not_there_leads_back_to_the_choice(dario, key):
    response = dario.get(f"/regia/nuovo/?scaletta={key}&tavoli=1")

    assert response.status_code == 200
    assert "Scaletta da cui partire" in response.content.decode()


def test_copy_comes_filled_in_without_names_and_without_a_day(dario, director, directions):
    tables = rows(directions[0], 2, place="Sala grande", facilitator="Giulia Esempio", capacity=9)
    create_workshop(plan(), tables, by=director, now=NOW)
    address = "/regia/produrre-citta-ad-aurora/copia/"
    kept = filled(dario.get(address))

    dario.post(
        address,
        {**kept, **FACTS, "name": "Produrre Città a Vanchiglia"},
    )

    assert (kept["name"], kept["starts_at"], kept["tavolo-0-facilitator"]) == ("Produrre Città ad Aurora", "", "")
    copied = Workshop.objects.get(code="produrre-citta-a-vanchiglia")
    arranged = [(each.arrangement.place, each.arrangement.facilitator, each.capacity) for each in copied.tables.all()]
    assert arranged == [("Sala grande", "", 9)] * 2


def test_copy_has_both_names_whatever_language_the_director_reads(dario, director, directions):
    create_workshop(plan(name_en="Producing City Aurora"), rows(directions[0], 1), by=director, now=NOW)
    kept = filled(dario.get("/en/regia/produrre-citta-ad-aurora/copia/"))
    assert (kept["name"], kept["name_en"]) == ("Produrre Città ad Aurora", "Producing City Aurora")


def test_copy_keeps_the_script_of_each_table_where_they_differ(dario, director, directions):
    scripts = [[write(), choose()], [choose()]]
    tables = [row for script in scripts for row in rows(directions[0], script=script)]
    create_workshop(plan(), tables, by=director, now=NOW)
    address = "/regia/produrre-citta-ad-aurora/copia/"
    page = dario.get(address)

    dario.post(address, filled(page, **FACTS, code="copia-esempio"))

    assert "Ogni tavolo tiene la sua scaletta" in page.content.decode()
    copied = Workshop.objects.get(code="copia-esempio")
    assert [table.script for table in copied.tables.order_by("number")] == scripts


def test_tables_are_added_from_the_page_of_the_regia(dario, director, directions):
    create_workshop(plan(), rows(directions[0], 2), by=director, now=NOW)
    address = "/regia/produrre-citta-ad-aurora/tavoli/?tavoli=3"

    answer = dario.post(address, filled(dario.get(address)), follow=True)

    assert "Aggiunti 3 tavoli." in answer.content.decode()
    assert [table.number for table in Table.objects.order_by("number")] == [1, 2, 3, 4, 5]


@pytest.mark.parametrize("asked", ["tavoli=0", "tavoli=999", "tavoli=x", ""])
def test_number_of_rows_that_cannot_be_shows_one(dario, director, directions, asked):
    create_workshop(plan(), rows(directions[0]), by=director, now=NOW)

    page = dario.get(f"/regia/produrre-citta-ad-aurora/tavoli/?{asked}").content.decode()

    assert len(re.findall(r'name="tavolo-\d+-direction"', page)) == 1


def test_public_page_is_made_with_the_workshop(dario):
    root = Page.get_first_root_node()
    index = root.add_child(instance=WorkshopIndexPage(title="Laboratori", slug="laboratori", abstract="I laboratori."))
    address = "/regia/nuovo/?scaletta=produrre-citta&tavoli=1"

    dario.post(address, filled(dario.get(address), **FACTS))

    page = WorkshopPage.objects.child_of(index).get()
    assert (page.title, page.slug, page.abstract, page.live) == (
        "Produrre Città ad Aurora",
        "produrre-citta-ad-aurora",
        "Una sera di tavoli.",
        True,
    )


def test_a_page_that_has_the_address_already_is_said(dario):
    root = Page.get_first_root_node()
    index = root.add_child(instance=WorkshopIndexPage(title="Laboratori", slug="laboratori", abstract="I laboratori."))
    index.add_child(instance=WorkshopIndexPage(title="Altro", slug="produrre-citta-ad-aurora", abstract="Altro."))
    address = "/regia/nuovo/?scaletta=produrre-citta&tavoli=1"

    answer = dario.post(address, filled(dario.get(address), **FACTS))

    assert "C’è già un laboratorio con questo indirizzo" in answer.content.decode()
    assert not Workshop.objects.exists()


@pytest.mark.parametrize("count", [1, 30])
def test_pages_cost_as_many_queries_for_thirty_as_for_one(
    dario, director, directions, django_assert_max_num_queries, count
):
    create_workshop(plan(), rows(directions[0], count), by=director, now=NOW)
    for number in range(count):
        save_script(f"Scaletta {number}", SCRIPT, by=director, now=NOW)
        Workshop.objects.create(code=f"altro-{number}", starts_at=NOW)

    for address in (
        "/regia/",
        "/regia/scalette/",
        "/regia/nuovo/",
        f"/regia/nuovo/?scaletta=produrre-citta&tavoli={count}",
        "/regia/produrre-citta-ad-aurora/copia/",
        f"/regia/produrre-citta-ad-aurora/tavoli/?tavoli={count}",
    ):
        with django_assert_max_num_queries(MOST_QUERIES):
            assert dario.get(address).status_code == 200


def test_demonstration_account_sees_invented_workshops_only(director, directions):
    create_workshop(plan(), rows(directions[0]), by=director, now=NOW)
    browser = browser_of(account("demo", "Regia", is_demo=True))

    assert "ad Aurora" not in browser.get("/regia/").content.decode()
    assert browser.get("/regia/produrre-citta-ad-aurora/copia/").status_code == 403


def test_copy_of_a_workshop_without_tables_leads_to_a_new_one(dario):
    Workshop.objects.create(code="vuoto", starts_at=NOW)

    assert dario.get("/regia/vuoto/copia/").headers["Location"] == "/regia/nuovo/"


def test_rows_sent_as_they_came_count_whatever_the_form_says_of_itself(dario):
    address = "/regia/nuovo/?scaletta=produrre-citta&tavoli=3"
    sent = filled(dario.get(address), **FACTS, **{"tavolo-INITIAL_FORMS": "0", "momento-INITIAL_FORMS": "0"})

    dario.post(address, sent | {"tavolo-1-place": "Sala grande"})

    assert [len(table.script) for table in Table.objects.all()] == [3, 3, 3]
