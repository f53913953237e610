"""Two phones and a tablet on a line that goes dark; what waits on a phone, whoever closes, freezes or takes it."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import PHONE, TABLET
from tests.browser.steps import card, confirm_voter, facilitate, next_step, sit_down, write
from tests.support.line import Line

NORD, SCUOLA = "Cooperativa Esempio Nord", "Scuola Esempio"
WAITS = "Sul tuo telefono: parte appena torna la rete"
ARRIVED = "Arrivata al tavolo · tua"
BACK_MS = 30_000


@pytest.fixture
def line(live_site, people):
    """The site behind a line of its own; its server is told that pages come from there too."""
    with Line(live_site.port) as line:
        live_site.environment["EXTRA_ORIGINS"] = line.url
        live_site.stop()
        live_site.start()
        people.addresses.append(line.url)
        yield line
    del live_site.environment["EXTRA_ORIGINS"]


@pytest.fixture
def seated(live_site, people):
    """`seated(desk)` -> Franca's phone, Bruno's phone and Giulia's tablet, where everybody writes."""

    def sit(desk) -> tuple[Page, Page, Page]:
        franca, bruno, giulia = people.arrive(PHONE), people.arrive(PHONE), people.arrive(TABLET)
        sit_down(franca, desk, "Franca", NORD)
        sit_down(bruno, desk, "Bruno", SCUOLA)
        facilitate(giulia, desk)
        next_step(giulia, "Comincia: Scrivi")
        for page in (franca, bruno):
            expect(page.get_by_label("La tua proposta")).to_be_visible()
        return franca, bruno, giulia

    return sit


def _lifecycle(page: Page, state: str) -> None:
    """As the browser does to a tab of a phone that sleeps, and to it when it wakes."""
    page.context.new_cdp_session(page).send("Page.setWebLifecycleState", {"state": state})


def _show_the_new(page: Page, title: str) -> None:
    page.get_by_role("button", name="Una nuova proposta, mostra").click(timeout=BACK_MS)
    expect(card(page, title)).to_be_visible()


def test_two_phones_and_a_tablet_lose_nothing_on_a_bad_line(live_site, line, seated, record_property):
    record_property("network", line.means)
    desk = live_site.make_table()
    desk.front = line.url
    franca, bruno, giulia = seated(desk)
    papers = giulia.locator(".papers .card-title")

    write(bruno, "Scritta con la rete")
    expect(bruno.get_by_text(ARRIVED)).to_have_count(1)

    line.darken()
    write(franca, "Scritta nel buio")
    expect(franca.get_by_text(WAITS)).to_have_count(1)
    _lifecycle(bruno, "frozen")
    live_site.kill()
    live_site.start()
    line.clear()
    expect(franca.get_by_text(ARRIVED)).to_have_count(1, timeout=BACK_MS)
    _lifecycle(bruno, "active")
    _show_the_new(bruno, "Scritta nel buio")
    expect(papers).to_have_text(["Scritta con la rete", "Scritta nel buio"], timeout=BACK_MS)

    for name in ("Franca", "Bruno"):
        confirm_voter(giulia, name)
    next_step(giulia, "Chiudi la scrittura")
    next_step(giulia, "Passa a: Scegli")
    bruno.get_by_role("checkbox", name="Scritta con la rete").check()
    franca.get_by_role("checkbox", name="Scritta con la rete").check()
    live_site.stop()
    franca.get_by_role("checkbox", name="Scritta con la rete").uncheck()
    franca.get_by_role("checkbox", name="Scritta nel buio").check()
    live_site.start()
    expect(giulia.get_by_role("heading", name="hanno votato 2 su 2")).to_be_visible(timeout=BACK_MS)
    expect(franca.get_by_text("Preferenze arrivate al tavolo")).to_be_visible(timeout=BACK_MS)
    next_step(giulia, "Chiudi e mostra il risultato")
    for page in (franca, bruno):
        expect(page.get_by_text("una preferenza su 2")).to_have_count(2, timeout=BACK_MS)


def _lose_the_net(page: Page) -> None:
    page.context.set_offline(True)
    page.evaluate("document.dispatchEvent(new Event('voci:cut'))")


def test_what_waits_belongs_to_its_seat_and_the_page_returns_by_itself(live_site, people, seated):
    desk = live_site.make_table()
    franca, bruno, giulia = seated(desk)
    titles = giulia.locator(".papers .card-title")
    code = bruno.evaluate(
        "JSON.parse(sessionStorage.getItem('posto:' + location.pathname.split('/')[2])).personal_code"
    )

    # A closed tab: another one of the same browser takes the seat up again, and what waited with it.
    _lose_the_net(franca)
    write(franca, "Scritta prima di chiudere")
    expect(franca.get_by_text(WAITS)).to_be_visible()
    context = franca.context
    franca.close()
    context.set_offline(False)
    again = context.new_page()
    again.goto(desk.url)
    again.get_by_role("button", name="Torna al tuo posto").click()
    expect(again.get_by_text(ARRIVED)).to_have_count(1)
    expect(titles).to_have_text(["Scritta prima di chiudere"])

    # A seat opened elsewhere meanwhile: refused, and the words are still here.
    _lose_the_net(bruno)
    write(bruno, "Scritta sul telefono vecchio")
    other = people.arrive(PHONE)
    other.clock.install()
    other.goto(desk.url)
    other.get_by_text("Avevi già un posto a questo tavolo?").click()
    other.get_by_label("Il tuo codice personale").fill(code)
    other.get_by_role("button", name="Riprendi il tuo posto").click()
    expect(other.get_by_label("La tua proposta")).to_be_visible()
    bruno.context.set_offline(False)
    bruno.evaluate("document.dispatchEvent(new Event('voci:mend'))")
    expect(bruno.get_by_role("heading", name="Non è arrivato al tavolo")).to_be_visible()
    expect(bruno.locator(".ended .paper")).to_contain_text("Scritta sul telefono vecchio")
    expect(bruno.get_by_text("Non registrata: questo telefono non ha più il posto al tavolo.")).to_be_visible()
    expect(titles).to_have_count(1)

    # No server: the table's own address says so, and goes back when there is one.
    again.wait_for_function("navigator.serviceWorker.ready.then(() => true)")
    with other.expect_event("websocket", timeout=BACK_MS):
        # Its time stands still from here on: no backoff of its own will bring it back.
        other.clock.pause_at(other.evaluate("Date.now() + 1000"))
        live_site.stop()
        again.reload()
        expect(again.get_by_role("heading", name="Sei senza rete")).to_be_visible()
        live_site.start()
        expect(again.get_by_text(ARRIVED)).to_have_count(1, timeout=BACK_MS)
        # A tab that comes to the front again does not wait.
        other.evaluate("document.dispatchEvent(new Event('visibilitychange'))")
