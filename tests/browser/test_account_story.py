"""Coming in with a code and being every role of the demonstration, in a real browser."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import PHONE, ROOM, TABLET

VIEWPORTS = pytest.mark.parametrize("viewport", [PHONE, TABLET, ROOM], ids=["360", "768", "1280"])
CODE = re.compile(r"(\d{3}) (\d{3}) è il tuo codice")


def code_from_the_mails(page: Page, site_url: str) -> str:
    """Read where the demonstration keeps its mail, in another tab of the same browser."""
    other = page.context.new_page()
    other.goto(f"{site_url}/demo/posta/")
    subject = other.get_by_role("heading", name=CODE).first.inner_text()
    other.close()
    return "".join(CODE.search(subject).groups())


def ask_code(page: Page, site_url: str, email: str) -> None:
    page.goto(f"{site_url}/accedi/?next=/profilo/")
    page.get_by_label("Il tuo indirizzo e-mail").fill(email)
    page.get_by_role("button", name="Mandami il codice").click()


def test_somebody_new_signs_in_by_keyboard_alone(live_site, people):
    page = people.arrive()
    page.goto(f"{live_site.url}/accedi/?next=/profilo/")
    page.get_by_label("Il tuo indirizzo e-mail").focus()
    page.keyboard.type("nora@example.org")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="Scrivi il codice")).to_be_visible()
    code = code_from_the_mails(page, live_site.url)
    page.get_by_label("Codice di 6 cifre").focus()
    page.keyboard.type(code)
    page.keyboard.press("Enter")

    expect(page.get_by_role("heading", name="Il tuo profilo")).to_be_visible()
    expect(page.get_by_text("nora@example.org")).to_be_visible()


def test_signing_in_works_without_scripts(live_site, people):
    page = people.arrive(java_script_enabled=False)
    ask_code(page, live_site.url, "senza.script@example.org")
    page.get_by_label("Codice di 6 cifre").fill(code_from_the_mails(page, live_site.url))
    page.get_by_role("button", name="Entra", exact=True).click()

    expect(page.get_by_role("heading", name="Il tuo profilo")).to_be_visible()


@VIEWPORTS
def test_every_step_is_accessible_and_fits(live_site, people, axe, overflow, viewport):
    page = people.arrive(viewport)
    page.goto(f"{live_site.url}/accedi/")
    assert (axe(page), overflow(page)) == ([], [])
    page.get_by_role("button", name="Mandami il codice").click()
    expect(page.get_by_role("alert")).to_have_text("Scrivi il tuo indirizzo e-mail.")
    assert (axe(page), overflow(page)) == ([], [])
    ask_code(page, live_site.url, f"larga.{viewport['width']}@example.org")
    page.get_by_label("Codice di 6 cifre").fill("000000")
    page.get_by_role("button", name="Entra", exact=True).click()
    expect(page.get_by_role("alert")).to_contain_text("Il codice non è giusto")
    assert (axe(page), overflow(page)) == ([], [])
    page.get_by_label("Codice di 6 cifre").fill(code_from_the_mails(page, live_site.url))
    page.get_by_role("button", name="Entra", exact=True).click()
    expect(page.get_by_role("heading", name="Il tuo profilo")).to_be_visible()
    assert (axe(page), overflow(page)) == ([], [])
    page.goto(f"{live_site.url}/demo/posta/")
    assert (axe(page), overflow(page)) == ([], [])
    page.goto(f"{live_site.url}/esci/")
    assert (axe(page), overflow(page)) == ([], [])


def test_wrong_code_is_announced_beside_its_field(live_site, people):
    page = people.arrive()
    ask_code(page, live_site.url, "sbaglia@example.org")
    field = page.get_by_label("Codice di 6 cifre")
    field.fill("000000")
    page.get_by_role("button", name="Entra", exact=True).click()

    expect(field).to_have_attribute("aria-invalid", "true")
    described = field.get_attribute("aria-describedby")
    assert described is not None
    expect(page.locator(f"#{described.split()[-1]}")).to_contain_text("Il codice non è giusto")


def test_one_click_is_enough_to_be_a_planner_in_the_admin(live_site, people):
    page = people.arrive(ROOM)
    page.goto(f"{live_site.url}/accedi/")
    page.get_by_role("button", name="pianificazione", exact=True).click()

    expect(page).to_have_url(f"{live_site.url}/admin/risposte/")
    expect(page.get_by_role("link", name="Risposte della Città").first).to_be_visible()
    expect(page.get_by_role("button", name="pianificazione", exact=True)).to_have_attribute("aria-current", "true")
    page.get_by_role("button", name="residente", exact=True).click()
    page.goto(f"{live_site.url}/profilo/")
    expect(page.get_by_text("franca@esempio.invalid")).to_be_visible()


def test_bar_speaks_english_on_english_pages(live_site, people):
    page = people.arrive()
    page.goto(f"{live_site.url}/en/accedi/")
    page.get_by_role("button", name="resident", exact=True).click()
    page.goto(f"{live_site.url}/en/profilo/")

    expect(page.get_by_role("heading", name="Your profile")).to_be_visible()
