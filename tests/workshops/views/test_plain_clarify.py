"""Clarifying by forms: Franca wrote, Bruno asks and suggests, Giulia hides; nobody has JavaScript."""

import pytest

from tests.support.people import clarify, conclude, write
from tests.workshops.views.forms import alert, close, open_writing, post
from workshops.live.store import load

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def script():
    return (write(grace_seconds=0), clarify(grace_seconds=0), conclude())


@pytest.fixture
def _clarifying(franca, bruno, giulia, url):
    open_writing(giulia, url)
    post(franca, url, "Un tutor\nper ogni tirocinio")
    close(giulia, url, 1)
    assert giulia.post(f"{url}facilita/", {"kind": "open_moment", "moment": "2"}).status_code == 303


@pytest.mark.usefixtures("_clarifying")
def test_question_is_asked_and_answered(franca, bruno, url, table):
    page = bruno.get(url).content.decode()
    assert "Fai una domanda" in page
    assert bruno.post(url, {"kind": "ask_question", "card": "1", "text": "Per quanti?"}).status_code == 303
    assert 'value="answer_question"' not in bruno.get(url).content.decode()

    assert 'value="answer_question"' in franca.get(url).content.decode()
    assert franca.post(url, {"kind": "answer_question", "remark": "1", "text": "Per venti"}).status_code == 303

    assert load(table.pk).remarks[1].answer == "Per venti"
    page = bruno.get(url).content.decode()
    assert "<strong>Risposta:</strong> Per venti" in page


@pytest.mark.usefixtures("_clarifying")
def test_wording_is_suggested_accepted_and_its_difference_readable(franca, bruno, url, table):
    bruno.post(url, {"kind": "suggest_wording", "card": "1", "text": "Due tutor\nper ogni tirocinio"})
    page = franca.get(url).content.decode()
    assert '<del><span class="visually-hidden"> [tolto: </span>Un<span' in page

    assert franca.post(url, {"kind": "accept_wording", "remark": "1"}).status_code == 303

    assert load(table.pk).cards[1].text == "Due tutor\nper ogni tirocinio"
    page = bruno.get(url).content.decode()
    assert "Corretta una volta" in page
    assert "Accettate da chi ha scritto la carta." in page


@pytest.mark.usefixtures("_clarifying")
def test_refused_words_stay_in_their_own_field(bruno, url, table):
    response = bruno.post(url, {"kind": "suggest_wording", "card": "1", "about": "parole-1", "text": "Lunga " * 60})

    assert (response.status_code, alert(response)) == (409, "Il testo è troppo lungo: usa al massimo 280 caratteri.")
    page = response.content.decode()
    assert page.count("Lunga " * 60) == 1
    assert page.index('id="parole-1"') < page.index("Lunga Lunga")
    assert not load(table.pk).remarks


@pytest.mark.usefixtures("_clarifying")
def test_only_the_author_decides_and_only_the_desk_hides(bruno, giulia, url, table):
    bruno.post(url, {"kind": "suggest_wording", "card": "1", "text": "Chiama Mario Rossi"})
    assert alert(bruno.post(url, {"kind": "accept_wording", "remark": "1"})) == "Questa carta è di un’altra persona."

    desk = f"{url}facilita/"
    assert "Chiama" in giulia.get(desk).content.decode()
    assert giulia.post(desk, {"kind": "hide_remark", "remark": "1", "reason": "personal_data"}).status_code == 303

    assert "Rossi" not in bruno.get(url).content.decode()
    assert giulia.post(desk, {"kind": "restore_remark", "remark": "1"}).status_code == 303
    assert "Rossi" in bruno.get(url).content.decode()


@pytest.mark.usefixtures("_clarifying")
def test_after_the_close_there_is_nothing_to_send(bruno, giulia, url):
    close(giulia, url, 2)
    page = bruno.get(url).content.decode()
    assert "Il tempo per chiarire è finito." in page
    assert 'value="ask_question"' not in page
