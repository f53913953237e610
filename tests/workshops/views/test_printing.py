"""What the regia prints. Dario directs; Ivo, with an account and without the role, prints nothing."""

import os
from io import BytesIO
from pathlib import Path
from typing import ClassVar

import pytest
from bs4 import BeautifulSoup
from django.conf import settings
from django.contrib.auth.hashers import MD5PasswordHasher, check_password
from django.db import connection
from pypdf import PdfReader

from home.models import AuditRecord
from tests.support.people import write
from tests.support.rows import make_table
from tests.workshops.exports.test_typesetting import alternatives
from tests.workshops.views.forms import signed_in
from workshops.exports.typesetting import typeset
from workshops.models import Arrangement, FacilitationCard, Registration, Venue
from workshops.queries import hash_of
from workshops.services.registering import token_of

pytestmark = pytest.mark.django_db(transaction=True)

# What a curious person may write into a name: none of it is markup.
CURIOUS = "Franca *Esempio* #panic() $x$ @qui"
WIFI = 'Sala; "Rossa"'


@pytest.fixture
def tables():
    made = [make_table((write(),), is_demo=True) for _table in range(2)]
    Arrangement.objects.create(table=made[0], place="Sala grande", facilitator="Giulia Esempio")
    return made


@pytest.fixture
def prints(tables):
    return f"/regia/{tables[0].workshop.code}/stampe/"


def place(workshop, email: str, name: str) -> Registration:
    made = Registration(
        workshop=workshop, email=email, name=name, state="placed", nonce=f"{email:n<32}", asked_at=workshop.starts_at
    )
    made.token_hash = hash_of(token_of(made))
    made.save()
    return made


@pytest.fixture
def nadia(tables):
    return place(tables[0].workshop, "nadia@example.org", CURIOUS)


def opened(response) -> PdfReader:
    assert (response.status_code, response["Content-Type"]) == (200, "application/pdf")
    keep = os.environ.get("KEEP_PDF")
    if keep:
        name = response["Content-Disposition"].split('"')[1]
        (Path(keep) / name).write_bytes(response.content)
    pdf = PdfReader(BytesIO(response.content))
    root = pdf.root_object
    assert (root["/Lang"], root["/MarkInfo"]["/Marked"]) == ("it", True)
    assert root["/ViewerPreferences"]["/DisplayDocTitle"]
    assert b"pdfuaid:part" in root["/Metadata"].get_object().get_data()
    assert "laboratorio" in pdf.metadata.title.lower()
    return pdf


def words(page) -> str:
    return " ".join(page.extract_text().split())


def told(response) -> str:
    return " ".join(BeautifulSoup(response.content, "html.parser").select_one("main").get_text(" ").split())


def pictures_said(pdf) -> list[str]:
    return alternatives(pdf.root_object["/StructTreeRoot"])


def test_sign_says_where_one_is_and_how_to_sit_down(dario, prints, tables):
    pdf = opened(dario.get(f"{prints}cartelli.pdf"))
    first = words(pdf.pages[0])

    assert len(pdf.pages) == 2
    assert f"Tavolo {tables[0].number}" in first
    assert "Sala grande" in first
    assert f"{settings.BASE_URL.split('://')[1]}/t" in first
    assert f"{tables[0].code[:3]} {tables[0].code[3:]}" in first
    assert pictures_said(pdf) == [f"Codice QR per sedersi al tavolo {table.number}" for table in tables]


def test_page_of_the_signs_says_the_same_with_the_same_code(dario, prints, tables):
    response = dario.get(f"{prints}cartelli/?tavolo={tables[1].number}")
    page = BeautifulSoup(response.content, "html.parser")

    assert [heading.get_text() for heading in page.select("main h2")] == [f"Tavolo {tables[1].number}"]
    assert f"{tables[1].code[:3]} {tables[1].code[3:]}" in told(response)
    assert f"{prints}cartelli.pdf?tavolo={tables[1].number}" in response.content.decode()
    assert page.select_one("main img")["alt"] == f"Codice QR per sedersi al tavolo {tables[1].number}"


def test_network_is_on_the_signs_and_its_password_not_in_the_register(dario, prints, tables):
    answer = dario.post(f"{prints}rete/", {"wifi_name": WIFI, "wifi_password": "perLaSala9"}, follow=True)
    assert "La rete è sui cartelli." in told(answer)
    pdf = opened(dario.get(f"{prints}cartelli.pdf?tavolo={tables[0].number}"))

    assert f"Rete: {WIFI} Password: perLaSala9" in words(pdf.pages[0])
    assert f"Codice QR per collegarsi alla rete Wi-Fi {WIFI}" in pictures_said(pdf)
    assert not any("perLaSala9" in str(row) for row in AuditRecord.objects.values())
    dario.post(f"{prints}rete/", {"wifi_name": "", "wifi_password": "perLaSala9"})
    assert (Venue.objects.get().wifi_name, Venue.objects.get().wifi_password) == ("", "")


def test_password_that_no_network_has_is_explained_and_kept(dario, prints):
    answer = dario.post(f"{prints}rete/", {"wifi_name": "Sala", "wifi_password": "corta"})
    assert answer.status_code == 422
    assert "Una password Wi-Fi ha almeno otto caratteri: controllala." in told(answer)
    assert 'value="Sala"' in answer.content.decode()
    assert not Venue.objects.exists()


def test_badge_has_the_name_as_it_was_written_and_no_address(dario, prints, nadia):
    pdf = opened(dario.get(f"{prints}tesserini.pdf"))
    assert CURIOUS in words(pdf.pages[0])
    assert nadia.email not in words(pdf.pages[0])
    assert pictures_said(pdf) == [f"Codice QR di {CURIOUS} per l’ingresso"]
    assert CURIOUS in told(dario.get(f"{prints}tesserini/"))


