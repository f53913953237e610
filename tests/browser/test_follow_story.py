"""«Scrivimi quando la Città risponde»: from the phone at a concluded table to «Il mio filo», and out again."""

from playwright.sync_api import Page, expect

from tests.browser.conftest import PHONE, TABLET
from tests.browser.site_process import Desk
from tests.browser.steps import SOON_MS, facilitate, next_step, sit_down, write

STEPS = ("Chiudi la scrittura", "Passa a: Scegli", "Chiudi e mostra il risultato", "Passa a: Concludi")


def conclude_with_one_card(desk: Desk, giulia: Page, franca: Page) -> None:
    sit_down(franca, desk, "Franca", "Cooperativa Esempio Nord")
    facilitate(giulia, desk)
    next_step(giulia, "Comincia: Scrivi")
    write(franca, "Un tutor per ogni tirocinio")
    expect(franca.get_by_text("Arrivata al tavolo · tua")).to_be_visible(timeout=SOON_MS)
    for step in (*STEPS, "Concludi il tavolo"):
        next_step(giulia, step)
    expect(franca.get_by_role("link", name="Leggi il resoconto del tavolo")).to_be_visible(timeout=SOON_MS)


def test_who_asks_to_be_told_confirms_by_mail_reads_and_leaves(live_site, people, axe, overflow):
    desk, giulia, franca = live_site.make_table(), people.arrive(TABLET), people.arrive(PHONE)
    conclude_with_one_card(desk, giulia, franca)
    expect(giulia.locator(".tool", has_text="Scrivi per…")).to_have_count(0)
    franca.get_by_label("La tua e-mail").fill("filo@example.org")
    franca.get_by_role("button", name="Scrivimi quando la Città risponde").click()
    expect(franca.get_by_text("c’è un messaggio per confermare")).to_be_visible()

    franca.goto(f"{live_site.url}/demo/posta/")
    mail = franca.locator(".demo-mail", has_text="filo@example.org")
    # The mail names the site by its public address; the page is the same on this port.
    _site, here, token = (mail.get_by_role("link").first.get_attribute("href") or "").partition("/filo/")
    franca.goto(f"{live_site.url}{here}{token}")
    expect(franca.get_by_text("Vuoi che ti scriviamo quando la Città risponde?")).to_be_visible()
    assert (axe(franca), overflow(franca)) == ([], [])
    franca.get_by_role("button", name="Sì, scrivetemi").click()

    expect(franca.get_by_role("status")).to_contain_text("Confermato: ti scriviamo quando la Città risponde.")
    expect(franca.get_by_role("link", name="Un tutor per ogni tirocinio")).to_be_visible()
    assert (axe(franca), overflow(franca)) == ([], [])
    franca.get_by_role("button", name="Non scrivermi più su questo").click()
    expect(franca.get_by_role("status")).to_contain_text("Fatto: non ti scriviamo più su questo.")
