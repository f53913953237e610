"""Every other way of choosing, on every screen and in the plain form, as a screen reader and a finger meet it."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import PHONE, ROOM, TABLET
from tests.browser.looking import live_regions, nameless, small_targets, unseen
from tests.browser.steps import (
    SOON_MS,
    confirm_voter,
    facilitate,
    keep_scripts_away,
    next_step,
    sit_by_form,
    sit_down,
)

FIRST = "Proposta di esempio numero 1"
WAYS = (
    {"method": "dots", "budget": 6},
    {"method": "score"},
    {"method": "ranking"},
    {"method": "consent"},
    {"secrecy": "secret", "electors": "person"},
)


@pytest.fixture
def table(live_site, people):
    """Franca chooses on her phone, Bruno without scripts, Giulia facilitates; four people have no phone."""
    desk = live_site.make_table(ways=WAYS, cards=3, residents=4)
    giulia, room, franca = people.arrive(TABLET), people.arrive(ROOM), people.arrive(PHONE, forced_colors="active")
    bruno = people.arrive(PHONE)
    keep_scripts_away(bruno)
    sit_down(franca, desk, "Franca", "Cooperativa Esempio Nord")
    sit_by_form(bruno, desk, "Bruno", "Scuola Esempio")
    facilitate(giulia, desk)
    room.goto(f"{desk.url}schermo/")
    for name in ("Franca", "Bruno"):
        confirm_voter(giulia, name)
    next_step(giulia, "Chiudi la scrittura")
    return giulia, room, franca, bruno


@pytest.fixture
def sound(axe, overflow) -> Callable[..., None]:
    """`sound(page…)`: no violation, nothing sticking out, one voice at most, no target that fingers miss."""

    def look(*pages: Page) -> None:
        for page in pages:
            assert (axe(page), overflow(page)) == ([], []), page.url
            assert (nameless(page), small_targets(page), unseen(page)) == ([], [], []), page.url
            assert live_regions(page) == ["polite"], page.url

    return look


def give_dots(page: Page) -> None:
    for _dot in range(2):
        page.get_by_role("button", name=f"Un bollino in più a «{FIRST}»").click()


def give_points(page: Page) -> None:
    page.get_by_role("button", name=f"Un punto in più a «{FIRST}»").click()


def put_first(page: Page) -> None:
    page.get_by_role("button", name=f"Metti al posto 1: «{FIRST}»").click()


def object_to(page: Page) -> None:
    page.get_by_role("button", name="Ho un’obiezione").first.click()


def tick(page: Page) -> None:
    page.get_by_role("checkbox").first.check()


CHOOSING = (give_dots, give_points, put_first, object_to, tick)


def test_every_other_way_of_choosing_is_accessible(table, sound, axe, overflow):
    giulia, room, franca, bruno = table
    for place, choose in enumerate(CHOOSING):
        next_step(giulia, "Passa a: Scegli")
        expect(franca.get_by_text(FIRST).first).to_be_visible(timeout=SOON_MS)
        choose(franca)
        sound(franca, giulia, room)
        bruno.reload()
        expect(bruno.get_by_text(FIRST).first).to_be_visible()
        assert (axe(bruno), overflow(bruno)) == ([], []), WAYS[place]
        next_step(giulia, "Chiudi e mostra il risultato")
        expect(room.locator(".result, .bars").first).to_be_visible(timeout=SOON_MS)
        sound(franca, giulia, room)
