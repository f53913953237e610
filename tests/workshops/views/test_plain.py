"""Taking part by forms. Franca takes part, Giulia facilitates, Ivo is a stranger; nobody has JavaScript."""

import re
import uuid

import pytest
from django.test import Client

from tests.workshops.views.forms import alert, close, config_of, open_writing, post, sit
from workshops.live.store import load
from workshops.models import Seat

pytestmark = pytest.mark.django_db(transaction=True)

LONG = "Lunga " * 60


# The code


@pytest.mark.parametrize("typed", ["{code}", " {code} ", "{half} {rest}", "{half}-{rest}"])
def test_code_is_understood_as_people_write_it(client, table, typed):
    text = typed.format(code=table.code, half=table.code[:3], rest=table.code[3:])
    response = client.post("/tavoli/", {"code": text})
    assert (response.status_code, response.url) == (302, f"/tavoli/{table.code}/")


def test_wrong_code_is_kept_and_explained(client, table):
    response = client.post("/t/", {"code": "no"})
    assert response.status_code == 404
    assert alert(response) == "Non c’è nessun tavolo con questo codice. Controlla le sei cifre."
    assert 'value="no"' in response.content.decode()


@pytest.mark.parametrize("page", ["", "facilita/", "schermo/", "resoconto/"])
def test_pages_of_an_unknown_table_lead_to_the_code(client, page):
    response = client.get(f"/tavoli/000000/{page}")
    assert response.status_code == 404
    assert 'name="code"' in response.content.decode()


# Sitting down


def test_sitting_down_gives_a_seat_and_a_cookie_out_of_scripts_reach(client, url, table):
    response = sit(client, url)
    cookie = response.cookies[f"posto-{table.code}"]
    assert (response.status_code, response.url) == (303, url)
    assert (cookie["httponly"], cookie["samesite"]) == (True, "Lax")
    assert [seat.name for seat in Seat.objects.filter(table=table)] == ["Franca"]


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"name": ""}, "Manca il nome: scrivi come ti chiamano al tavolo."),
        ({"organisation": ""}, "Non troviamo questa organizzazione. Sceglila dall’elenco."),
        ({"organisation": "", "new_organisation": "!!!"}, "Non troviamo questa organizzazione. Sceglila dall’elenco."),
    ],
)
def test_sitting_down_is_refused_with_a_sentence_and_keeps_the_form(client, url, table, changes, sentence):
    response = sit(client, url, **changes)
    assert response.status_code == 409
    assert alert(response).replace("&#x27;", "'") == sentence
    assert not Seat.objects.filter(table=table).exists()
    if "name" not in changes:
        assert 'value="Franca"' in response.content.decode()


def test_personal_code_gives_the_seat_back_in_another_browser(franca, url):
    code = config_of(franca.get(url))["seat"]["personal_code"]
    other = Client()
    response = other.post(f"{url}riprendi/", {"personal_code": code})
    assert response.status_code == 303
    assert config_of(other.get(url))["seat"]["seat"] == 1
    assert "seat" not in config_of(franca.get(url))


def test_reopened_seat_shows_no_code_that_opens_nothing(franca, url):
    """The code is of the seat, made where it was taken; another device cannot know it and must not invent one."""
    code = config_of(franca.get(url))["seat"]["personal_code"]
    other = Client()
    other.post(f"{url}riprendi/", {"personal_code": code})
    shown = config_of(other.get(url))["seat"]["personal_code"]

    assert shown == ""
    assert "<strong" not in other.get(url).content.decode().partition('class="muted"')[2].partition("</p>")[0]
    assert Client().post(f"{url}riprendi/", {"personal_code": code}).status_code == 303


def test_form_sent_twice_by_one_browser_is_one_seat(client, url, table):
    """Its first answer was lost on the way: nobody sits on two chairs for that."""
    client.get(url)
    attempt = str(uuid.uuid4())
    answers = [sit(client, url, id=attempt) for _press in range(2)]

    assert [answer.status_code for answer in answers] == [303, 303]
    assert Seat.objects.filter(table=table).count() == 1
    assert config_of(client.get(url))["seat"]["seat"] == 1


def test_attempt_of_another_browser_gives_nobody_that_seat(client, url, table):
    attempt = str(uuid.uuid4())
    stranger = Client()
    for browser in (client, stranger):
        browser.get(url)
        sit(browser, url, id=attempt)

    assert Seat.objects.filter(table=table).count() == 2
    assert config_of(stranger.get(url))["seat"]["seat"] == 2


def test_wrong_personal_code_is_refused(client, url):
    response = client.post(f"{url}riprendi/", {"personal_code": "000-000"})
    assert response.status_code == 409
    assert alert(response) == "Il codice personale non corrisponde a nessun posto di questo tavolo."


