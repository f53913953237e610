"""Five organisations without a phone: cards and a whole open vote from the tablet, its taps and letters counted.

docs/trial-facilitator.md says how long that takes in hands; this holds how much there is to do.
"""

import re

import pytest
from playwright.sync_api import Locator, expect

from tests.browser.looking import covered
from tests.browser.steps import SOON_MS, facilitate, next_step

WITHOUT_PHONE = ("Cooperativa Esempio Nord", "Impresa Esempio", "Scuola Esempio")
CARD = "Panchine all’ombra davanti alle scuole"
SECONDS_PER_TAP, SECONDS_PER_LETTER, SECONDS_ALLOWED = 1.2, 0.3, 120
TABLET_FLAT = {"width": 1280, "height": 800}


class Hand:
    """What a finger does on a tablet, counted."""

    def __init__(self) -> None:
        self.taps, self.letters = 0, 0

    def tap(self, what: Locator) -> None:
        self.taps += 1
        what.click()

    def type(self, where: Locator, text: str) -> None:
        """Into the field that has the focus already: nobody taps for that."""
        expect(where).to_be_focused()
        self.letters += len(text)
        where.press_sequentially(text)

    def seconds(self, *, people: int) -> float:
        """As if so many people had been entered for, each of them like those that were."""
        per_person = (self.taps * SECONDS_PER_TAP + self.letters * SECONDS_PER_LETTER) / len(WITHOUT_PHONE)
        return per_person * people


@pytest.fixture
def giulia(live_site, people):
    desk = live_site.make_table(cards=3)
    page = people.arrive(TABLET_FLAT)
    facilitate(page, desk)
    return page


def test_cards_and_a_whole_vote_for_people_without_a_phone_fit_in_two_minutes(giulia, axe):
    hand, button = Hand(), lambda name: giulia.get_by_role("button", name=name)
    hand.tap(button("Scrivi per…"))
    hand.tap(button("Aggiungi dall’elenco delle organizzazioni"))
    for name in WITHOUT_PHONE:
        hand.tap(giulia.get_by_role("checkbox", name=name))
    assert axe(giulia) == []
    hand.tap(button("Fai sedere 3 organizzazioni"))
    panel = giulia.locator(".for-panel")
    for name in WITHOUT_PHONE:
        hand.tap(panel.get_by_role("button", name=name))
        hand.type(giulia.get_by_label(f"Scrivi per {name}"), CARD)
        hand.tap(button("Manda al tavolo"))
    expect(giulia.locator(".card-title", has_text=CARD)).to_have_count(3, timeout=SOON_MS)
    giulia.evaluate("document.activeElement.blur(); window.scrollTo(0, 0)")
    assert covered(giulia, presses=16) == []
    hand.tap(button("Scrivi per…"))
    giulia.evaluate("document.activeElement.blur(); window.scrollTo(0, 0)")
    assert covered(giulia, presses=25) == []

    next_step(giulia, "Chiudi la scrittura")
    next_step(giulia, "Passa a: Scegli")
    hand.tap(button("Scegli per…"))
    hand.tap(button("Registra tutte le preferenze"))
    for place in range(len(WITHOUT_PHONE)):
        expect(panel.locator("#record-who")).to_contain_text(WITHOUT_PHONE[place])
        for box in range(3):
            hand.tap(panel.get_by_role("checkbox").nth(box))
        hand.tap(panel.get_by_role("button", name=re.compile("^Registra")))
    expect(giulia.locator(".big-ready")).to_have_text("hanno votato 3 su 3", timeout=SOON_MS)

    assert (hand.taps, hand.letters) == (27, 3 * len(CARD))
    assert hand.seconds(people=5) < SECONDS_ALLOWED
    giulia.goto(f"{giulia.url}ricevute/")
    for name in WITHOUT_PHONE:
        expect(giulia.get_by_text(name).first).to_be_visible()
