"""The account on paper: for everybody who reads it, the same words as its page and no more."""

import os
from io import BytesIO
from pathlib import Path

import pytest
from django.test import Client
from pypdf import PdfReader

from consultations.models import Organisation
from tests.support.people import conclude, write
from tests.workshops.views.forms import EVENING, close, open_writing, post
from workshops.views import account

pytestmark = pytest.mark.django_db(transaction=True)

# None of it is markup, and no line is long enough for the last word.
CURIOUS = "Un tutor *grasso* #panic() $x$ @qui <script>\nSeconda riga " + "x" * 120


@pytest.fixture
def script():
    return EVENING


@pytest.fixture
def address(url):
    return f"{url}resoconto.pdf"


def read(address: str, lang: str = "it") -> PdfReader:
    """As anybody gets it, without a seat."""
    response = Client().get(address)
    assert (response.status_code, response["Content-Type"]) == (200, "application/pdf")
    if keep := os.environ.get("KEEP_PDF"):
        (Path(keep) / response["Content-Disposition"].split('"')[1]).write_bytes(response.content)
    pdf = PdfReader(BytesIO(response.content))
    root = pdf.root_object
    assert (root["/Lang"], root["/MarkInfo"]["/Marked"]) == (lang, True)
    assert root["/ViewerPreferences"]["/DisplayDocTitle"]
    assert b"pdfuaid:part" in root["/Metadata"].get_object().get_data()
    return pdf


def words(pdf: PdfReader) -> str:
    return " ".join(" ".join(page.extract_text() for page in pdf.pages).replace("\u200b", "").split())


def kinds(node, found: set[str]) -> set[str]:
    """Kinds of the structure that those who listen walk through."""
    node = node.get_object() if hasattr(node, "get_object") else node
    if isinstance(node, list):
        for each in node:
            kinds(each, found)
    elif hasattr(node, "get"):
        found.add(str(node.get("/S", "")))
        if "/K" in node:
            kinds(node["/K"], found)
    return found


def test_paper_is_tagged_and_says_everything_in_the_order_of_the_page(evening, address, table):
    pdf = read(address)
    told = words(pdf)
    assert pdf.metadata.title.startswith(f"Resoconto del tavolo {table.number}")
    assert {"/H1", "/H2", "/H3", "/L", "/LI", "/Table", "/TH", "/TD", "/Link"} <= kinds(
        pdf.root_object["/StructTreeRoot"], set()
    )
    order = ("la preferenza è consultiva", "La sintesi scritta insieme", "Servono tutor", "Posizioni di minoranza")
    order += ("Firmano: Scuola Esempio", "Che cosa ha scelto il tavolo", "Chi c’era", "I momenti", "Riaperto alle")
    order += ("Che cosa dice la stessa cosa", "3 carte, parola per parola", "[aggiunto: per venti]", "Per quanti?")
    order += ("Per venti", "Frasi proposte e rimaste fuori", "Rimasta fuori", "Finora nessuna correzione.")
    places = [told.find(each) for each in order]
    assert -1 not in places, dict(zip(order, places, strict=True))
    assert places == sorted(places)


def test_nobody_is_named_on_paper(evening, address):
    told = words(read(address))
    assert "Cooperativa Esempio Nord" in told
    assert not [name for name in ("Franca", "Bruno", "Giulia") if name in told]


def test_what_is_hidden_or_withdrawn_is_not_on_paper(franca, giulia, evening, address, url):
    evening("giulia", kind="hide_sentence", sentence="2", reason="offence")
    told = words(read(address))
    assert "Prima l’autobus" not in told
    assert "[nascosta da chi facilita]" in told


def test_corrections_stand_beside_the_text(evening, address):
    evening("franca", kind="ask_correction", text="Erano due tutor", topic="card-1")
    assert "Una richiesta è in esame." in words(read(address))
    evening("giulia", kind="decline_correction", correction="1", text="Si disse uno")
    told = words(read(address))
    assert "Non accolta · carta 1 Erano due tutor Perché: Si disse uno" in told


def test_it_is_set_again_only_when_it_says_something_else(evening, address, monkeypatch):
    set_times = []

    def counted(template, data, pictures, typeset=account.typeset):
        set_times.append(template)
        return typeset(template, data, pictures)

    monkeypatch.setattr(account, "typeset", counted)
    first = Client().get(address)
    again = Client().get(address)
    kept = Client().get(address, headers={"If-None-Match": first["ETag"]})
    assert (again.content, len(set_times)) == (first.content, 1)
    assert (kept.status_code, kept.content, kept["Cache-Control"]) == (304, b"", "no-cache")

    Organisation.objects.filter(slug="scuola-esempio").update(name="Scuola Nuova Esempio")
    newer = Client().get(address, headers={"If-None-Match": first["ETag"]})
    assert (newer.status_code, len(set_times)) == (200, 2)
    assert newer["ETag"] != first["ETag"]


def test_english_paper_says_its_language(evening, address):
    told = words(read(f"/en{address}", "en"))
    assert "The synthesis written together" in told
    assert "Opened again at" in told


def test_page_leads_to_the_paper(evening, address, url):
    assert f'href="{address}" type="application/pdf"' in Client().get(f"{url}resoconto/").content.decode()


class TestWithoutAChoice:
    @pytest.fixture
    def script(self):
        return (write(authors="anonymous", grace_seconds=0), conclude(grace_seconds=0))

    @pytest.fixture
    def written(self, franca, bruno, giulia, url):
        open_writing(giulia, url)
        post(franca, url, CURIOUS)
        post(bruno, url, "مكتبة", lang="ar")
        post(bruno, url, "Da togliere")
        giulia.post(f"{url}facilita/", {"kind": "hide_card", "card": "3", "reason": "offence"})
        close(giulia, url, 1)

    def test_open_table_has_no_paper(self, written, address):
        assert Client().get(address).status_code == 404

    def test_what_people_wrote_is_never_markup_and_has_its_language(self, written, giulia, address, url):
        giulia.post(f"{url}facilita/", {"kind": "open_moment", "moment": "2"})
        close(giulia, url, 2)
        pdf = read(address)
        told = words(pdf)
        assert "Un tutor *grasso* #panic() $x$ @qui <script> Seconda riga" in told
        assert told.replace(" ", "").count("x" * 120) == 1
        assert "Da togliere" not in told
        assert "[nascosta da chi facilita]" in told
        assert "Al tavolo non si è scelto" in told
        cards = told[told.index("3 carte, parola per parola") :]
        assert "carta senza nome" in cards
        assert not [each for each in ("Cooperativa", "Scuola", "residente") if each in cards]


def test_paper_of_no_table_is_no_paper():
    assert Client().get("/tavoli/000000/resoconto.pdf").status_code == 404
