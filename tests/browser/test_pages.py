"""Every public page with its whole content: no violations, nothing sticking out, and what works without script."""

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import PHONE, ROOM
from tests.browser.site_process import running_site
from tests.home.test_pages import ADDRESSES

pytestmark = pytest.mark.slow
# Written by other apps than the pages'; the demonstration fills them.
VIEWS = [
    "/proposte/",
    "/proposte/?stato=accepted",
    "/dati-aperti/",
    "/accedi/",
    "/en/proposte/",
    "/valutazione/grazie/",
    "/laboratori/produrre-citta/iscriviti/",
    "/organizzazioni/",
]
ONE_OF_EACH_KIND = [
    "/",
    "/direttrici/",
    "/direttrici/valorizzazione-delle-competenze/",
    "/poli/",
    "/poli/via-braccini/",
    "/piano/",
    "/notizie/",
    "/consultazioni/",
    "/consultazioni/lavoro-e-competenze/",
    "/laboratori/",
    "/domande-frequenti/",
    "/proposte/",
    "/en/",
]


@pytest.fixture(scope="module")
def live_site(tmp_path_factory, content):
    """A site of its own, with the facts and the demonstration."""
    with running_site(tmp_path_factory.mktemp("content"), content=content) as site:
        yield site


@pytest.mark.parametrize("address", [*ADDRESSES, *VIEWS])
def test_page_on_a_phone_has_no_violations_and_fits(live_site, people, axe, overflow, address):
    page = people.arrive(PHONE)
    page.goto(f"{live_site.url}{address}")

    assert (axe(page), overflow(page)) == ([], [])


@pytest.mark.parametrize("address", ONE_OF_EACH_KIND)
def test_page_on_a_wide_screen_has_no_violations_and_fits(live_site, people, axe, overflow, address):
    page = people.arrive(ROOM)
    page.goto(f"{live_site.url}{address}")

    assert (axe(page), overflow(page)) == ([], [])


@pytest.mark.parametrize(
    "place", ["first proposal", "first element of the plan", "first workshop", "first organisation"]
)
def test_what_the_demonstration_adds_has_no_violations_and_fits(live_site, people, axe, overflow, place):
    page = people.arrive(PHONE)
    listing, link = {
        "first proposal": ("/proposte/", "main a[href^='/proposte/']:not([href*='?'])"),
        "first element of the plan": ("/piano/", "main a[href^='/piano/']"),
        "first workshop": ("/laboratori/", "main .card-grid a"),
        "first organisation": ("/organizzazioni/", "main .card-grid a"),
    }[place]
    page.goto(f"{live_site.url}{listing}")
    page.goto(f"{live_site.url}{page.locator(link).first.get_attribute('href')}")

    assert (axe(page), overflow(page)) == ([], [])


def test_home_page_with_text_twice_as_large_still_fits(live_site, people, overflow):
    page = people.arrive(PHONE)
    page.goto(live_site.url)
    page.evaluate("document.documentElement.style.fontSize = '200%'")

    assert overflow(page) == []


def test_without_script_the_menu_opens_and_the_rating_asks_what_was_hard(live_site, people, axe):
    page = people.arrive(PHONE, java_script_enabled=False)
    page.goto(f"{live_site.url}/poli/")

    expect(page.get_by_role("link", name="Il Piano", exact=True)).to_be_hidden()
    page.locator(".menu-button").click()
    expect(page.get_by_role("link", name="Il Piano", exact=True)).to_be_visible()

    expect(page.get_by_text("Che cosa è stato difficile?")).to_be_hidden()
    page.get_by_text("2 ★").click()
    expect(page.get_by_text("Che cosa è stato difficile?")).to_be_visible()
    expect(page.get_by_text("Che cosa hai apprezzato?")).to_be_hidden()
    page.get_by_label("Non capivo che cosa fare dopo").check()
    page.get_by_role("button", name="Invia la valutazione").click()
    expect(page.get_by_role("heading", name="Grazie per la valutazione")).to_be_visible()
    page.get_by_role("link", name="Torna alla pagina").click()
    expect(page.get_by_role("heading", name="Poli per l'occupabilità", level=1)).to_be_visible()


def test_by_keyboard_the_first_stop_leads_to_the_content(live_site, people):
    page = people.arrive(ROOM)
    page.goto(f"{live_site.url}/poli/")
    page.keyboard.press("Tab")

    expect(page.get_by_role("link", name="Vai al contenuto")).to_be_focused()
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "main"