def test_paper_cards_are_numbered_from_one_at_each_table(dario, prints, tables):
    pdf = opened(dario.get(f"{prints}carte.pdf?tavolo={tables[0].number}&quante=5"))
    everything = " ".join(words(page) for page in pdf.pages)
    assert len(pdf.pages) == 2
    assert [f"Carta {n}" in everything for n in range(1, 7)] == [True] * 5 + [False]
    assert "Che cosa serve qui?" in everything


@pytest.mark.parametrize("asked", ["0", "61", "molte", ""])
def test_number_of_paper_cards_that_makes_no_sense_is_twelve(dario, prints, tables, asked):
    page = dario.get(f"{prints}carte/?tavolo={tables[0].number}&quante={asked}")
    assert len(BeautifulSoup(page.content, "html.parser").select(".sheet-card")) == 12


def test_cards_of_who_facilitates_are_made_as_they_are_printed(dario, prints, tables):
    number = str(tables[0].number)
    page = dario.post(f"{prints}carte-di-chi-facilita/", {"tavolo": number, "formato": "pagina"})
    found = BeautifulSoup(page.content, "html.parser")
    card = FacilitationCard.objects.get()
    address, pin = found.select_one(".sheet-card a")["href"], found.select_one(".facilitation-pin").get_text()

    assert (card.table_id, card.holder_name) == (tables[0].pk, "Giulia Esempio")
    assert card.token_hash == hash_of(address.rstrip("/").rpartition("/")[2])
    assert check_password(pin, card.pin_hash)
    assert pin not in (card.pin_hash, card.token_hash, card.device_hash)


def test_pdf_of_the_cards_holds_code_and_pin_of_every_table(dario, prints, tables):
    pdf = opened(dario.post(f"{prints}carte-di-chi-facilita/", {"tavolo": "", "formato": "pdf"}))
    assert FacilitationCard.objects.count() == len(tables)
    assert pictures_said(pdf) == [f"Codice QR per facilitare il tavolo {table.number}" for table in tables]
    assert "Giulia Esempio" in words(pdf.pages[0])


def test_cards_asked_for_twice_by_one_form_are_the_same_cards(dario, prints, tables):
    page = BeautifulSoup(dario.get(prints).content, "html.parser")
    sent = {"tavolo": "", "formato": "pagina", "attempt": page.select_one("input[name=attempt]")["value"]}

    pins = [told(dario.post(f"{prints}carte-di-chi-facilita/", sent)) for _time in range(2)]

    assert FacilitationCard.objects.count() == len(tables)
    assert pins[0] == pins[1]


class Watching(MD5PasswordHasher):
    """Stands for a hasher that is slow on purpose, and notes whether anybody waits for it."""

    algorithm = "watching"
    held_up: ClassVar[list[bool]] = []

    def encode(self, password, salt):
        self.held_up.append(connection.in_atomic_block)
        return super().encode(password, salt)


def test_nobody_waits_to_write_while_the_pins_of_many_cards_are_hashed(dario, prints, tables, settings):
    settings.PASSWORD_HASHERS = [f"{__name__}.Watching"]
    Watching.held_up.clear()
    dario.post(f"{prints}carte-di-chi-facilita/", {"tavolo": "", "formato": "pagina"})

    assert Watching.held_up == [False] * len(tables)


def test_guide_is_one_page_and_sends_to_the_test_of_the_network(dario, prints):
    pdf = opened(dario.get(f"{prints}guida.pdf"))
    assert len(pdf.pages) == 1
    assert "/prova-rete" in words(pdf.pages[0])
    assert "Prima di cominciare" in told(dario.get(f"{prints}guida/"))


def test_stranger_prints_nothing(prints, tables):
    ivo = signed_in("ivo@esempio.invalid")
    for path in ("", "cartelli/", "cartelli.pdf", "tesserini.pdf", "guida/"):
        assert ivo.get(f"{prints}{path}").status_code == 403
    assert ivo.post(f"{prints}carte-di-chi-facilita/", {}).status_code == 403
    assert ivo.post(f"{prints}rete/", {"wifi_name": "x"}).status_code == 403
    assert not FacilitationCard.objects.exists()


@pytest.mark.parametrize("path", ["bandiere/", "bandiere.pdf", "cartelli/?tavolo=999", "cartelli.pdf?tavolo=x"])
def test_what_is_not_there_is_not_printed(dario, prints, path):
    assert dario.get(f"{prints}{path}").status_code == 404


def test_signs_cost_the_same_for_one_table_and_thirty(dario, prints, tables, django_assert_max_num_queries):
    for _more in range(28):
        make_table((write(),), is_demo=True)
    with django_assert_max_num_queries(14):
        assert len(BeautifulSoup(dario.get(f"{prints}cartelli/").content, "html.parser").select(".sheet-card")) == 30


def test_badges_cost_the_same_for_one_person_and_thirty(dario, prints, tables, nadia, django_assert_max_num_queries):
    for number in range(29):
        place(tables[0].workshop, f"{number}@example.org", f"Persona {number}")
    with django_assert_max_num_queries(12):
        page = dario.get(f"{prints}tesserini/")
    assert len(BeautifulSoup(page.content, "html.parser").select(".sheet-card")) == 30


def test_english_sheet_says_its_language(dario, prints):
    pdf = PdfReader(BytesIO(dario.get(f"/en{prints}guida.pdf").content))
    assert pdf.root_object["/Lang"] == "en"


def test_sheet_is_the_same_twice():
    data = {"title": "Guida", "lang": "it", "heading": "Guida", "lead": "", "parts": []}
    assert typeset("guide.typ", data) == typeset("guide.typ", data)
