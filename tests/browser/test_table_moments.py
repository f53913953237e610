"""The whole evening of a table, its five moments, by two delegates and who facilitates, and for everybody.

In every moment each screen is looked at as a screen reader and a finger would.
"""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import PHONE, ROOM, TABLET
from tests.browser.looking import held_focus, live_regions, nameless, small_targets, stolen_focus, unseen
from tests.browser.steps import SOON_MS, card, confirm_voter, facilitate, next_step, sit_down, write

NORD, SCUOLA = "Cooperativa Esempio Nord", "Scuola Esempio"


@pytest.fixture
def table(live_site, people):
    """Franca and Bruno have sat down, Giulia facilitates; the writing is open, with every kind of moment after it."""
    desk = live_site.make_table(whole=True)
    giulia, room = people.arrive(TABLET), people.arrive(ROOM)
    seated = {}
    for name, organisation in (("Franca", NORD), ("Bruno", SCUOLA)):
        seated[name] = people.arrive(PHONE)
        sit_down(seated[name], desk, name, organisation)
    facilitate(giulia, desk)
    room.goto(f"{desk.url}schermo/")
    for name in seated:
        confirm_voter(giulia, name)
    next_step(giulia, "Comincia: Scrivi")
    return giulia, room, seated["Franca"], seated["Bruno"]


@pytest.fixture
def sound(axe, overflow, table):
    """`sound()`: no screen has a violation, anything sticking out, a second voice, or a target that fingers miss."""

    def look(*pages: Page) -> None:
        for page in pages or table:
            found = axe(page), overflow(page), live_regions(page), nameless(page), small_targets(page), unseen(page)
            assert found == ([], [], ["polite"], [], [], []), page.url

    return look


def say(page: Page, button: str, label: str, text: str, send: str) -> None:
    """Open a field by its button, fill it, send it."""
    page.get_by_role("button", name=button).click()
    page.get_by_label(label).fill(text)
    page.get_by_role("button", name=send, exact=True).click()


def focused(page: Page) -> str:
    return page.evaluate("document.activeElement.id || document.activeElement.tagName")


def write_down(giulia: Page, franca: Page, bruno: Page) -> None:
    """Who signs is said, a card that says nearly the same is hinted at."""
    expect(franca.locator(".signs")).to_contain_text("Chi firma: la tua organizzazione")
    write(franca, "Un tutor per ogni tirocinio")
    write(franca, "Un autobus la notte")
    bruno.get_by_label("La tua proposta").fill("Tutor nei tirocini")
    expect(bruno.locator(".similar")).to_contain_text("Un tutor per ogni tirocinio")
    bruno.get_by_role("button", name="Manda al tavolo").click()
    expect(giulia.locator(".papers .card-title")).to_have_count(3, timeout=SOON_MS)


def hold_and_go_on(giulia: Page, franca: Page, bruno: Page, sound: Callable[..., None]) -> None:
    """What is typed stays, and goes when the table goes on. A request for time has no name."""
    bruno.get_by_role("button", name="Chiedo più tempo").click()
    expect(giulia.get_by_text("Una persona chiede più tempo.").first).to_be_visible(timeout=SOON_MS)
    giulia.get_by_role("button", name="Metti in pausa").click()
    franca.get_by_label("La tua proposta").fill("Scritta in pausa")
    expect(franca.get_by_text("Il tavolo è in pausa.")).to_be_visible(timeout=SOON_MS)
    expect(franca.get_by_role("button", name="Manda al tavolo")).to_have_count(0)
    assert focused(franca) == "card-text"
    sound()
    next_step(giulia, "Riprendi")
    franca.get_by_role("button", name="Manda al tavolo").click()
    expect(card(giulia, "Scritta in pausa")).to_be_visible(timeout=SOON_MS)
    next_step(giulia, "Chiudi la scrittura")


