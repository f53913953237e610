"""Before the table begins, by forms: Franca tries her phone, Giulia ticks four lines, Ivo is a stranger."""

import pytest
from bs4 import BeautifulSoup
from django.test import Client

from tests.workshops.views.forms import alert, config_of, open_writing
from workshops.models import LogEvent, Trial

pytestmark = pytest.mark.django_db(transaction=True)

LINES = ("sign", "seats", "question", "trial")


def words_of(response):
    """What the page says: the sentences that its scripts carry are not said yet."""
    page = BeautifulSoup(response.content, "html.parser")
    for script in page.select("script"):
        script.decompose()
    return " ".join(page.get_text(" ").split())


def tick(browser, url, line, done="1"):
    return browser.post(f"{url}facilita/", {"kind": "tick_line", "line": line, "done": done})


def test_trial_is_said_to_have_arrived_and_not_to_stay(franca, giulia, url):
    recorded = LogEvent.objects.count()
    assert franca.post(url, {"kind": "rehearse", "text": "Ciao", "went": "well"}).status_code == 303
    page = words_of(franca.get(url))
    assert "Prova arrivata: il tuo telefono va bene. Quello che hai scritto non resta." in page
    assert "Ciao" not in page
    assert LogEvent.objects.count() == recorded
    assert "hanno provato 1 su 1" in words_of(giulia.get(f"{url}facilita/"))


def test_who_reads_badly_is_told_to_who_facilitates(franca, giulia, url):
    franca.post(url, {"kind": "rehearse", "text": "Ciao", "went": "badly"})
    assert "una persona fa fatica a leggere" in words_of(giulia.get(f"{url}facilita/"))


def test_empty_trial_says_what_lacks(franca, url):
    response = franca.post(url, {"kind": "rehearse", "text": " ", "went": "well"})
    assert (response.status_code, alert(response)) == (409, "Manca il testo: scrivi almeno una riga.")
    assert not Trial.objects.exists()


@pytest.mark.parametrize("changes", [{"went": "so-so"}, {"went": ""}, {"text": "x" * 2_001}, {"text": "\u202e"}])
def test_malformed_trial_is_refused_and_kept(franca, url, changes):
    response = franca.post(url, {"kind": "rehearse", "text": "Ciao", "went": "well", **changes})
    assert response.status_code == 409
    assert alert(response)
    assert not Trial.objects.exists()


def test_beginning_is_offered_when_the_lines_are_ticked_or_knowingly_without(giulia, url):
    before = words_of(giulia.get(f"{url}facilita/"))
    assert "Mancano 4 righe da spuntare." in before
    assert "Comincia senza spuntarle tutte" in before
    for line in LINES:
        assert tick(giulia, url, line).status_code == 303
    after = giulia.get(f"{url}facilita/")
    assert "Comincia senza spuntarle" not in words_of(after)
    assert config_of(after)["lines"] == list(LINES)
    tick(giulia, url, "sign", done="0")
    assert "Manca una riga da spuntare." in words_of(giulia.get(f"{url}facilita/"))


def test_lines_are_gone_once_the_table_has_begun(giulia, url):
    open_writing(giulia, url)
    page = giulia.get(f"{url}facilita/")
    assert "Prima di cominciare" not in words_of(page)
    assert "lines" not in config_of(page)
    assert alert(tick(giulia, url, "sign")) == "Il tavolo è già cominciato: la prova non serve più."


def test_stranger_neither_tries_nor_ticks(giulia, url):
    ivo = Client()
    assert ivo.post(url, {"kind": "rehearse", "text": "Ciao", "went": "well"}).status_code == 409
    assert tick(ivo, url, "sign").status_code == 403
    assert not Trial.objects.exists()
