"""The pages of registering: Nadia asks without an account, Dario receives, Ivo is a stranger with an account."""

from datetime import timedelta

import pytest
from django.contrib.auth.models import AnonymousUser
from django.test import Client
from django.utils import timezone
from wagtail.models import Page

from consultations.models import Mandate, Organisation
from home.models import Direction, User
from home.templatetags.face import moment
from tests.proposals.people import make_table_proposal
from tests.support.people import SCRIPT
from tests.workshops.services.test_making import account
from tests.workshops.services.test_registering import ask, come
from tests.workshops.views.forms import browser_of
from workshops.models import Registration, Table, Workshop, WorkshopIndexPage, WorkshopPage
from workshops.services.opening import create_table
from workshops.services.registering import open_reception, token_of

pytestmark = pytest.mark.django_db
MOST_QUERIES = 16
ADDRESS = "/laboratori/aurora/iscriviti/"
NADIA = {"email": "nadia@example.org", "name": " Nadia  Esempio ", "needs": ["lis"]}


@pytest.fixture
def director():
    return account("dario", "Regia")


@pytest.fixture
def dario(director):
    return browser_of(director)


@pytest.fixture
def workshop(director):
    made = Workshop.objects.create(code="aurora", starts_at=timezone.now() + timedelta(days=9), place="Torino")
    open_reception(made, places=1, is_open=True, by=director, now=timezone.now())
    return made


def text_of(response) -> str:
    return " ".join(response.content.decode().split())


def test_nadia_asks_confirms_by_her_link_and_gives_up(client, workshop):
    asked = client.post(ADDRESS, NADIA)
    row = Registration.objects.get()
    own = f"/iscrizioni/{token_of(row)}/"

    assert "Guarda la tua posta" in text_of(asked)
    assert (row.name, row.needs, row.state) == ("Nadia Esempio", ["lis"], "asked")
    assert "Sì, voglio venire" in text_of(client.get(own))
    assert Registration.objects.get().state == "asked", "opening the link confirms nothing"
    page = client.post(own, {"confirm": "1"}, follow=True)
    assert "QR da mostrare all’ingresso" in text_of(page)
    assert "Hai rinunciato" in text_of(client.post(own, {"cancel": "1"}, follow=True))


def test_personal_page_is_kept_and_told_nowhere(client, workshop):
    response = client.get(f"/iscrizioni/{token_of(ask(workshop))}/")

    assert response.headers["Referrer-Policy"] == "same-origin"
    assert "noindex" in response.headers["X-Robots-Tag"]
    assert "no-store" in response.headers["Cache-Control"]


def test_answer_is_the_same_for_a_known_and_an_unknown_address(client, workshop):
    come(workshop, "nadia", now=timezone.now())

    known = client.post(ADDRESS, NADIA)
    unknown = client.post(ADDRESS, NADIA | {"email": "oreste@example.org"})

    assert text_of(known) == text_of(unknown)


def test_an_account_has_its_place_at_once(workshop):
    response = browser_of(account("nadia")).post(ADDRESS, NADIA)

    assert "Hai un posto" in text_of(response)
    assert Registration.objects.get().state == "placed"


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"email": "nadia"}, "Questo non sembra un indirizzo e-mail"),
        ({"name": "  "}, "Scrivi con che nome chiamarti."),
        ({"needs": ["yacht"]}, "yacht"),
        ({"name": "Na\x00dia"}, "field-wrong"),
    ],
)
def test_nothing_typed_is_lost_when_something_is_wrong(client, workshop, changes, sentence):
    response = client.post(ADDRESS, NADIA | changes)

    assert response.status_code == 422
    assert not Registration.objects.exists()
    kept = response.context["form"].data
    assert {name: kept.getlist(name) for name in NADIA} == {
        name: value if isinstance(value, list) else [value] for name, value in (NADIA | changes).items()
    }
    assert sentence in text_of(response) or sentence == "yacht"


def test_closed_registrations_say_so_before_and_after_sending(client, workshop, director):
    open_reception(workshop, places=1, is_open=False, by=director, now=timezone.now())

    assert "non sono aperte" in text_of(client.get(ADDRESS))
    response = client.post(ADDRESS, NADIA)
    assert response.status_code == 422
    assert not Registration.objects.exists()


def test_calendar_is_a_file(client, workshop):
    response = client.get("/laboratori/aurora/calendario.ics")

    assert response.headers["Content-Type"] == "text/calendar; charset=utf-8"
    assert "UID:laboratorio-aurora@testserver\r\n" in response.content.decode()
    assert client.get("/laboratori/no-such/calendario.ics").status_code == 404


