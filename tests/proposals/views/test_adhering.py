"""The button on the proposal's page, the list there and on the organisation's page, and the open data."""

import json

import pytest
from bs4 import BeautifulSoup
from django.test import Client
from django.utils import timezone

from consultations.models import Mandate
from proposals.models import Adhesion
from tests.proposals.people import NOW, make_organisation, make_table_proposal, make_user

pytestmark = pytest.mark.django_db
HERE = "/proposte/t7-31/"


@pytest.fixture
def sud():
    return make_organisation("Sindacato Esempio Sud", "union")


@pytest.fixture
def franca(sud) -> Client:
    user = make_user("Franca")
    Mandate.objects.create(organisation=sud, user=user, starts_on=timezone.localdate())
    browser = Client()
    browser.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
    return browser


def section(browser: Client) -> str:
    found = BeautifulSoup(browser.get(HERE).content, "html.parser").find(id="adesioni")
    return " ".join(found.get_text(" ").split()) if found else ""


def said(response) -> str:
    return " ".join(BeautifulSoup(response.content, "html.parser").get_text(" ").split())


def test_delegate_adheres_everybody_reads_it_and_it_is_taken_back(client, sud, franca):
    make_table_proposal()
    assert "Aderisci per Sindacato Esempio Sud" in section(franca)
    assert section(client) == ""

    done = franca.post(f"{HERE}aderisci/", {"organisation": sud.slug}, follow=True)
    assert "L’adesione è pubblica." in said(done)
    assert "Sindacato Esempio Sud · dal" in section(client)
    assert "Aderisci" not in section(client)
    assert "Franca" not in section(client)
    page = client.get(sud.get_absolute_url())
    assert "Un tutor per ogni tirocinio. In corso: la Città deve ancora rispondere. Aderisce dal" in said(page)

    assert "Ritira l’adesione di Sindacato Esempio Sud" in section(franca)
    done = franca.post(f"{HERE}ritira-adesione/", {"organisation": sud.slug}, follow=True)
    assert "Resta scritto che c’era." in said(done)
    assert "Sindacato Esempio Sud · adesione ritirata il" in section(client)
    assert "Un tutor" not in said(client.get(sud.get_absolute_url()))


def test_it_is_no_figure_of_the_two_ledgers(client, sud, franca):
    make_table_proposal()
    before = said(client.get("/proposte/"))

    franca.post(f"{HERE}aderisci/", {"organisation": sud.slug})

    assert said(client.get("/proposte/")) == before
    assert "0 sostegni" in said(client.get(HERE))
    assert "9 su 11 organizzazioni" in said(client.get(HERE))


@pytest.mark.parametrize("sent", [{}, {"organisation": "\x00"}, {"organisation": "x" * 900}])
def test_unknown_organisations_are_said_in_words(franca, sent):
    make_table_proposal()

    assert "Scegli l’organizzazione per cui parli." in said(franca.post(f"{HERE}aderisci/", sent, follow=True))


def test_who_has_no_delega_is_told_so(client, sud, franca):
    make_table_proposal()

    refused = client.post(f"{HERE}aderisci/", {"organisation": sud.slug}, follow=True)

    assert "Accedi per continuare" in said(refused)
    assert not Adhesion.objects.exists()


def test_open_data_name_who_stands_by_it_apart_from_the_ledgers(client, sud):
    proposal = make_table_proposal()
    ovest = make_organisation("Scuola Esempio Ovest", "school")
    Adhesion.objects.create(proposal=proposal, organisation=sud, at=NOW)
    Adhesion.objects.create(proposal=proposal, organisation=ovest, at=NOW, withdrawn_at=NOW)

    content = b"".join(client.get("/dati-aperti/proposte.json"))

    (row,) = json.loads(content)["proposals"]
    assert row["adhesions"] == ["organizzazione/sindacato-esempio-sud"]
    assert row["supports"] == 0


def test_pages_cost_the_same_for_thirty_adhesions(client, sud, franca, django_assert_max_num_queries):
    proposal = make_table_proposal()

    def costs(address: str) -> int:
        franca.get(address)
        with django_assert_max_num_queries(20) as asked:
            assert franca.get(address).status_code == 200
        return len(asked)

    Adhesion.objects.create(proposal=proposal, organisation=sud, at=NOW)
    pages = (HERE, sud.get_absolute_url())
    one = [costs(page) for page in pages]
    for number in range(30):
        other = make_organisation(f"Esempio {number}", "school")
        Adhesion.objects.create(proposal=proposal, organisation=other, at=NOW)
        Adhesion.objects.create(proposal=make_table_proposal(card=100 + number), organisation=sud, at=NOW)
    many = [costs(page) for page in pages]

    assert many == one
    assert "1 di 2" in section(franca)
