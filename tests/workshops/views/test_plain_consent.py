"""Choosing by consent with forms alone: stances, objections with their reason, how they were resolved, the result."""

import pytest
from bs4 import BeautifulSoup

from tests.support.people import choose, conclude, write
from tests.workshops.views.forms import alert, close, open_writing, post
from workshops.live.store import load

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def script():
    return (write(grace_seconds=0), choose(grace_seconds=0, method="consent"), conclude())


@pytest.fixture
def objecting(franca, bruno, giulia, url):
    """Two cards and the choice open; Bruno objects to the first."""
    open_writing(giulia, url)
    for text in ("Un tutor", "Laboratori aperti"):
        post(franca, url, text)
    for seat in ("1", "2"):
        giulia.post(f"{url}facilita/", {"kind": "confirm_voter", "seat": seat})
    close(giulia, url, 1)
    assert giulia.post(f"{url}facilita/", {"kind": "open_moment", "moment": "2"}).status_code == 303
    assert bruno.post(url, objection("Costa troppo")).status_code == 303


def objection(text: str, **more: str) -> dict[str, str]:
    about = {"ballot": "2", "card": "1", "about": "obiezione-1", "concern": "feasible"}
    return {"kind": "raise_objection", **about, "text": text, **more}


def said(response) -> str:
    return " ".join(BeautifulSoup(response.content, "html.parser").get_text(" ").split())


def stances(table) -> dict[str, tuple[int, ...]]:
    return {voter: choice for voter, (choice, _seat) in load(table.pk).ballot().votes.items()}


def test_everybody_reads_the_objection_and_who_made_it_may_withdraw_it(objecting, table, franca, bruno, url):
    assert "Costa troppo" in said(franca.get(url))
    assert "Un’obiezione aperta. su «Un tutor» Obiezione" in said(franca.get(f"{url}schermo/"))
    page = BeautifulSoup(bruno.get(url).content, "html.parser")
    kept = page.select_one("input[name=of-1][checked]")
    assert kept["value"] == "2"

    sent = {"kind": "cast_ballot", "spelling": "stances", "ballot": "2", "of-1": "0", "of-2": "1"}
    assert bruno.post(url, sent).status_code == 303

    assert list(stances(table).values()) == [(1, 0, 2, 1)]
    assert "Ritirata da chi l’ha fatta." in said(franca.get(url))


def test_refused_objection_keeps_what_was_typed(objecting, franca, url):
    response = franca.post(url, objection("x" * 281, concern="harm"))

    assert (response.status_code, alert(response)) == (
        409,
        "Il testo è troppo lungo: usa al massimo 280 caratteri.",
    )
    page = BeautifulSoup(response.content, "html.parser")
    assert page.select_one("#obiezione-1").get_text() == "x" * 281
    assert page.select_one("#obiezione-1-concern option[selected]")["value"] == "harm"


def test_desk_lists_objections_and_writes_how_one_was_resolved(objecting, table, franca, giulia, url):
    desk = giulia.get(f"{url}facilita/")
    assert "Un’obiezione aperta." in said(desk)
    assert "su «Un tutor»" in said(desk)

    way = {"kind": "resolve_objection", "remark": "1", "how": "noted", "about": "risolta-1"}
    refused = giulia.post(f"{url}facilita/", {**way, "text": " "})
    assert (refused.status_code, alert(refused)) == (409, "Manca il testo: scrivi almeno una riga.")
    assert giulia.post(f"{url}facilita/", {**way, "text": "Si prova per un anno"}).status_code == 303

    assert "Nessuna obiezione aperta." in said(giulia.get(f"{url}facilita/"))
    assert "Si prova per un anno" in said(franca.get(url))
    assert list(stances(table).values()) == [(1, 3)]


def test_result_says_where_there_is_consent(objecting, franca, bruno, giulia, url):
    cast = {"kind": "cast_ballot", "spelling": "stances", "ballot": "2"}
    franca.post(url, {**cast, "of-1": "0", "of-2": "0"})
    close(giulia, url, 2)

    for page in (franca.get(url), bruno.get(url), giulia.get(f"{url}schermo/")):
        assert "C’è consenso su «Laboratori aperti»: nessuna obiezione aperta." in said(page)
        assert "un’obiezione aperta · consensi 1 su 2" in said(page)


def test_desk_objects_for_somebody_without_a_phone(objecting, table, giulia, url):
    who = {"kind": "seat_without_phone", "name": "Teresa", "organisation": "impresa-esempio"}
    giulia.post(f"{url}facilita/", who)
    giulia.post(f"{url}facilita/", {"kind": "confirm_voter", "seat": "3"})

    sent = objection("Non serve", kind="raise_objection_for", seat="3")
    assert giulia.post(f"{url}facilita/", sent).status_code == 303

    assert (1, 2) in stances(table).values()
    assert len(stances(table)) == 2


def test_card_in_another_language_says_so_where_consent_is_asked(franca, giulia, url):
    open_writing(giulia, url)
    post(franca, url, "Mese comune", lang="ro")
    giulia.post(f"{url}facilita/", {"kind": "confirm_voter", "seat": "1"})
    close(giulia, url, 1)
    giulia.post(f"{url}facilita/", {"kind": "open_moment", "moment": "2"})

    title = BeautifulSoup(franca.get(url).content, "html.parser").select_one(".stance-row legend .vote-title")
    assert (title.get_text(), title["lang"]) == ("Mese comune", "ro")
