"""Receipts: printed by Giulia, shown to Teresa by their code, taken along with an account or on her own device."""

import re
from dataclasses import replace

import pytest
from bs4 import BeautifulSoup
from django.test import Client

from proposals.models import Proposal
from proposals.services.telling import who_took_part
from tests.support.people import choose, conclude, write
from tests.workshops.services.test_making import account
from tests.workshops.views.forms import alert, browser_of, close, open_writing
from workshops.domain.events import EntryRecorded
from workshops.live.store import load
from workshops.models import LogEvent, Seat
from workshops.services.projecting import project
from workshops.services.receipts import receipt_code, receipts_at

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def script():
    return (write(grace_seconds=0), choose(grace_seconds=0), conclude(grace_seconds=0))


@pytest.fixture
def entered(franca, giulia, url):
    """Giulia enters a card and the preferences of Teresa, who sits at place 2 without a phone."""
    desk = f"{url}facilita/"
    open_writing(giulia, url)
    giulia.post(desk, {"kind": "seat_without_phone", "name": "Teresa", "organisation": "impresa-esempio"})
    giulia.post(desk, {"kind": "confirm_voter", "seat": "2"})
    assert giulia.post(desk, {"kind": "post_card_for", "seat": "2", "text": "Mense", "paper": "12"}).status_code == 303
    close(giulia, url, 1)
    giulia.post(desk, {"kind": "open_moment", "moment": "2"})
    voted = giulia.post(desk, {"kind": "cast_ballot_for", "seat": "2", "ballot": "2", "choice": "1"})
    assert voted.status_code == 303


def said(response) -> str:
    return " ".join(BeautifulSoup(response.content, "html.parser").get_text(" ").split())


def conclude_table(giulia, url) -> None:
    close(giulia, url, 2)
    giulia.post(f"{url}facilita/", {"kind": "open_moment", "moment": "3"})
    close(giulia, url, 3)


def test_receipts_are_printed_by_who_facilitates_and_by_nobody_else(entered, table, franca, giulia, url):
    page = said(giulia.get(f"{url}facilita/ricevute/"))

    code = receipt_code(table, 2)
    assert f"{code[:4]} {code[4:]}" in page
    assert "Carta 1 · carta numerata n. 12: Mense registrata da Giulia Esempio" in page
    assert "Preferenze : «Mense»" in page
    assert "Franca" not in page
    for stranger in (franca, Client()):
        assert stranger.get(f"{url}facilita/ricevute/").status_code == 403


@pytest.mark.parametrize("people", [1, 30])
def test_receipts_cost_three_queries_however_many_people(entered, table, people, django_assert_num_queries):
    more = range(3, people + 2)
    Seat.objects.bulk_create(Seat(table=table, number=number, name=f"Persona {number}") for number in more)
    state = load(table.pk)
    entries = {
        1000 + number: EntryRecorded(of="card", number=1, facilitator=1, paper=None, seat=number) for number in more
    }
    with django_assert_num_queries(3):
        found = receipts_at(table, replace(state, entries={**state.entries, **entries}))
    assert [len(found), {entry.words for each in found for entry in each.entries if entry.of == "card"}] == [
        people,
        {"Mense"},
    ]


@pytest.mark.parametrize("spelling", ["{}{}", "{} {}", " {}-{} "])
def test_code_shows_what_was_entered(entered, table, url, spelling):
    code = receipt_code(table, 2)
    page = said(Client().post(f"{url}ricevuta/", {"code": spelling.format(code[:4], code[4:])}))

    assert "Registrato per Teresa al tavolo" in page
    assert "Mense" in page


@pytest.mark.parametrize("code", ["", "00000000", "abc", "é" * 8, "١٢٣٤٥٦٧٨", "\x00"])
def test_wrong_code_is_refused_in_words_and_kept(entered, url, code):
    response = Client().post(f"{url}ricevuta/", {"code": code})

    assert (response.status_code, alert(response)) == (
        409,
        "Nessuna ricevuta di questo tavolo ha questo codice. Controlla le otto cifre.",
    )


def test_guessing_is_stopped(entered, table, url):
    browser = Client()
    for guess in range(20):
        browser.post(f"{url}ricevuta/", {"code": f"{guess:08d}"})

    assert "Troppo in fretta" in alert(browser.post(f"{url}ricevuta/", {"code": receipt_code(table, 2)}))


def test_nobody_has_a_receipt_for_what_they_did_themselves(entered, table, url):
    assert Client().post(f"{url}ricevuta/", {"code": receipt_code(table, 1)}).status_code == 409