def test_dario_sets_places_sees_needs_and_marks_who_came(dario, workshop):
    dario.post("/regia/aurora/iscrizioni/", {"places": "30", "is_open": "on"})
    nadia, _oreste = come(workshop, "nadia", "oreste", now=timezone.now())
    Registration.objects.update(needs=["childcare"])

    page = text_of(dario.get("/regia/aurora/iscrizioni/"))
    assert "Posti presi: 2 su 30" in page
    assert 'qualcuno che badi ai bambini: <span class="number">2</span>' in page
    assert "nadia@example.org" not in page
    door = dario.get(f"/regia/aurora/ingresso/{token_of(nadia)}/")
    assert "Nadia Esempio" in text_of(door)
    dario.post(f"/regia/aurora/iscrizioni/{nadia.pk}/arrivo/", {"arrival": "late"})
    assert Registration.objects.get(pk=nadia.pk).arrival == "late"
    unnamed = dario.post(f"/regia/aurora/iscrizioni/{nadia.pk}/arrivo/", {"arrival": "substitute"}, follow=True)
    assert "Scrivi chi è venuto al suo posto" in text_of(unnamed)
    who = {"arrival": "substitute", "substitute": " Omar  Esempio "}
    dario.post(f"/regia/aurora/iscrizioni/{nadia.pk}/arrivo/", who)
    assert "al suo posto un’altra persona: Omar Esempio" in text_of(dario.get("/regia/aurora/iscrizioni/"))
    nord = Organisation.objects.create(slug="nord", name="Nord Esempio", sector="union")
    user = User.objects.create_user("nadia@example.org")
    Mandate.objects.create(organisation=nord, user=user, starts_on=timezone.localdate())
    dario.post(f"/regia/aurora/iscrizioni/{nadia.pk}/arrivo/", who)
    said = "Omar Esempio · per Nord Esempio, con la delega di chi sostituisce, solo oggi"
    for page in ("/regia/aurora/iscrizioni/", f"/regia/aurora/ingresso/{token_of(nadia)}/"):
        assert said in text_of(dario.get(page))


def test_who_welcomes_people_looks_for_a_name_and_comes_back_to_it(dario, workshop):
    nadia, _oreste = come(workshop, "nadia", "oreste", now=timezone.now())
    found = text_of(dario.get("/regia/aurora/iscrizioni/?cerca=NADIA"))
    assert ("Nadia Esempio" in found, "Oreste Esempio" in found) == (True, False)
    sent = {"arrival": "present", "cerca": "nadia", "pagina": "2"}
    answer = dario.post(f"/regia/aurora/iscrizioni/{nadia.pk}/arrivo/", sent)
    assert answer.headers["Location"] == f"/regia/aurora/iscrizioni/?cerca=nadia&pagina=2#persona-{nadia.pk}"
    assert "È arrivata 1 persona." in text_of(dario.get("/regia/aurora/iscrizioni/"))
    assert "Nessuno con questo nome" in text_of(dario.get("/regia/aurora/iscrizioni/?cerca=zeno"))


def test_what_the_regia_cannot_do_is_said(dario, workshop):
    nadia = ask(workshop, now=timezone.now())
    response = dario.post(f"/regia/aurora/iscrizioni/{nadia.pk}/arrivo/", {"arrival": "present"}, follow=True)

    assert "Questo collegamento non è valido" in text_of(response)
    assert dario.post("/regia/aurora/iscrizioni/", {"places": "0"}).status_code == 422
    assert dario.get(f"/regia/aurora/ingresso/{'f' * 64}/").status_code == 404


@pytest.mark.parametrize("count", [1, 30])
def test_reception_costs_as_many_queries_for_thirty_as_for_one(dario, workshop, count, django_assert_max_num_queries):
    come(workshop, *(f"persona-{number}" for number in range(count)), now=timezone.now())

    with django_assert_max_num_queries(MOST_QUERIES):
        page = dario.get("/regia/aurora/iscrizioni/").content.decode()
    assert page.count("account-card") == count


@pytest.fixture
def page_of_workshop(workshop):
    root = Page.get_first_root_node()
    index = root.add_child(instance=WorkshopIndexPage(title="Laboratori", slug="laboratori", abstract="I laboratori."))
    return index.add_child(
        instance=WorkshopPage(title="Aurora", slug="aurora", abstract="Una sera.", workshop=workshop)
    )


def shown(page, rf) -> str:
    request = rf.get("/laboratori/aurora/")
    request.user = AnonymousUser()
    page = WorkshopPage.objects.get(pk=page.pk)
    return " ".join(page.serve(request).render().content.decode().split())


def table_in(workshop, state: str) -> Table:
    direction = Direction.objects.get_or_create(code="skills", defaults={"order": 3})[0]
    table = create_table(workshop, number=workshop.tables.count() + 1, direction=direction, script=SCRIPT)
    table.head.summary = {"state": state, "moment": "write", "cards": 1, "seated": 2}
    table.head.save()
    return table


def test_before_the_page_offers_places_and_then_the_waiting_list(page_of_workshop, workshop, rf):
    assert "È libero 1 posto su 1." in shown(page_of_workshop, rf)

    come(workshop, "nadia", now=timezone.now())
    assert "Mettiti in lista d’attesa" in shown(page_of_workshop, rf)


def test_during_the_page_leads_to_the_table(page_of_workshop, workshop, rf):
    table_in(workshop, "running")

    page = shown(page_of_workshop, rf)

    assert "Entra al tuo tavolo" in page
    assert moment(workshop.starts_at) in page
    assert "Vieni al laboratorio" not in page


def test_after_the_page_says_what_happened_next(page_of_workshop, workshop, rf):
    table = table_in(workshop, "concluded")
    make_table_proposal(table_ref=table.ref, title="Un tutor per ogni tirocinio.")

    page = shown(page_of_workshop, rf)

    assert "Da questi tavoli è nata 1 proposta." in page
    assert "Un tutor per ogni tirocinio." in page
    assert "I resoconti dei tavoli" in page
    assert "Vieni al laboratorio" not in page


def test_strangers_do_not_see_who_comes(workshop):
    assert Client().get("/regia/aurora/iscrizioni/").status_code == 302
    assert browser_of(account("ivo")).get("/regia/aurora/iscrizioni/").status_code == 403
