"""A page never falls because one of its parts does, and an empty part says what will be there."""

import pytest
from bs4 import BeautifulSoup

from home import registries
from home.registries import DirectionFigures, LivePart, SearchHit

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("loaded_site")]


@pytest.fixture
def only(monkeypatch):
    """The registries with nothing but what the test registers."""
    monkeypatch.setattr(registries, "_live_blocks", {})
    monkeypatch.setattr(registries, "_figures", [])
    monkeypatch.setattr(registries, "_searches", [])
    return registries


def page(client, address: str = "/") -> BeautifulSoup:
    answer = client.get(address)
    assert answer.status_code == 200
    return BeautifulSoup(answer.content, "html.parser")


def test_part_without_provider_shows_its_written_empty_state(client, only):
    soup = page(client)

    assert "Nessun tavolo è aperto in questo momento" in soup.select_one(".now-card").text
    assert "Non ci sono ancora risposte" in soup.select_one(".band .empty").text


def test_direction_page_says_what_will_be_in_its_empty_parts(client, only):
    empties = page(client, "/direttrici/lavoro-dignitoso-e-sicuro/").select("main .empty")

    assert [" ".join(empty.text.split()) for empty in empties] == [
        "Nessun tavolo di questa direttrice è aperto. Quando apre, qui trovi come entrare.",
        "Ancora nessuna proposta. Qui trovi quelle dei tavoli e dei residenti.",
    ]


def failing(*_arguments):
    message = "the upper app is down"
    raise RuntimeError(message)


def test_failing_parts_are_contained_and_logged(client, only, caplog):
    only.register_live_block("now", failing)
    only.register_live_block("answers", lambda _request, _thing: LivePart("there/is/no/such.html"))
    only.register_direction_figures(failing)
    only.register_search(failing)

    soup = page(client)

    assert "Nessun tavolo è aperto in questo momento" in soup.select_one(".now-card").text
    assert soup.select(".direction-card-figures") == []
    assert page(client, "/cerca/?q=lavoro").select(".results li") != []
    assert {record.message for record in caplog.records} == {
        "The live block now failed",
        "The live block answers could not be rendered",
        "Counting for the directions failed",
        "A search provider failed",
    }


def test_provider_is_asked_about_the_direction_of_the_page(client, only):
    asked = []
    only.register_live_block("now", lambda _request, thing: asked.append(thing))

    page(client)
    page(client, "/direttrici/lavoro-dignitoso-e-sicuro/")

    assert [getattr(thing, "code", None) for thing in asked] == [None, "decent-work"]


def test_cards_count_what_an_upper_app_counts(client, only):
    only.register_direction_figures(lambda: {"skills": DirectionFigures(38, 7), "decent-work": DirectionFigures(1, 1)})

    figures = page(client).select(".direction-card-figures")

    assert [" ".join(figure.text.split()) for figure in figures] == [
        "1 proposta · 1 risposta",
        "38 proposte · 7 risposte",
    ]


def test_search_shows_the_hits_of_upper_apps_first(client, only):
    only.register_search(lambda text: [SearchHit(f"Trovata {text}", "/proposte/1/", "Proposta")])

    hits = page(client, "/cerca/?q=lavoro").select(".results h2")

    assert hits[0].text == "Trovata lavoro"
    assert len(hits) > 1


def test_search_without_hits_says_how_to_go_on(client, only):
    assert "Prova con meno parole" in page(client, "/cerca/?q=zzzzzz").select_one(".empty").text


@pytest.mark.parametrize("text", ["", "a", "%00", "' OR 1=1 --", "*", '"', "NEAR(", "a AND OR b"])
def test_search_survives_whatever_is_typed(client, only, text):
    answer = client.get(f"/cerca/?q={text}")

    assert answer.status_code == 200