def clarify(giulia: Page, room: Page, franca: Page, bruno: Page) -> None:
    """A question is answered, other words are accepted and the difference can be read."""
    next_step(giulia, "Passa a: Chiarisci")
    # The button goes, its field comes: the keys are there already. Sent, they are on a button again.
    bruno.get_by_role("button", name="Fai una domanda Un tutor").press("Enter")
    expect(bruno.get_by_label("La tua domanda")).to_be_focused()
    bruno.keyboard.type("Per quanti?")
    bruno.keyboard.press("Tab")
    bruno.keyboard.press("Enter")
    expect(bruno.get_by_role("button", name="Fai una domanda Un tutor")).to_be_focused()
    say(bruno, "Suggerisci altre parole Un autobus", "con altre parole", "Un autobus ogni notte", "Suggerisci")
    say(franca, "Rispondi Per quanti?", "La tua risposta", "Per venti", "Manda la risposta")
    franca.get_by_role("button", name="Accetta queste parole").click()
    for page in (bruno, giulia):
        expect(card(page, "Un autobus ogni notte")).to_be_visible(timeout=SOON_MS)
        expect(page.get_by_text("Per venti")).to_be_visible(timeout=SOON_MS)
    bruno.get_by_text("Corretta una volta").click()
    expect(bruno.locator("ins").first).to_contain_text("ogni")
    expect(room.get_by_text("una domanda")).to_be_visible(timeout=SOON_MS)
    next_step(giulia, "Chiudi i chiarimenti")


def group_by_keyboard(giulia: Page, room: Page, franca: Page) -> None:
    """Boxes, a button and a name by keyboard alone; an author takes one card away."""
    next_step(giulia, "Passa a: Raggruppa")
    for title in ("Un tutor per ogni tirocinio", "Tutor nei tirocini", "Scritta in pausa"):
        giulia.get_by_role("checkbox", name=title).focus()
        giulia.keyboard.press("Space")
    giulia.get_by_role("button", name="Unisci in una famiglia").focus()
    giulia.keyboard.press("Enter")
    giulia.get_by_label("Come si chiama questa famiglia?").fill("Tutor")
    giulia.keyboard.press("Enter")
    expect(room.get_by_role("heading", name="Tutor", exact=True)).to_be_visible(timeout=SOON_MS)
    franca.get_by_role("button", name="Stacca la mia Scritta in pausa").click()
    expect(giulia.locator(".family .card-title")).to_have_text(
        ["Un tutor per ogni tirocinio", "Tutor nei tirocini"], timeout=SOON_MS
    )
    drag_and_take_back(giulia, room)
    next_step(giulia, "Chiudi le famiglie")


def drag(page: Page, title: str, *, onto: str, let_go: bool = True) -> None:
    """Take a card by its dots and move it over another place, with the mouse as people move it."""
    page.locator("[data-card]", has_text=title).locator(".drag-handle").hover()
    page.mouse.down()
    page.locator(onto).scroll_into_view_if_needed()
    box = page.locator(onto).bounding_box()
    page.mouse.move(box["x"] + 40, box["y"] + 20, steps=6)
    expect(page.locator(".is-target")).to_have_count(1)
    if let_go:
        page.mouse.up()


def drag_and_take_back(giulia: Page, room: Page) -> None:
    """A drag that is interrupted changes nothing; one that is let go over a family is the button's own step."""
    tutor = ".family"
    drag(giulia, "Un autobus ogni notte", onto=tutor, let_go=False)
    giulia.keyboard.press("Escape")
    giulia.mouse.up()
    expect(giulia.get_by_text("«Un autobus ogni notte» resta dov’era.")).to_have_count(1)
    expect(giulia.locator(".family .card-title")).to_have_count(2)
    drag(giulia, "Un autobus ogni notte", onto=tutor)
    expect(room.locator(".family .card-title")).to_have_count(3, timeout=SOON_MS)
    giulia.get_by_role("button", name="Annulla l’ultimo passo").click()
    expect(room.locator(".family .card-title")).to_have_count(2, timeout=SOON_MS)


def choose_and_conclude(giulia: Page, franca: Page, bruno: Page, sound: Callable[..., None]) -> None:
    """Between the family and the cards left alone."""
    next_step(giulia, "Passa a: Scegli")
    for page in (franca, bruno):
        expect(page.get_by_role("checkbox")).to_have_count(3, timeout=SOON_MS)
        page.get_by_role("checkbox", name="Tutor").first.check()
        expect(page.get_by_text("Preferenze arrivate al tavolo")).to_be_visible(timeout=SOON_MS)
    sound()
    next_step(giulia, "Chiudi e mostra il risultato")
    expect(franca.get_by_text("2 preferenze su 2")).to_be_visible(timeout=SOON_MS)
    sound()
    franca.get_by_role("button", name="Sullo schermo adesso").click()
    expect(franca.locator(".on-screen li").first).to_have_text("«Tutor»: 2 preferenze su 2")
    next_step(giulia, "Passa a: Concludi")
    write_together(giulia, franca, bruno, sound)
    next_step(giulia, "Concludi il tavolo")
    expect(franca.get_by_text("Il tavolo è concluso").first).to_be_visible(timeout=SOON_MS)


