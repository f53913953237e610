"""A link by e-mail seats without a QR. Dario sends, Nadia gets one, Ivo has none."""

import re
from datetime import timedelta

import pytest
from bs4 import BeautifulSoup
from django.contrib.auth.models import Group
from django.core import mail
from django.test import Client
from django.utils import timezone

from consultations.domain.mandates import covers
from consultations.models import Mandate, Organisation
from home.models import OutboxMail, User
from home.services.mail import send_due
from home.services.staff import ensure_staff_groups
from tests.support.people import DIRECTOR, SCRIPT
from tests.support.rows import make_organisations, make_table, must
from workshops.domain import commands as c
from workshops.live.hub import now_ms
from workshops.models import LogEvent, Seat, SeatLink, Workshop
from workshops.services.inviting import forget_seat_links

pytestmark = pytest.mark.django_db(transaction=True)

NADIA = "nadia@example.org"


@pytest.fixture(autouse=True)
def _mail_leaves(settings):
    settings.DEMO_MODE = False


@pytest.fixture
def table():
    """A real one: mail of the demonstration leaves nobody's machine."""
    made = make_table(SCRIPT)
    make_organisations()
    Organisation.objects.update(is_demo=False)
    Workshop.objects.update(starts_at=timezone.now() + timedelta(hours=1), is_demo=False)
    made.workshop.refresh_from_db()
    return made


@pytest.fixture
def dario():
    ensure_staff_groups()
    user = User.objects.create_user("dario@esempio.invalid")
    user.groups.set(Group.objects.filter(name="Regia"))
    browser = Client()
    browser.force_login(user)
    return browser


@pytest.fixture
def cooperative(table):
    return Organisation.objects.get(slug="cooperativa-esempio-nord")


def give_mandate(organisation, **facts):
    user, _made = User.objects.get_or_create(email=NADIA)
    today = timezone.localdate()
    return Mandate.objects.create(organisation=organisation, user=user, **{"starts_on": today, **facts})


def send(dario, table, **changes):
    facts = {"email": NADIA, "name": "Nadia Esempio", "organisation": "cooperativa-esempio-nord", **changes}
    return dario.post(f"/regia/{table.workshop.code}/tavoli/{table.number}/link/", facts)


def mailed_link() -> str:
    """The address in the letter that really left."""
    send_due(timezone.now())
    letter = mail.outbox[-1]
    assert letter.to == [NADIA]
    return re.search(r"(/siediti/\w+/)", letter.body)[1]


def open_doors(table):
    must(table, c.OpenTable(tuple(table.script), 12), DIRECTOR, now=now_ms())


def told(response) -> str:
    return " ".join(BeautifulSoup(response.content, "html.parser").select_one("main").get_text(" ").split())


def test_link_from_the_mail_seats_at_its_table_once(dario, table, cooperative):
    give_mandate(cooperative)
    assert send(dario, table).status_code == 303
    open_doors(table)
    link, nadia = mailed_link(), Client()

    assert "Ti siedi come Nadia Esempio, per Cooperativa Esempio Nord." in told(nadia.get(link))
    assert not Seat.objects.exists()
    response = nadia.post(link)
    assert (response.status_code, response.url) == (303, f"/tavoli/{table.code}/")
    assert list(Seat.objects.values_list("table", "name", "organisation")) == [
        (table.pk, "Nadia Esempio", cooperative.pk)
    ]
    assert "Fra poco si comincia" in told(nadia.get(response.url))
    assert nadia.get(link).url == response.url
    other = Client().post(link)
    assert (other.status_code, Seat.objects.count()) == (410, 1)
    assert "Questo link è già servito" in told(other)


def test_resident_needs_no_mandate(dario, table):
    assert send(dario, table, organisation="").status_code == 303
    open_doors(table)
    Client().post(mailed_link())
    assert list(Seat.objects.values_list("name", "organisation")) == [("Nadia Esempio", None)]


@pytest.mark.parametrize(
    "facts",
    [
        None,
        {"starts_on": timezone.localdate() + timedelta(days=30)},
        {"ends_on": timezone.localdate() - timedelta(days=1)},
        {"scope": "Solo l’assemblea di primavera"},
    ],
)
def test_link_for_an_organisation_asks_for_a_mandate_that_holds_here(dario, table, cooperative, facts):
    if facts is not None:
        give_mandate(cooperative, **facts)
    response = send(dario, table)
    assert response.status_code == 422
    assert "non ha una delega che valga quel giorno, qui, per Cooperativa Esempio Nord" in told(response)
    assert 'value="Nadia Esempio"' in response.content.decode()
    assert not SeatLink.objects.exists()
    assert not OutboxMail.objects.exists()


