"""What people do at a table, in the words on their screens. The same steps serve every story."""

from playwright.sync_api import Locator, Page, expect

from tests.browser.site_process import Desk

# What "within a second" means in a test that shares its machine: the promise is one, the bound is three.
SOON_MS = 3_000


def sit_down(page: Page, desk: Desk, name: str, organisation: str) -> None:
    """Two screens, three taps: the organisation, «Siediti al tavolo», «Vai al tavolo»."""
    page.goto(desk.url)
    page.get_by_label("Il tuo nome").fill(name)
    page.get_by_label("La tua organizzazione", exact=True).press_sequentially(organisation[:12])
    page.get_by_role("option", name=organisation).click()
    page.get_by_role("button", name="Siediti al tavolo").click()
    page.get_by_role("button", name="Vai al tavolo").click()


def facilitate(page: Page, desk: Desk) -> None:
    page.goto(desk.card_url)
    page.get_by_label("PIN scritto sulla tua carta").fill(desk.pin)
    page.get_by_role("button", name="Comincia a facilitare").click()
    expect(page.get_by_role("heading", name="Tavolo")).to_be_visible()


def next_step(page: Page, label: str) -> None:
    """The one big button, once it names this step; it is deaf for a moment after every change."""
    button = page.locator(".big-button", has_text=label)
    expect(button).to_be_visible()
    page.wait_for_timeout(900)
    button.click()


def write(page: Page, text: str) -> None:
    page.get_by_label("La tua proposta").fill(text)
    page.get_by_role("button", name="Manda al tavolo").click()


def confirm_voter(page: Page, name: str) -> None:
    page.locator(".person", has_text=name).click()
    page.get_by_role("button", name=f"Conferma: {name} vota").click()
    expect(page.locator(".person", has_text=name)).not_to_contain_text("da confermare")


def card(page: Page, title: str) -> Locator:
    return page.locator(".card-title", has_text=title)
