"""Workshops on the site's pages: tables with a state in words and the way in, and what is open now."""

from datetime import timedelta

import pytest
from bs4 import BeautifulSoup
from django.utils import timezone

from consultations.models import Consultation, Phase
from home.content.loader import Loader
from home.models import Direction, Phrase
from tests.loaded_site import loaded_site
from workshops.content.load import workshop_page
from workshops.models import Table, TableHead, Workshop, WorkshopPage

__all__ = ["loaded_site"]
pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("loaded_site")]
MAX_QUERIES = 15
WRITING = {"state": "running", "moment": "write", "phase": "open", "cards": 14, "seated": 11, "voted": 0, "voters": 0}
CHOOSING = {
    "state": "running",
    "moment": "choose",
    "phase": "open",
    "cards": 14,
    "seated": 11,
    "voted": 9,
    "voters": 11,
}
CONCLUDING = {
    "state": "running",
    "moment": "conclude",
    "phase": "open",
    "cards": 14,
    "seated": 1,
    "voted": 9,
    "voters": 11,
}
WAITING = {"state": "waiting", "moment": None, "phase": None, "cards": 0, "seated": 3, "voted": 0, "voters": 0}
CONCLUDED = {"state": "concluded", "moment": None, "phase": None, "cards": 1, "seated": 11, "voted": 9, "voters": 11}
UNOPENED = {"state": "unopened", "moment": None, "phase": None, "cards": 0, "seated": 0, "voted": 0, "voters": 0}


def make_workshop(code: str = "prova-esempio", *, starts_in: timedelta = timedelta(hours=-1)) -> Workshop:
    workshop = Workshop.objects.create(
        code=code, starts_at=timezone.now() + starts_in, place="Sala Esempio", is_demo=True
    )
    Phrase.objects.create(key=f"workshop.{code}.name", language="it", text="Laboratorio Esempio")
    Loader().load(
        workshop_page(workshop, title="Laboratorio Esempio", abstract="Un laboratorio inventato.", is_demo=True)
    )
    return workshop


def make_table(workshop: Workshop, number: int, direction: str = "skills", **summary: object) -> Table:
    table = Table.objects.create(
        workshop=workshop,
        number=number,
        direction=Direction.objects.get(code=direction),
        code=f"{workshop.pk:03}{number:03}",
        script=[],
        is_demo=True,
    )
    if summary:
        TableHead.objects.create(table=table, summary=summary)
    return table


def read(client, address: str) -> BeautifulSoup:
    answer = client.get(address)
    assert answer.status_code == 200
    return BeautifulSoup(answer.content, "html.parser")


def words(tag) -> str:
    return " ".join(tag.text.split())


def test_page_lists_each_table_with_its_state_in_words_and_the_way_in(client):
    workshop = make_workshop()
    for number, summary in enumerate([WRITING, CHOOSING, CONCLUDING, WAITING, CONCLUDED, UNOPENED, {}], start=1):
        make_table(workshop, number, **summary)

    rows = read(client, "/laboratori/prova-esempio/").select("#tavoli li")

    assert [words(row.select("div > span")[-1]) for row in rows] == [
        "Scrivi · 14 carte, 11 persone",
        "Scegli · hanno espresso la preferenza 9 su 11",
        "Concludi · 1 persona",
        "Aperto: ci si siede · 3 persone",
        "Concluso · 1 carta",
        "Non ancora aperto",
        "Non ancora aperto",
    ]
    assert [(words(row.a), row.a["href"]) if row.a else None for row in rows] == [
        ("Entra al tavolo 1", f"/tavoli/{workshop.pk:03}001/"),
        ("Entra al tavolo 2", f"/tavoli/{workshop.pk:03}002/"),
        ("Entra al tavolo 3", f"/tavoli/{workshop.pk:03}003/"),
        ("Entra al tavolo 4", f"/tavoli/{workshop.pk:03}004/"),
        ("Leggi che cosa ha concluso il tavolo 5", f"/tavoli/{workshop.pk:03}005/resoconto/"),
        None,
        None,
    ]


def test_workshop_without_tables_says_so(client):
    assert "non sono su questo sito" in words(read(client, "/laboratori/produrre-citta/").select_one("#tavoli .empty"))


def test_invented_workshop_is_marked_and_the_real_one_is_not(client):
    make_workshop()

    cards = read(client, "/laboratori/").select(".card-grid .card")

    assert {words(card.h3): bool(card.select(".tag-demo")) for card in cards} == {
        "Laboratorio Esempio": True,
        "Produrre Città": False,
    }
    assert read(client, "/laboratori/prova-esempio/").select(".notice-demo") != []


def test_home_page_shows_open_tables_and_then_open_consultations(client):
    workshop = make_workshop()
    for number in range(1, 6):
        make_table(workshop, number, **WRITING)

    now = read(client, "/").select_one(".now-card")

    assert words(now.select_one(".now-title")) == "Laboratorio Esempio"
    assert [words(strong) for strong in now.select(".now-list strong")] == [
        "Tavolo 1",
        "Tavolo 2",
        "Tavolo 3",
        "Lavoro sicuro",
    ]
    assert words(now.select_one(".now-more")) == "Guarda tutti i 5 tavoli"


def test_direction_page_shows_its_own_table_only(client):
    workshop = make_workshop()
    make_table(workshop, 1, "skills", **WRITING)
    make_table(workshop, 2, "decent-work", **WRITING)

    rows = read(client, "/direttrici/valorizzazione-delle-competenze/").select("#adesso .now-list strong")

    assert [words(row) for row in rows] == ["Tavolo 1", "Lavoro e competenze"]


@pytest.mark.parametrize(
    ("starts_in", "summary"),
    [(timedelta(hours=-1), CONCLUDED), (timedelta(hours=-1), UNOPENED), (timedelta(days=-3), WRITING)],
    ids=["concluded", "not opened", "forgotten three days ago"],
)
def test_table_that_is_not_open_is_not_now(client, starts_in, summary):
    make_table(make_workshop(starts_in=starts_in), 1, **summary)

    assert "Tavolo" not in words(read(client, "/").select_one(".now-card"))


def test_when_nothing_is_open_the_page_says_what_will_be_there(client):
    Phase.objects.all().delete()

    assert "Nessun tavolo è aperto" in words(read(client, "/").select_one(".now-card"))
    assert Consultation.objects.count() == 5


def test_lists_cost_the_same_for_one_and_for_thirty(client, django_assert_num_queries, django_assert_max_num_queries):
    first = make_workshop()
    make_table(first, 1, **WRITING)
    counted = {}
    for address in ("/", "/laboratori/", "/laboratori/prova-esempio/"):
        client.get(address)
        with django_assert_max_num_queries(MAX_QUERIES) as one:
            client.get(address)
        counted[address] = len(one)
    for number in range(2, 31):
        make_table(first, number, **WRITING)
        make_table(make_workshop(f"altro-{number}"), 1, **WRITING)

    for address, queries in counted.items():
        client.get(address)  # names and roots kept for the process are kept again
        with django_assert_num_queries(queries):
            read(client, address)
    assert len(read(client, "/laboratori/").select(".card-grid > li")) == 24
    assert WorkshopPage.objects.count() == 31