def propose(page: Page, text: str, *cites: str, minority: bool = False) -> None:
    for each in cites:
        page.locator(".cite-form").get_by_role("checkbox", name=each).check()
    if minority:
        page.get_by_role("checkbox", name="È una posizione di minoranza").check()
    page.get_by_label("La tua frase").fill(text)
    page.get_by_role("button", name="Proponi la frase", exact=True).click()


def write_together(giulia: Page, franca: Page, bruno: Page, sound: Callable[..., None]) -> None:
    """Each sentence rests on something; Giulia accepts and orders; who does not agree signs, and stays."""
    propose(franca, "Servono tutor nelle aziende", "la famiglia «Tutor»", "il risultato delle preferenze")
    propose(bruno, "Prima i trasporti", "Un autobus ogni notte", minority=True)
    expect(giulia.locator(".sentence")).to_have_count(2, timeout=SOON_MS)
    giulia.get_by_role("button", name="Accogli Servono tutor").click()
    propose(giulia, "Ci rivediamo a marzo", "il risultato delle preferenze")
    giulia.get_by_role("button", name="Accogli Ci rivediamo").click()
    giulia.get_by_role("button", name="Sposta su Ci rivediamo").click()
    franca.get_by_role("button", name="Firma anche tu").click()
    for page in (franca, bruno):
        kept = page.locator("ol.sentences .sentence-text")
        expect(kept).to_have_text(["Ci rivediamo a marzo", "Servono tutor nelle aziende"], timeout=SOON_MS)
        expect(page.get_by_text(f"Firmano: {NORD}, {SCUOLA}")).to_be_visible(timeout=SOON_MS)
    expect(franca.locator(".on-screen li")).to_have_text(
        ["Ci rivediamo a marzo", "Servono tutor nelle aziende", "una posizione di minoranza"], timeout=SOON_MS
    )
    sound()


def ask_for_a_correction(giulia: Page, franca: Page) -> None:
    franca.get_by_role("button", name="Manca o è sbagliato qualcosa?").click()
    franca.get_by_label("Che cosa va corretto").fill("Erano due tutor")
    franca.get_by_role("button", name="Chiedi la correzione", exact=True).click()
    expect(giulia.locator(".remark-text", has_text="Erano due tutor")).to_be_visible(timeout=SOON_MS)
    giulia.get_by_role("button", name="Accogli la correzione").click()
    expect(franca.get_by_text("Accolta", exact=True)).to_be_visible(timeout=SOON_MS)


def close_the_door(giulia: Page, room: Page, sound: Callable[..., None]) -> None:
    giulia.get_by_role("button", name="Chiudi l’ingresso").click()
    expect(room.get_by_text("L’ingresso è chiuso")).to_be_visible(timeout=SOON_MS)
    sound(giulia, room)


def test_an_evening_of_five_moments(table, sound):
    giulia, room, franca, bruno = table
    write_down(giulia, franca, bruno)
    franca.get_by_text("Dove e in che lingua").click()
    sound()
    hold_and_go_on(giulia, franca, bruno, sound)
    close_the_door(giulia, room, sound)
    clarify(giulia, room, franca, bruno)
    sound()
    # Bruno reads on: a moment that closes, another that opens and what happens in it leave his focus alone.
    held_focus(bruno, ".on-screen button")
    group_by_keyboard(giulia, room, franca)
    assert (stolen_focus(bruno), focused(bruno)) == ([], "BUTTON")
    sound()
    for page, size, usual in ((giulia, PHONE, TABLET), (franca, ROOM, PHONE)):
        page.set_viewport_size(size)
        sound(page)
        page.set_viewport_size(usual)
    choose_and_conclude(giulia, franca, bruno, sound)
    ask_for_a_correction(giulia, franca)
    sound()