# Taking part


def test_card_is_written_once_however_often_the_button_is_pressed(franca, giulia, url, table):
    open_writing(giulia, url)
    attempt = str(uuid.uuid4())
    responses = [post(franca, url, "Un tutor", id=attempt) for _press in range(3)]
    assert [response.status_code for response in responses] == [303, 303, 303]
    assert [card.text for card in load(table.pk).cards.values()] == ["Un tutor"]


def test_what_a_card_is_not_stands_beside_the_form(franca, giulia, url):
    open_writing(giulia, url)

    page = franca.get(url).content.decode()

    assert '<p class="muted">Una carta non è un’osservazione al Piano Regolatore e non la sostituisce.</p>' in page


def test_text_that_was_changed_after_it_arrived_is_not_refused_for_ever(franca, giulia, url, table):
    """Back, corrected, sent again under the same id: that form is told so, the next one goes through."""
    open_writing(giulia, url)
    attempt = str(uuid.uuid4())
    post(franca, url, "Un tutor", id=attempt)
    refused = post(franca, url, "Un tutor per tutti", id=attempt)
    offered = re.findall(r'name="id" value="([^"]+)"', refused.content.decode())

    assert refused.status_code == 409
    assert offered
    assert attempt not in offered
    assert post(franca, url, "Un tutor per tutti", id=offered[0]).status_code == 303


def test_refused_text_stays_in_the_form(franca, giulia, url, table):
    open_writing(giulia, url)
    response = post(franca, url, LONG)
    assert response.status_code == 409
    assert alert(response) == "Il testo è troppo lungo: usa al massimo 280 caratteri."
    assert LONG.strip() in response.content.decode()
    assert not load(table.pk).cards


def test_card_before_its_moment_is_refused(franca, url, table):
    response = post(franca, url, "Troppo presto")
    assert response.status_code == 409
    assert alert(response) == "Questo momento non è aperto."


def test_stranger_writes_nothing(giulia, url, table):
    open_writing(giulia, url)
    response = post(Client(), url, "Da fuori")
    assert (response.status_code, bool(load(table.pk).cards)) == (409, False)


@pytest.mark.parametrize(
    "fields",
    [
        {},
        {"kind": "nonsense"},
        {"kind": "cast_ballot", "ballot": "x", "choice": "1"},
        {"kind": "amend_card", "card": "9" * 30, "text": "x"},
        {"kind": "post_card", "text": "a\x00b"},
        {"kind": "post_card", "text": "ciao", "id": "!"},
    ],
)
def test_bad_input_is_refused_and_never_a_fault(franca, giulia, url, fields):
    open_writing(giulia, url)
    assert franca.post(url, fields).status_code == 409


def test_choice_is_cast_changed_and_counted(franca, giulia, url, table):
    open_writing(giulia, url)
    for text in ("Un tutor", "Laboratori aperti"):
        post(franca, url, text)
    desk = f"{url}facilita/"
    giulia.post(desk, {"kind": "confirm_voter", "seat": "1"})
    close(giulia, url, 1)
    giulia.post(desk, {"kind": "open_moment", "moment": "2"})
    for choice in (["1"], ["1", "2"], ["2"]):
        assert franca.post(url, {"kind": "cast_ballot", "ballot": "2", "choice": choice}).status_code == 303
    assert "Preferenze arrivate al tavolo" in franca.get(url).content.decode()
    close(giulia, url, 2)
    assert {row["card"]: row["in_favour"] for row in load(table.pk).ballot().result["rows"]} == {1: 0, 2: 1}


# On hold, and more time


def test_form_on_hold_says_so_and_keeps_the_text(client, url, table, giulia):
    sit(client, url)
    open_writing(giulia, url)
    giulia.post(f"{url}facilita/", {"kind": "hold", "moment": "1"})

    assert "Il tavolo è in pausa" in client.get(url).content.decode()
    response = client.post(url, {"kind": "post_card", "text": "Scritta in pausa"})

    assert response.status_code == 409
    assert alert(response) == "Il tavolo è in pausa. Il testo resta qui: mandalo quando si riprende."
    assert "Scritta in pausa" in response.content.decode()
    assert not load(table.pk).cards


def test_more_time_is_asked_for_by_a_form_and_only_counted_at_the_desk(client, url, table, giulia):
    sit(client, url)
    open_writing(giulia, url)

    assert client.post(url, {"kind": "ask_time", "moment": "1"}).status_code == 303

    page = client.get(url).content.decode()
    assert "Hai chiesto più tempo." in page
    assert 'value="ask_time"' not in page
    assert "Una persona chiede più tempo." in giulia.get(f"{url}facilita/").content.decode()
