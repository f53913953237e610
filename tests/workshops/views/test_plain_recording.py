"""Entering for people without a phone with forms alone: paper cards, one vote after the other, an author's answer."""

import pytest
from bs4 import BeautifulSoup

from tests.support.people import choose, clarify, conclude, write
from tests.workshops.views.forms import alert, close, open_writing
from workshops.live.store import load

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def script():
    return (write(grace_seconds=0), clarify(grace_seconds=0), choose(grace_seconds=0), conclude())


@pytest.fixture
def desk(franca, giulia, url):
    """Teresa and Ugo sit without a phone; Teresa's paper card 12 is entered."""
    at = f"{url}facilita/"
    open_writing(giulia, url)
    for name, organisation in (("Teresa", "impresa-esempio"), ("Ugo", "scuola-esempio")):
        giulia.post(at, {"kind": "seat_without_phone", "name": name, "organisation": organisation})
    for seat in "23":
        giulia.post(at, {"kind": "confirm_voter", "seat": seat})
    card = {"kind": "post_card_for", "seat": "2", "text": "Mense aperte", "paper": "12"}
    assert giulia.post(at, card).status_code == 303
    return at


def test_paper_number_is_shown_and_entered_once(desk, giulia):
    page = BeautifulSoup(giulia.get(desk).content, "html.parser")
    assert "carta numerata n. 12" in page.select_one("#foglio-12").get_text()

    again = giulia.post(desk, {"kind": "post_card_for", "seat": "3", "text": "Altro", "paper": "12"})

    assert (again.status_code, alert(again)) == (409, "La carta numerata 12 è già registrata: è la carta 1 del tavolo.")
    kept = BeautifulSoup(again.content, "html.parser")
    assert (kept.select_one("#for-paper")["value"], kept.select_one("#for-text").get_text()) == ("12", "Altro")


@pytest.mark.parametrize("paper", ["0", "1000", "dodici", "-1", "9" * 40])
def test_paper_number_that_is_none_is_refused_and_nothing_is_lost(desk, giulia, table, paper):
    refused = giulia.post(desk, {"kind": "post_card_for", "seat": "3", "text": "Altro", "paper": paper})

    assert refused.status_code == 409
    assert BeautifulSoup(refused.content, "html.parser").select_one("#for-text").get_text() == "Altro"
    assert len(load(table.pk).cards) == 1


def test_desk_answers_for_an_author_without_a_phone(desk, franca, giulia, url, table):
    close(giulia, url, 1)
    giulia.post(desk, {"kind": "open_moment", "moment": "2"})
    franca.post(url, {"kind": "ask_question", "card": "1", "text": "A che ora?"})
    franca.post(url, {"kind": "suggest_wording", "card": "1", "text": "Mense aperte a tutti"})
    page = giulia.get(desk).content.decode()
    assert "Scrivi la risposta di chi l’ha scritta" in page
    assert "Chi l’ha scritta accetta queste parole" in page

    giulia.post(desk, {"kind": "answer_question", "remark": "1", "text": "Alle 13"})
    giulia.post(desk, {"kind": "accept_wording", "remark": "2"})

    state = load(table.pk)
    assert (state.remarks[1].answer, state.cards[1].text) == ("Alle 13", "Mense aperte a tutti")


def test_form_goes_from_one_to_the_next(desk, giulia, url, table):
    for moment in (1, 2):
        close(giulia, url, moment)
        giulia.post(desk, {"kind": "open_moment", "moment": str(moment + 1)})

    def chosen() -> str | None:
        option = BeautifulSoup(giulia.get(desk).content, "html.parser").select_one("#registra option[selected]")
        return option["value"] if option else None

    for seat in ("2", "3"):
        assert chosen() == seat
        giulia.post(desk, {"kind": "cast_ballot_for", "seat": seat, "ballot": "3", "choice": "1"})

    assert chosen() is None
    assert len(load(table.pk).ballots[3].votes) == 2


def test_who_comes_for_a_listed_organisation_needs_no_name(franca, giulia, url, table):
    at, who = f"{url}facilita/", {"kind": "seat_without_phone", "name": ""}
    open_writing(giulia, url)

    assert giulia.post(at, {**who, "organisation": "impresa-esempio"}).status_code == 303

    page = BeautifulSoup(giulia.get(at).content, "html.parser")
    assert [name.get_text() for name in page.select(".person-name")] == ["Franca", "Impresa Esempio"]
    for nobody in ({"resident": "1"}, {"new_organisation": "Officina Esempio"}, {}):
        refused = giulia.post(at, {**who, **nobody})
        assert (refused.status_code, alert(refused)) == (409, "Manca il nome: scrivi come ti chiamano al tavolo.")
    assert len(load(table.pk).seats) == 2
