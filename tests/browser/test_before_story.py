"""Before the day: Nadia asks for a place by her phone, confirms by mail and comes; Dario prepares room and paper."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import PHONE, ROOM

# Open registrations with one place, at a workshop that has a table to print for.
PREPARE = """
from datetime import timedelta
from django.utils import timezone
from home.models import Direction
from home.models.wording import Phrase
from tests.support.people import SCRIPT
from workshops.models import Reception, Workshop
from workshops.services.opening import create_table
Phrase.objects.get_or_create(key="workshop.aurora.name", language="it", defaults={"text": "Laboratorio Aurora"})
direction, _made = Direction.objects.get_or_create(code="skills", defaults={"order": 3})
starts = timezone.now() + timedelta(days=9)
workshop = Workshop.objects.create(code="aurora", starts_at=starts, place="Torino", is_demo=True)
Reception.objects.create(workshop=workshop, places=1)
create_table(workshop, number=1, direction=direction, script=SCRIPT, is_demo=True)
"""


@pytest.fixture
def fits(axe, overflow):
    """Nothing against WCAG 2.2 AA and nothing sticking out, on a phone and on a wide screen."""

    def check(page: Page) -> None:
        for viewport in (PHONE, ROOM):
            page.set_viewport_size(viewport)
            assert (page.url, viewport["width"], axe(page), overflow(page)) == (page.url, viewport["width"], [], [])

    return check


def ask(page: Page, site_url: str, email: str, name: str) -> None:
    page.goto(f"{site_url}/laboratori/aurora/iscriviti/")
    page.get_by_label("Il tuo indirizzo e-mail").fill(email)
    page.get_by_label("Il nome con cui chiamarti all’ingresso").fill(name)
    page.get_by_label("interprete LIS").check()
    page.get_by_role("button", name="Chiedi un posto").click()
    expect(page.get_by_role("heading", name="Guarda la tua posta")).to_be_visible()


def confirm(page: Page, site_url: str, email: str) -> None:
    page.goto(f"{site_url}/demo/posta/")
    mail = page.locator(".demo-mail", has_text=email)
    _site, here, token = (mail.get_by_role("link").first.get_attribute("href") or "").partition("/iscrizioni/")
    page.goto(f"{site_url}{here}{token}")
    page.get_by_role("button", name="Sì, voglio venire").click()


def test_from_asking_for_a_place_to_the_door(live_site, people, fits):
    live_site.manage("shell", "-c", PREPARE)
    nadia, omar, dario = people.arrive(PHONE, java_script_enabled=False), people.arrive(PHONE), people.arrive(ROOM)
    omar.goto(f"{live_site.url}/laboratori/aurora/iscriviti/")
    fits(omar)
    ask(nadia, live_site.url, "nadia@example.org", "Nadia Esempio")
    confirm(nadia, live_site.url, "nadia@example.org")
    expect(nadia.get_by_role("img", name="QR da mostrare all’ingresso")).to_be_visible()
    ask(omar, live_site.url, "omar@example.org", "Omar Esempio")
    confirm(omar, live_site.url, "omar@example.org")
    expect(omar.get_by_text("Sei in lista d’attesa.")).to_be_visible()
    fits(omar)

    dario.goto(f"{live_site.url}/prova-rete/")
    dario.get_by_role("button", name="regia", exact=True).click()
    dario.goto(f"{live_site.url}/regia/aurora/iscrizioni/")
    fits(dario)
    row = dario.locator("li.card", has_text="Nadia Esempio")
    row.get_by_role("button", name="c’è").click()
    expect(dario.locator("li.card", has_text="Nadia Esempio").locator("p")).to_contain_text("c’è")


def test_what_is_printed_and_the_network_on_both_screens(live_site, people, fits):
    dario = people.arrive(ROOM)
    dario.goto(f"{live_site.url}/prova-rete/")
    expect(dario.get_by_role("status").first).to_have_text("Questo telefono è pronto.")
    fits(dario)
    dario.get_by_role("button", name="regia", exact=True).click()
    dario.goto(f"{live_site.url}/regia/aurora/stampe/")
    fits(dario)
    dario.get_by_role("button", name="Pagina dei cartelli").click()
    expect(dario.get_by_role("heading", name="Tavolo 1")).to_be_visible()
    fits(dario)
    dario.go_back()
    dario.get_by_role("button", name="Fai le carte in una pagina").click()
    expect(dario.get_by_role("heading", name="Facilita il tavolo 1")).to_be_visible()
    fits(dario)
