"""The table for everybody: no violations, nothing sticking out, the keyboard alone, large text."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import PHONE, ROOM, TABLET
from tests.browser.steps import SOON_MS, card, confirm_voter, facilitate, next_step, sit_down, write

CARDS = 60


@pytest.fixture(scope="module")
def full(live_site):
    """A table with sixty cards on it, still writing."""
    return live_site.make_table(cards=CARDS)


@pytest.mark.parametrize("viewport", [PHONE, TABLET, ROOM], ids=["360", "768", "1280"])
def test_joining_is_accessible(live_site, people, axe, overflow, full, viewport):
    page = people.arrive(viewport)
    page.goto(full.url)
    page.get_by_label("Il tuo nome").fill("Franca")
    page.get_by_label("La tua organizzazione", exact=True).press_sequentially("coop")
    expect(page.get_by_role("option", name="Cooperativa Esempio Nord")).to_be_visible()
    assert (axe(page), overflow(page)) == ([], [])
    page.get_by_role("option", name="Partecipo come residente").click()
    page.get_by_role("button", name="Siediti al tavolo").click()
    expect(page.get_by_role("button", name="Vai al tavolo")).to_be_visible()
    assert (axe(page), overflow(page)) == ([], [])


def test_writing_with_sixty_cards_is_accessible(people, axe, overflow, full):
    page = people.arrive(PHONE)
    sit_down(page, full, "Bruno", "Scuola Esempio")
    expect(card(page, "Proposta di esempio numero 60")).to_be_visible()
    write(page, "La mia")
    expect(page.get_by_text("Arrivata al tavolo · tua")).to_be_visible()
    assert (axe(page), overflow(page)) == ([], [])


@pytest.mark.parametrize("viewport", [PHONE, TABLET, ROOM], ids=["360", "768", "1280"])
def test_facilitating_sixty_cards_is_accessible(people, axe, overflow, full, viewport):
    page = people.arrive(viewport)
    facilitate(page, full)
    expect(card(page, "Proposta di esempio numero 60")).to_be_visible()
    page.locator(".person").first.click()
    page.get_by_role("button", name="Nascondi").first.click()
    page.locator(".tool", has_text="Scrivi per…").click()
    assert (axe(page), overflow(page)) == ([], [])


@pytest.mark.parametrize("viewport", [PHONE, ROOM], ids=["360", "1280"])
def test_the_room_screen_with_sixty_cards_is_accessible(people, axe, overflow, full, viewport):
    page = people.arrive(viewport)
    page.goto(f"{full.url}schermo/")
    # On a large screen the cards that do not fit are on the next pages, and it says so.
    last = card(page, "Proposta di esempio numero 60") if viewport == PHONE else page.get_by_text("Pagina 1 di")
    expect(last).to_be_visible()
    assert (axe(page), overflow(page)) == ([], [])


def test_choosing_and_the_result_are_accessible(live_site, people, axe, overflow):
    desk = live_site.make_table(cards=8)
    giulia, franca, room = people.arrive(TABLET), people.arrive(PHONE), people.arrive(ROOM)
    sit_down(franca, desk, "Franca", "Cooperativa Esempio Nord")
    facilitate(giulia, desk)
    confirm_voter(giulia, "Franca")
    room.goto(f"{desk.url}schermo/")
    next_step(giulia, "Chiudi la scrittura")
    next_step(giulia, "Passa a: Scegli")
    franca.get_by_role("checkbox").first.check()
    expect(franca.get_by_text("Preferenze arrivate al tavolo")).to_be_visible()
    rows = [row.bounding_box()["height"] for row in franca.locator(".vote-row").all()]
    assert len(rows) == 8
    assert min(rows) >= 48
    for page in (franca, giulia, room):
        assert (axe(page), overflow(page)) == ([], [])
    next_step(giulia, "Chiudi e mostra il risultato")
    for page in (franca, giulia, room):
        expect(page.get_by_text("una preferenza su 1")).to_be_visible(timeout=SOON_MS * 2)
        assert (axe(page), overflow(page)) == ([], [])


def test_the_question_is_large_and_the_button_as_wide_as_the_thumb_reaches(people, full):
    page = people.arrive(PHONE)
    sit_down(page, full, "Nadia", "Impresa Esempio")
    size = page.locator(".question").evaluate("each => parseFloat(getComputedStyle(each).fontSize)")
    button = page.get_by_role("button", name="Manda al tavolo").bounding_box()
    assert size >= 20
    assert button["width"] >= PHONE["width"] - 40
    assert button["y"] + button["height"] <= PHONE["height"]


def test_text_twice_as_large_still_fits(people, overflow, full):
    page = people.arrive({"width": 360, "height": 740})
    sit_down(page, full, "Teresa", "Sindacato Esempio")
    page.evaluate("document.documentElement.style.fontSize = '200%'")
    assert overflow(page) == []
    write(page, "Anche così")
    expect(page.get_by_text("Arrivata al tavolo · tua")).to_be_visible()


def _tab_to(page: Page, name: str, *, presses: int = 40) -> None:
    """Tab until the focus is on something that says this name; between last and first it is on the whole page."""
    for _press in range(presses):
        page.keyboard.press("Tab")
        focused = page.evaluate(
            "() => { const on = document.activeElement; if (on === document.body) return '';"
            " return `${on.getAttribute('aria-label') || ''} ${on.innerText || ''} "
            "${on.labels && on.labels[0] ? on.labels[0].innerText : ''}`; }"
        )
        if name in focused:
            return
    raise AssertionError(name)


def test_the_whole_way_by_keyboard_alone(live_site, people):
    desk = live_site.make_table()
    giulia, franca = people.arrive(TABLET), people.arrive(PHONE)
    franca.goto(desk.url)
    _tab_to(franca, "Il tuo nome")
    franca.keyboard.type("Franca")
    _tab_to(franca, "La tua organizzazione")
    franca.keyboard.type("coop")
    expect(franca.get_by_role("option", name="Cooperativa Esempio Nord")).to_be_visible()
    franca.keyboard.press("ArrowDown")
    franca.keyboard.press("Enter")
    _tab_to(franca, "Siediti al tavolo")
    franca.keyboard.press("Enter")
    expect(franca.get_by_role("button", name="Vai al tavolo")).to_be_visible()
    _tab_to(franca, "Vai al tavolo")
    franca.keyboard.press("Enter")

    giulia.goto(desk.card_url)
    _tab_to(giulia, "PIN")
    giulia.keyboard.type(desk.pin)
    giulia.keyboard.press("Enter")
    expect(giulia.locator(".not-yet button")).to_be_visible()
    _tab_to(giulia, "Comincia senza spuntarle tutte")
    giulia.keyboard.press("Enter")
    expect(giulia.locator(".big-button")).to_be_visible()
    giulia.wait_for_timeout(900)
    _tab_to(giulia, "Comincia: Scrivi")
    giulia.keyboard.press("Enter")

    expect(franca.get_by_label("La tua proposta")).to_be_visible()
    _tab_to(franca, "La tua proposta")
    franca.keyboard.type("Scritta senza mouse")
    _tab_to(franca, "Manda al tavolo")
    franca.keyboard.press("Enter")
    expect(card(giulia, "Scritta senza mouse")).to_be_visible(timeout=SOON_MS)

    _tab_to(giulia, "Franca")
    giulia.keyboard.press("Enter")
    _tab_to(giulia, "Conferma: Franca vota")
    giulia.keyboard.press("Enter")
    next_step(giulia, "Chiudi la scrittura")
    next_step(giulia, "Passa a: Scegli")
    expect(franca.get_by_role("checkbox")).to_be_visible()
    _tab_to(franca, "Scritta senza mouse")
    franca.keyboard.press("Space")
    expect(franca.get_by_text("Preferenze arrivate al tavolo")).to_be_visible()
    expect(giulia.get_by_role("heading", name="hanno votato 1 su 1")).to_be_visible(timeout=SOON_MS)


def test_what_arrives_never_moves_the_focus_or_the_typed_text(people, full):
    franca, bruno = people.arrive(PHONE), people.arrive(PHONE)
    sit_down(franca, full, "Lia", "Cooperativa Esempio Nord")
    sit_down(bruno, full, "Ivan", "Cooperativa Esempio Nord")
    field = franca.get_by_label("La tua proposta")
    field.fill("Sto scriv")
    before = field.bounding_box()
    write(bruno, "Arriva mentre Lia scrive")
    expect(franca.get_by_role("button", name="nuova proposta, mostra")).to_be_visible(timeout=SOON_MS)
    franca.keyboard.type("endo")
    expect(field).to_have_value("Sto scrivendo")
    expect(field).to_be_focused()
    assert field.bounding_box() == before
