"""The first three minutes, walked by a visitor in a real browser: four captions, one after the other."""

import time
from collections.abc import Iterator

import pytest
from playwright.sync_api import FrameLocator, Page, expect

from tests.browser.conftest import People
from tests.browser.site_process import Site, running_site

WIDE, NARROW = {"width": 1280, "height": 900}, {"width": 360, "height": 740}
WALK_SECONDS = 180
A_SECOND_MS, ADVANCES_MS = 1_000, 8_000


@pytest.fixture(scope="module")
def demo_site(tmp_path_factory, content) -> Iterator[Site]:
    """A site with the demonstration on it, as `make run` leaves it."""
    with running_site(tmp_path_factory.mktemp("prova"), content=content) as site:
        yield site


@pytest.fixture
def visitors(browser, demo_site) -> Iterator[People]:
    gathered = People(browser, demo_site)
    yield gathered
    gathered.leave()
    assert gathered.complaints == []


class Walk:
    """The page with its three devices, in the words on the screen."""

    def __init__(self, page: Page, site: Site) -> None:
        self.page = page
        page.goto(f"{site.url}/prova/")
        expect(page.locator(".prova.is-live")).to_be_visible()

    def device(self, title: str) -> FrameLocator:
        return self.page.frame_locator(f"iframe[title='{title}']")

    @property
    def phone(self) -> FrameLocator:
        return self.device("Il tuo telefono")

    @property
    def tablet(self) -> FrameLocator:
        return self.device("Il tablet di chi facilita")

    @property
    def screen(self) -> FrameLocator:
        return self.device("Lo schermo della sala")

    def look_at(self, name: str) -> None:
        """On a narrow window one device shows at a time."""
        tab = self.page.get_by_role("button", name=name, exact=True)
        if tab.is_visible():
            tab.click()

    def caption(self, words: str, *, timeout: int = ADVANCES_MS) -> None:
        expect(self.page.locator(".walk .is-now").get_by_text(words)).to_be_visible(timeout=timeout)

    def press(self, name: str) -> None:
        self.page.get_by_role("button", name=name, exact=True).click()

    def write(self, text: str) -> None:
        self.look_at("Telefono")
        self.phone.get_by_label("La tua proposta").fill(text)
        self.phone.get_by_role("button", name="Manda al tavolo").click()

    def next_step(self, label: str) -> None:
        """The big button of the tablet, which is deaf for a moment after every change."""
        self.look_at("Tablet")
        button = self.tablet.locator(".big-button", has_text=label)
        expect(button).to_be_visible(timeout=ADVANCES_MS)
        self.page.wait_for_timeout(900)
        button.click()

    def on_screen(self, title: str, *, timeout: int) -> None:
        expect(self.screen.locator(".card-title", has_text=title)).to_have_count(1, timeout=timeout)


def _first_caption(walk: Walk) -> None:
    walk.caption("Sul telefono scrivi una proposta")
    expect(walk.phone.get_by_label("La tua proposta")).to_be_visible()
    expect(walk.screen.locator(".room")).to_be_attached()
    walk.write("Un cortile aperto dopo la scuola")
    walk.on_screen("Un cortile aperto dopo la scuola", timeout=A_SECOND_MS)
    walk.caption("Eccola sullo schermo")


def _second_caption(walk: Walk) -> None:
    walk.caption("Al tavolo la rete va e viene")
    walk.press("Stacca la rete")
    walk.caption("Il telefono è senza rete")
    walk.write("Una panca davanti all’officina")
    expect(walk.phone.get_by_text("Sul tuo telefono: parte appena torna la rete")).to_be_visible()
    walk.caption("La carta aspetta sul telefono")
    expect(walk.screen.locator(".card-title", has_text="Una panca davanti")).to_have_count(0)
    walk.press("Riattacca la rete")
    walk.on_screen("Una panca davanti all’officina", timeout=ADVANCES_MS)
    walk.caption("Arrivata al tavolo, una volta sola")


