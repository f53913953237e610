"""La mia organizzazione: its cards with their fate and what it chose openly; never what a secret ballot hides."""

import pytest
from bs4 import BeautifulSoup
from django.contrib.auth.models import AnonymousUser
from django.test import Client, RequestFactory
from django.utils import timezone

from consultations.models import Mandate, Organisation
from home.models import User
from proposals.models import LineageEdge, Proposal
from tests.proposals.people import make_element
from tests.support.people import NOW, SCRIPT, choose, conclude, write
from tests.support.rows import close_moment, make_table, must, play_to_ballot, seat_people
from tests.support.stories import GIULIA
from tests.workshops.services.test_projecting import LATER
from workshops.domain import commands as c
from workshops.organisation_record import organisation_record
from workshops.services import projecting

pytestmark = pytest.mark.django_db(transaction=True)
SLUG = "cooperativa-esempio-nord"
MOST_QUERIES = 12


def played(script=SCRIPT, *, cast=True):
    """Seat 1 (Nord) wrote card 1 and chooses cards 1 and 2; the ballot is closed and projected."""
    table = make_table(script)
    seats = play_to_ballot(table)
    if cast:
        must(table, c.CastBallot(2, (1, 2)), seats[0], now=LATER)
    close_moment(table, 2, now=LATER)
    projecting.project(table.pk)
    return table


def franca() -> Client:
    user = User.objects.create_user("franca@example.org", public_name="Franca Esempio")
    nord = Organisation.objects.get(slug=SLUG)
    Mandate.objects.create(organisation=nord, user=user, starts_on=timezone.localdate())
    browser = Client()
    browser.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
    return browser


def record_on(browser: Client, query: str = "") -> str:
    page = BeautifulSoup(browser.get(f"/organizzazioni/{SLUG}/{query}").content, "html.parser")
    inside = page.find("section", {"aria-labelledby": "mine"})
    return " ".join(inside.get_text(" ").split()) if inside else ""


def test_delegate_reads_cards_with_their_fate_and_open_preferences():
    table = played()
    proposal = Proposal.objects.get(reference=f"t{table.pk}-1")
    LineageEdge.objects.create(kind="adopted_in", source=proposal.ref, target=make_element().ref, at=timezone.now())
    Proposal.objects.filter(pk=proposal.pk).update(state="accepted")

    said = record_on(franca())

    assert "Carta 1: Proposta di esempio 1 La Città: accolta . È nell'articolo 12 ." in said
    assert "Carta 2" not in said, "written by another organisation"
    assert "Preferenza espressa : «Proposta di esempio 1», «Proposta di esempio 2»" in said
    assert record_on(Client()) == ""


def test_card_that_waits_for_an_answer_says_so():
    played()

    assert "Proposta di esempio 1 In corso: la Città deve ancora rispondere." in record_on(franca())


def test_preference_is_not_said_before_its_result():
    table = make_table()
    seats = play_to_ballot(table)
    must(table, c.CastBallot(2, (1,)), seats[0], now=LATER)

    said = record_on(franca())

    assert "Carta 1: Proposta di esempio 1" in said
    assert "Preferenza espressa" not in said


@pytest.mark.parametrize("moment", [{"electors": "person"}, {"secrecy": "secret"}])
def test_choices_of_persons_and_of_secret_ballots_are_never_said(moment):
    table = make_table((write(), choose(**moment), conclude()))
    seats = play_to_ballot(table, 8)
    if "secrecy" in moment:
        must(table, c.CastSecretBallot(2, (1,), "1111111111111111"), seats[0], now=LATER)
    else:
        must(table, c.CastBallot(2, (1,)), seats[0], now=LATER)
    close_moment(table, 2, now=LATER)

    said = record_on(franca())

    assert "Carta 1: Proposta di esempio 1" in said
    assert "Preferenza espressa" not in said


def test_anonymous_cards_are_not_given_back_to_their_organisation():
    table = make_table((write(authors="anonymous"), choose(), conclude()))
    play_to_ballot(table)

    said = record_on(franca())

    assert "Nessuna carta firmata" in said
    assert "Proposta di esempio" not in said


def test_covered_cards_stay_covered():
    table = make_table()
    seats = seat_people(table, 1)
    must(table, c.OpenMoment(1), GIULIA, now=NOW)
    must(table, c.PostCard("Sotto la mano"), seats[0], now=NOW)

    assert "Sotto la mano" not in record_on(franca())


@pytest.mark.parametrize(("tables", "cards"), [(1, 1), (7, 30)])
def test_record_costs_the_same_for_thirty_cards_and_several_tables(tables, cards, django_assert_max_num_queries):
    for _number in range(tables):
        table = make_table()
        play_to_ballot(table, 1, cards=cards)
        close_moment(table, 2, now=LATER)
        projecting.project(table.pk)
    request = RequestFactory().get("/")
    request.user = AnonymousUser()
    nord = Organisation.objects.get(slug=SLUG)

    with django_assert_max_num_queries(MOST_QUERIES):
        part = organisation_record(request, nord)

    assert len(part.context["rows"]) == min(tables, 5)
    assert {len(row.cards) for row in part.context["rows"]} == {cards}
    if tables > 5:
        assert "pagina successiva" in record_on(franca()).lower()
        assert "2 di 2" in record_on(franca_again(), "?tavoli=2")


def franca_again() -> Client:
    browser = Client()
    user = User.objects.get(email="franca@example.org")
    browser.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
    return browser


def test_first_line_of_a_card_is_its_title_and_the_rest_is_plain():
    table = make_table()
    seats = seat_people(table, 1)
    must(table, c.OpenMoment(1), GIULIA, now=NOW)
    must(table, c.PostCard("Un tutor\nPer chi torna a studiare"), seats[0], now=NOW)
    close_moment(table, 1, now=LATER)

    page = BeautifulSoup(franca().get(f"/organizzazioni/{SLUG}/").content, "html.parser")
    card = next(each for each in page.select(".now-list li") if "Carta 1" in each.get_text())

    assert card.strong.get_text() == "Carta 1: Un tutor"
    assert card.p.get_text() == "Per chi torna a studiare"