def test_mandate_that_ends_takes_its_link_along(dario, table, cooperative):
    mandate = give_mandate(cooperative)
    send(dario, table)
    open_doors(table)
    link = mailed_link()
    Mandate.objects.filter(pk=mandate.pk).update(ends_on=timezone.localdate() - timedelta(days=1))
    response = Client().post(link)
    assert (response.status_code, Seat.objects.exists()) == (410, False)
    assert "La delega con cui avevi il posto non vale più." in told(response)


def test_account_that_was_closed_sits_for_nobody(dario, table, cooperative):
    give_mandate(cooperative)
    send(dario, table)
    open_doors(table)
    User.objects.filter(email=NADIA).update(is_active=False)

    assert (Client().post(mailed_link()).status_code, Seat.objects.exists()) == (410, False)


def test_button_pressed_again_when_its_answer_was_lost_is_the_same_seat(dario, table):
    send(dario, table, organisation="")
    open_doors(table)
    link, nadia = mailed_link(), Client()
    nadia.get(link)
    nadia.post(link)
    del nadia.cookies[f"posto-{table.code}"]

    again = nadia.post(link)

    assert (again.status_code, Seat.objects.count()) == (303, 1)
    assert "Sei Nadia Esempio" in told(nadia.get(again.url))


def test_link_that_two_browsers_press_at_once_seats_the_first(dario, table):
    """Neither has heard of the other: the link was not marked yet."""
    send(dario, table, organisation="")
    open_doors(table)
    link, nadia, ivo = mailed_link(), Client(), Client()
    nadia.post(link)
    SeatLink.objects.update(used_at=None)

    assert (ivo.post(link).status_code, Seat.objects.count()) == (409, 1)
    assert ivo.get(f"/tavoli/{table.code}/").context["screen"] == "workshops/plain/join.html"


def test_link_waits_for_the_table_to_open(dario, table):
    send(dario, table, organisation="")
    link, nadia = mailed_link(), Client()
    refused = nadia.post(link)
    assert (refused.status_code, LogEvent.objects.count()) == (409, 0)
    assert "Il tavolo non è ancora aperto." in told(refused)
    open_doors(table)
    assert nadia.post(link).status_code == 303


def test_expired_link_seats_nobody_and_is_forgotten_with_its_letter(dario, table):
    send(dario, table, organisation="")
    open_doors(table)
    link = mailed_link()
    SeatLink.objects.update(expires_at=timezone.now() - timedelta(minutes=1))
    assert "Questo link è scaduto" in told(Client().post(link))
    assert forget_seat_links(timezone.now()) == 1
    assert not SeatLink.objects.exists()
    assert not OutboxMail.objects.filter(to=NADIA).exists()


def test_new_link_takes_the_place_of_the_old(dario, table):
    send(dario, table, organisation="")
    old = mailed_link()
    send(dario, table, organisation="")
    assert Client().get(old).status_code == 404
    assert Client().get(mailed_link()).status_code == 200


def test_token_is_nowhere_in_the_database_in_clear(dario, table):
    send(dario, table, organisation="")
    token = mailed_link().split("/")[2]
    assert token not in str(list(SeatLink.objects.values()))


@pytest.mark.parametrize("changes", [{"email": "no"}, {"name": ""}, {"organisation": "non-c-e"}])
def test_bad_form_is_explained_and_sends_nothing(dario, table, changes):
    assert send(dario, table, **changes).status_code == 422
    assert not OutboxMail.objects.exists()


def test_stranger_sends_no_link(table):
    ivo = Client()
    ivo.force_login(User.objects.create_user("ivo@esempio.invalid"))
    assert send(ivo, table, organisation="").status_code == 403
    assert not SeatLink.objects.exists()


@pytest.mark.parametrize(
    ("scope", "is_covered"),
    [
        ("", True),
        ("  ", True),
        ("Laboratorio Esempio", True),
        ("il laboratorio  esempio e altro", True),
        ("Altro", False),
    ],
)
def test_scope_of_a_mandate_is_empty_or_names_what_is_asked(scope, is_covered):
    assert covers(scope, ["Laboratorio Esempio", ""]) is is_covered