def _third_caption(walk: Walk) -> None:
    walk.caption("Ora facilita tu")
    expect(walk.screen.locator(".card-title")).to_have_count(10, timeout=60_000)
    walk.next_step("Chiudi la scrittura")
    walk.next_step("Passa a: Scegli")
    walk.caption("Sul telefono esprimi fino a tre preferenze")
    walk.look_at("Telefono")
    walk.phone.get_by_role("checkbox", name="Un cortile aperto dopo la scuola").check()
    walk.caption("Registrata")
    expect(walk.screen.get_by_text("Hanno votato 9 su 9")).to_be_attached(timeout=30_000)
    walk.next_step("Chiudi e mostra il risultato")
    walk.caption("Il risultato è uguale", timeout=15_000)
    expect(walk.phone.get_by_text("Hanno espresso la preferenza in 9 su 9")).to_be_attached()
    walk.press("Leggi il resoconto del tavolo")
    account = walk.device("La pagina")
    expect(account.get_by_role("heading", name="Resoconto del tavolo")).to_be_visible()
    expect(account.get_by_text("Un cortile aperto dopo la scuola").first).to_be_visible()


def _fourth_caption(walk: Walk) -> None:
    walk.press("Segui il filo di una carta")
    page = walk.device("La pagina")
    expect(page.get_by_role("heading", level=1, name="Un tutor per ogni tirocinio")).to_be_visible()
    walk.caption("Nella pagina premi l’articolo")
    page.get_by_role("link", name="Articolo 12").first.click()
    walk.caption("Ecco l’articolo")
    page.get_by_role("link", name="Un tutor per ogni tirocinio").first.click()
    walk.caption("Dalla carta al Piano e ritorno")


@pytest.mark.parametrize("viewport", [WIDE, NARROW], ids=["1280", "360"])
def test_four_captions_lead_from_a_card_to_the_plan_and_back(visitors, demo_site, axe, overflow, viewport):
    started = time.monotonic()
    walk = Walk(visitors.arrive(viewport), demo_site)
    _first_caption(walk)
    assert overflow(walk.page) == []
    _second_caption(walk)
    _third_caption(walk)
    _fourth_caption(walk)
    assert time.monotonic() - started < WALK_SECONDS
    assert (axe(walk.page), overflow(walk.page)) == ([], [])


def test_begin_again_gives_a_fresh_table(visitors, demo_site):
    walk = Walk(visitors.arrive(WIDE), demo_site)
    walk.write("Solo per la prima volta")
    walk.on_screen("Solo per la prima volta", timeout=ADVANCES_MS)
    walk.press("Ricomincia")
    expect(walk.page.locator(".prova.is-live")).to_be_visible()
    expect(walk.phone.get_by_label("La tua proposta")).to_be_visible()
    expect(walk.screen.locator(".card-title", has_text="Solo per la prima")).to_have_count(0)
    walk.caption("Sul telefono scrivi una proposta")


def test_nobody_writes_while_nobody_watches(visitors, demo_site):
    page = visitors.arrive(WIDE)
    page.add_init_script("Object.defineProperty(document, 'visibilityState', { get: () => window.seen || 'hidden' });")
    walk = Walk(page, demo_site)
    page.wait_for_timeout(6_000)
    expect(walk.screen.locator(".card-title")).to_have_count(0)
    page.evaluate("window.seen = 'visible'; document.dispatchEvent(new Event('visibilitychange'))")
    expect(walk.screen.locator(".card-title").first).to_be_attached(timeout=ADVANCES_MS)


def test_an_english_browser_reads_english(browser, demo_site):
    context = browser.new_context(locale="en-GB", viewport=WIDE)
    page = context.new_page()
    page.goto(f"{demo_site.url}/prova/")
    assert page.url == f"{demo_site.url}/en/prova/"
    expect(page.get_by_role("heading", level=1, name="Three minutes at the table")).to_be_visible()
    phone = page.frame_locator("iframe[title='Your phone']")
    expect(phone.get_by_role("button", name="Send to the table")).to_be_visible()
    context.close()
