"""Pages of organisations: Franca is a delegate, Ivo a stranger with an account, Rosa passes by."""

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from consultations.models import Invitation, Mandate, Organisation
from consultations.organisations import PAGE_SIZE, page_of
from consultations.services.delegates import invite
from home.models import User
from tests.proposals.people import make_table_proposal
from tests.support.people import SCRIPT
from tests.support.rows import make_table
from workshops.models import Seat, TableHead

pytestmark = pytest.mark.django_db
PAGE = "/organizzazioni/nord-esempio/"
MOST_QUERIES = 20


@pytest.fixture
def nord():
    return Organisation.objects.create(
        slug="nord-esempio", name="Cooperativa Esempio Nord", sector="cooperative", contact="nord@example.org"
    )


def browser_of(name: str) -> Client:
    browser = Client()
    user = User.objects.create_user(f"{name}@example.org", public_name=f"{name.title()} Esempio")
    browser.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
    return browser


@pytest.fixture
def franca(nord):
    browser = browser_of("franca")
    Mandate.objects.create(
        organisation=nord, user=User.objects.get(email="franca@example.org"), starts_on=timezone.localdate()
    )
    return browser


def text_of(response) -> str:
    return " ".join(response.content.decode().split())


def invited(nord, **facts) -> tuple[Invitation, str]:
    by = User.objects.create_superuser("regia@example.org")
    return invite(nord, **{"email": "bruno@example.org", **facts}, by=by, now=timezone.now())


def test_public_page_shows_what_was_written_and_its_fate_and_no_person(client, nord, franca):
    make_table_proposal(organisation=nord)

    page = text_of(client.get(PAGE))

    assert "1 proposta, 0 con la risposta della Città." in page
    assert "Un tutor per ogni tirocinio." in page
    assert "In corso: la Città deve ancora rispondere." in page
    assert not any(word in page for word in ("Franca", "nord@example.org", "La mia organizzazione"))


def test_delegate_sees_who_speaks_the_open_tables_and_the_contact(nord, franca):
    table = make_table(SCRIPT)
    table.workshop.starts_at = timezone.now()
    table.workshop.save()
    Seat.objects.create(table=table, number=1, organisation=nord, name="Franca")
    TableHead.objects.filter(table=table).update(summary={"state": "waiting", "cards": 0, "seated": 1})

    response = franca.get(PAGE)

    page = text_of(response)
    assert "La mia organizzazione" in page
    assert "Franca Esempio" in page
    assert "nord@example.org" in page
    assert table.get_absolute_url() in page
    assert "private" in response.headers["Cache-Control"]


def test_franca_invites_withdraws_and_ends_a_mandate(nord, franca):
    answer = franca.post(f"{PAGE}invita/", {"email": "bruno@example.org", "scope": "Tavolo 3"}, follow=True)
    assert "Invito mandato." in text_of(answer)
    assert "bruno@example.org" in text_of(answer)

    waiting = Invitation.objects.get()
    assert "Invito ritirato." in text_of(franca.post(f"{PAGE}inviti/{waiting.pk}/ritira/", follow=True))
    mandate = Mandate.objects.get()
    assert "La delega è chiusa." in text_of(franca.post(f"{PAGE}deleghe/{mandate.pk}/chiudi/", follow=True))


@pytest.mark.parametrize(
    ("sent", "sentence"),
    [
        ({"email": "bruno", "scope": "Tavolo 3"}, "Questo non sembra un indirizzo"),
        ({"email": "", "scope": "Tavolo 3"}, "Scrivi l’indirizzo e-mail di chi inviti."),
        ({"email": "b@example.org", "scope": "Tavolo 3", "ends_on": "2020-01-01"}, "finirebbe prima di cominciare"),
    ],
)
def test_nothing_typed_is_lost_when_an_invitation_is_refused(nord, franca, sent, sentence):
    response = franca.post(f"{PAGE}invita/", sent)

    assert response.status_code == 422
    assert sentence in text_of(response)
    assert "Tavolo 3" in text_of(response)
    assert not Invitation.objects.exists()


def test_link_is_accepted_with_a_button_by_who_has_signed_in(client, nord):
    _made, token = invited(nord)
    address = f"/inviti/{token}/"

    assert "Accedi per accettare" in text_of(client.get(address))
    client.post(address)
    assert not Mandate.objects.exists()
    bruno = browser_of("bruno")
    page = bruno.get(address)
    assert not Mandate.objects.exists(), "opening the link takes nothing"
    assert page.headers["Referrer-Policy"] == "same-origin"
    assert "Da oggi parli per questa organizzazione." in text_of(bruno.post(address, follow=True))


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"used_at": timezone.now()}, "Questo invito è già servito"),
        ({"withdrawn_at": timezone.now()}, "Questo invito è stato ritirato."),
        ({"expires_at": timezone.now() - timedelta(days=1)}, "Questo invito è scaduto."),
    ],
)
@pytest.mark.parametrize("verb", ["get", "post"])
def test_link_that_does_not_serve_says_why(nord, changes, sentence, verb):
    made, token = invited(nord)
    Invitation.objects.filter(pk=made.pk).update(**changes)

    response = getattr(browser_of("bruno"), verb)(f"/inviti/{token}/")

    assert response.status_code == 410
    assert sentence in text_of(response)


def test_unknown_link_says_so(client):
    assert "Questo invito non è valido." in text_of(client.get(f"/inviti/{'f' * 48}/"))


def test_strangers_invite_nobody(client, nord):
    assert client.post(f"{PAGE}invita/", {"email": "b@example.org"}).status_code == 302
    assert browser_of("ivo").post(f"{PAGE}invita/", {"email": "b@example.org"}).status_code == 403


def test_list_goes_on_by_cursor_and_new_ones_do_not_shift_it(db):
    names = [f"Organizzazione Esempio {number:02}" for number in range(PAGE_SIZE + 5)]
    for name in names:
        Organisation.objects.create(slug=name.lower().replace(" ", "-"), name=name, sector="union")
    first = page_of("")
    Organisation.objects.create(slug="a-esempio", name="A Esempio", sector="union")

    second = page_of(first.next_cursor)

    assert [each.name for each in (*first.items, *second.items)] == names
    assert second.next_cursor == ""
    assert page_of("no-such").items[0].name == "A Esempio"


def test_list_leaves_out_names_that_nobody_has_looked_at(client, nord):
    Organisation.objects.create(slug="dubbia", name="Dubbia Esempio", sector="unknown", is_confirmed=False)

    page = text_of(client.get("/organizzazioni/?dopo=%00"))

    assert "Cooperativa Esempio Nord" in page
    assert "Dubbia Esempio" not in page
    assert client.get("/organizzazioni/dubbia/").status_code == 404


@pytest.mark.parametrize("count", [1, 30])
def test_pages_cost_as_many_queries_for_thirty_as_for_one(nord, franca, count, django_assert_max_num_queries):
    for number in range(count):
        user = User.objects.create_user(f"persona-{number}@example.org")
        Mandate.objects.create(organisation=nord, user=user, starts_on=timezone.localdate())
        make_table_proposal(card=number, organisation=nord)
        Organisation.objects.create(slug=f"altra-{number}", name=f"Altra Esempio {number}", sector="union")

    for address in (PAGE, "/organizzazioni/"):
        with django_assert_max_num_queries(MOST_QUERIES):
            assert franca.get(address).status_code == 200
