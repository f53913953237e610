"""The last rung: the same table without any JavaScript."""

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import PHONE, ROOM, TABLET
from tests.browser.steps import keep_scripts_away, sit_by_form

NORD, SCUOLA, IMPRESA = "Cooperativa Esempio Nord", "Scuola Esempio", "Impresa Esempio"


@pytest.fixture
def arrive(people):
    return lambda viewport: people.arrive(viewport, java_script_enabled=False)


def open_desk(page, desk):
    page.goto(desk.card_url)
    page.get_by_label("PIN scritto sulla tua carta").fill(desk.pin)
    page.get_by_role("button", name="Comincia a facilitare").click()


def press_next(page, label):
    page.goto(page.url)
    if label.startswith("Comincia"):
        page.get_by_text("Comincia senza spuntarle tutte").click()
    page.get_by_role("button", name=label).click()


def test_three_people_from_the_code_to_the_result(live_site, arrive, overflow):
    desk = live_site.make_table(grace_seconds=0)
    giulia = arrive(TABLET)
    open_desk(giulia, desk)
    people = {}
    for name, organisation in (("Franca", NORD), ("Bruno", SCUOLA), ("Nadia", IMPRESA)):
        people[name] = arrive(PHONE)
        sit_by_form(people[name], desk, name, organisation)
        expect(people[name].get_by_text(f"Sei {name}")).to_be_visible()
    press_next(giulia, "Comincia: Scrivi")
    for name, page in people.items():
        page.goto(desk.url)
        page.get_by_label("La tua proposta").fill(f"La proposta di {name}\nDetta bene")
        page.get_by_role("button", name="Manda al tavolo").click()
        expect(page.get_by_text("Arrivata al tavolo · tua")).to_be_visible()
    giulia.goto(giulia.url)
    for name in people:
        giulia.get_by_role("button", name=f"Conferma: {name} vota").click()
    press_next(giulia, "Chiudi la scrittura")
    press_next(giulia, "Passa a: Scegli")
    for page in people.values():
        page.goto(desk.url)
        page.get_by_role("checkbox", name="La proposta di Bruno").check()
        page.get_by_role("button", name="Esprimi la preferenza").click()
        expect(page.get_by_text("Preferenze arrivate al tavolo")).to_be_visible()
    room = arrive(ROOM)
    room.goto(f"{desk.url}schermo/")
    expect(room.get_by_text("Hanno votato 3 su 3")).to_be_visible()
    press_next(giulia, "Chiudi e mostra il risultato")
    people["Franca"].goto(desk.url)
    expect(people["Franca"].get_by_role("cell", name="3 preferenze su 3")).to_be_visible()
    press_next(giulia, "Passa a: Concludi")
    press_next(giulia, "Concludi il tavolo")
    people["Franca"].goto(desk.url)
    expect(people["Franca"].get_by_role("heading", name="Il tuo tavolo ha scritto 3 proposte")).to_be_visible()


@pytest.mark.parametrize("viewport", [PHONE, ROOM], ids=["360", "1280"])
def test_plain_pages_are_accessible(live_site, people, axe, overflow, viewport):
    """The scripts are kept away, so that what they would replace can be judged."""
    desk = live_site.make_table(cards=12)
    page = people.arrive(viewport)
    keep_scripts_away(page)
    page.goto(f"{live_site.url}/tavoli/")
    assert (axe(page), overflow(page)) == ([], [])
    page.goto(desk.url)
    assert (axe(page), overflow(page)) == ([], [])
    sit_by_form(page, desk, "Franca", NORD)
    expect(page.get_by_label("La tua proposta")).to_be_visible()
    assert (axe(page), overflow(page)) == ([], [])
    page.goto(f"{desk.url}schermo/")
    assert (axe(page), overflow(page)) == ([], [])
    page.goto(desk.card_url)
    assert (axe(page), overflow(page)) == ([], [])
    open_desk(page, desk)
    expect(page.get_by_role("button", name="Chiudi la scrittura")).to_be_visible()
    assert (axe(page), overflow(page)) == ([], [])
    page.goto(f"{desk.url}resoconto/")
    assert (axe(page), overflow(page)) == ([], [])


def test_a_refused_text_stays_in_the_form_with_its_reason(live_site, arrive):
    desk = live_site.make_table()
    giulia, franca = arrive(TABLET), arrive(PHONE)
    open_desk(giulia, desk)
    sit_by_form(franca, desk, "Franca", NORD)
    press_next(giulia, "Comincia: Scrivi")
    franca.goto(desk.url)
    franca.get_by_label("La tua proposta").fill("Lunga " * 60)
    franca.get_by_role("button", name="Manda al tavolo").click()
    expect(franca.get_by_role("alert")).to_have_text("Il testo è troppo lungo: usa al massimo 280 caratteri.")
    expect(franca.get_by_label("La tua proposta")).to_have_value("Lunga " * 60)


def test_a_wrong_code_says_so_and_keeps_what_was_typed(live_site, people, arrive):
    people.refused_at.add(f"{live_site.url}/tavoli/")
    page = arrive(PHONE)
    page.goto(f"{live_site.url}/tavoli/")
    page.get_by_label("Codice di sei cifre").fill("000 000")
    page.get_by_role("button", name="Vai al tavolo").click()
    expect(page.get_by_role("alert")).to_contain_text("Non c’è nessun tavolo con questo codice")
    expect(page.get_by_label("Codice di sei cifre")).to_have_value("000 000")


def test_who_sat_down_by_the_form_keeps_the_seat_when_the_scripts_arrive(live_site, people):
    desk = live_site.make_table()
    plain = people.arrive(PHONE, java_script_enabled=False)
    sit_by_form(plain, desk, "Franca", NORD)
    expect(plain.get_by_text("Sei Franca")).to_be_visible()
    scripted = people.arrive(PHONE)
    scripted.context.add_cookies(plain.context.cookies())
    scripted.goto(desk.url)
    expect(scripted.get_by_role("heading", name="Fra poco si comincia")).to_be_visible()
    assert scripted.evaluate("Object.keys(sessionStorage)") == [f"posto:{desk.code}"]


def test_the_room_screen_loads_itself_again(live_site, arrive):
    desk = live_site.make_table()
    room = arrive(ROOM)
    room.goto(f"{desk.url}schermo/")
    assert room.locator("noscript").count() == 0 or "refresh" in room.content()
    with room.expect_navigation(timeout=9_000):
        pass
    expect(room.get_by_text("Siediti al tavolo").first).to_be_visible()
