"""The account's page: the whole evening in words, nothing that anybody may not read, corrections beside the text."""

import pytest
from django.test import Client

from tests.workshops.views.forms import EVENING

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def script():
    return EVENING


@pytest.fixture
def page(url):
    """As anybody reads it, without a seat."""
    return lambda: " ".join(Client().get(f"{url}resoconto/").content.decode().split())


def test_synthesis_comes_first_with_what_it_rests_on(evening, page):
    html = page()
    order = ["La sintesi scritta insieme", "Servono tutor", "Posizioni di minoranza", "Prima l’autobus", "Chi c’era"]
    assert [html.index(each) for each in order] == sorted(html.index(each) for each in order)
    assert "Firmano: Scuola Esempio" in html
    rests_on = '<a href="#carta-1" lang="it" dir="auto">Un tutor per venti</a>, la famiglia «Tutor», '
    assert f'{rests_on}<a href="#account-result">' in html
    assert html.index("Frasi proposte e rimaste fuori") < html.index("Rimasta fuori")


def test_questions_wordings_and_versions_are_told_with_their_card(evening, page):
    html = page()
    card = html[html.index('id="carta-1"') : html.index('id="carta-2"')]
    assert "Per quanti?" in card
    assert "Per venti" in card
    assert "Accettate da chi ha scritto la carta." in card
    assert "Corretta una volta" in card
    assert "<ins>" in card


def test_families_reopenings_and_earlier_choices_are_told(evening, page):
    html = page()
    assert 'id="famiglia-1"' in html
    assert "Riaperto alle" in html
    assert html.count("Prima il tavolo aveva scelto:") == 1


def test_what_is_hidden_afterwards_is_gone_from_it(evening, page):
    evening("giulia", kind="hide_card", card="1", reason="personal_data")
    evening("giulia", kind="hide_sentence", sentence="2", reason="offence")
    html = page()
    for words in ("tutor per venti", "Per quanti?", "Prima l’autobus", "Firmano:"):
        assert words not in html
    assert "[nascosta da chi facilita]" in html


def test_corrections_stand_beside_the_text_with_their_date(evening, page):
    assert "Finora nessuna correzione." in page()
    evening("franca", kind="ask_correction", text="Erano due tutor", topic="card-1")
    evening("bruno", kind="ask_correction", text="Manca il tram", topic="")
    assert "2 richieste sono in esame." in page()
    assert "Erano due tutor" not in page()
    evening("giulia", kind="accept_correction", correction="1", text="")
    evening("giulia", kind="decline_correction", correction="2", text="Non se ne parlò")
    html = page()
    told = html[html.index('id="account-corrections"') :]
    assert "Erano due tutor" in told
    assert '<a href="#carta-1">carta 1</a>' in told
    assert "Non se ne parlò" in told
    assert "Un tutor per venti" in html


def test_nobody_is_named_and_the_page_costs_the_same(evening, page, url, django_assert_max_num_queries):
    html = page()
    assert not [name for name in ("Franca", "Bruno", "Giulia") if f">{name}<" in html or f"· {name}" in html]
    with django_assert_max_num_queries(17):
        Client().get(f"{url}resoconto/")


def test_page_in_english(evening, url):
    html = Client().get(f"/en{url}resoconto/").content.decode()
    assert "The synthesis written together" in html
    assert "Opened again at" in html