def test_account_takes_it_along_and_nobody_after_it(entered, table, giulia, url):
    conclude_table(giulia, url)
    teresa = account("teresa")
    teresa.participant.is_demo = True
    teresa.participant.save()
    claim = {"code": receipt_code(table, 2), "claim": "1"}

    project(table.pk)
    proposal = Proposal.objects.get(title="Mense")
    assert proposal.author is None

    assert "è tuo. Ti scriviamo quando la Città risponde." in said(browser_of(teresa).post(f"{url}ricevuta/", claim))

    proposal.refresh_from_db()
    assert (Seat.objects.get(table=table, number=2).participant, proposal.author) == (teresa.participant,) * 2
    assert teresa.email in {person.email for person in who_took_part(proposal)}
    assert browser_of(teresa).post(f"{url}ricevuta/", claim).status_code == 200
    other = account("ivo")
    other.participant.is_demo = True
    other.participant.save()
    response = browser_of(other).post(f"{url}ricevuta/", claim)
    assert (response.status_code, Seat.objects.get(table=table, number=2).participant) == (409, teresa.participant)


def test_seat_moves_to_her_own_device_while_the_table_is_open(entered, table, url):
    browser = Client()
    response = browser.post(f"{url}ricevuta/", {"code": receipt_code(table, 2), "claim": "1"})

    assert (response.status_code, response.headers["Location"]) == (303, url)
    assert load(table.pk).seats[2].has_phone
    assert re.search(r"Sei Teresa, posto 2", said(browser.get(url)))
    assert browser.post(url, {"kind": "cast_ballot", "ballot": "2"}).status_code == 303


def test_without_an_account_a_concluded_table_asks_to_sign_in(entered, table, giulia, url):
    conclude_table(giulia, url)
    browser = Client()
    page = browser.post(f"{url}ricevuta/", {"code": receipt_code(table, 2)})

    assert f"next={url}ricevuta/" in page.content.decode()
    assert browser.post(f"{url}ricevuta/", {"code": receipt_code(table, 2), "claim": "1"}).status_code == 409


def claim_form(browser, url, code) -> dict[str, str]:
    page = BeautifulSoup(browser.post(f"{url}ricevuta/", {"code": code}).content, "html.parser")
    return {**{field["name"]: field["value"] for field in page.select("main input[name]")}, "claim": "1"}


def test_claim_sent_twice_by_one_browser_is_one_seat(entered, table, url):
    browser = Client()
    claim = claim_form(browser, url, receipt_code(table, 2))

    answers = [browser.post(f"{url}ricevuta/", claim).status_code for _time in range(2)]

    assert answers == [303, 303]
    assert load(table.pk).seats[2].generation == 2
    assert browser.post(url, {"kind": "cast_ballot", "ballot": "2"}).status_code == 303


def test_seat_on_a_phone_is_taken_by_nobody_who_heard_the_code(entered, table, url):
    teresa, other = Client(), Client()
    teresa.post(f"{url}ricevuta/", {"code": receipt_code(table, 2), "claim": "1"})
    response = other.post(f"{url}ricevuta/", claim_form(other, url, receipt_code(table, 2)))

    assert (response.status_code, alert(response)) == (
        409,
        "Questa ricevuta è già di un’altra persona. Parlane con chi facilita.",
    )
    assert load(table.pk).seats[2].generation == 2
    assert teresa.post(url, {"kind": "cast_ballot", "ballot": "2"}).status_code == 303


def test_choice_made_on_her_own_device_is_on_no_receipt(entered, table, giulia, url):
    teresa = Client()
    teresa.post(f"{url}ricevuta/", {"code": receipt_code(table, 2), "claim": "1"})
    teresa.post(url, {"kind": "cast_ballot", "ballot": "2", "choice": "1"})

    shown = Client().post(f"{url}ricevuta/", {"code": receipt_code(table, 2)})
    for page in (said(giulia.get(f"{url}facilita/ricevute/")), said(shown)):
        assert "Carta 1" in page
        assert "«Mense»" not in page


def test_receipt_tells_the_line_of_the_vote_until_the_seat_is_on_a_phone(entered, table, url):
    cast = LogEvent.objects.get(table=table, kind="ballot_cast")
    asked = {"code": receipt_code(table, 2)}

    page = said(Client().post(f"{url}ricevuta/", asked))
    assert f"riga {cast.seq} del registro del tavolo. Impronta di quella riga: {bytes(cast.hash).hex()}" in page

    Client().post(f"{url}ricevuta/", {**asked, "claim": "1"})
    assert "Impronta" not in said(Client().post(f"{url}ricevuta/", asked))
