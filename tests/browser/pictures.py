"""Pictures of every screen of a table and round it, at three widths: an evening is played. `make pictures`.

Small WebP files in docs/images/table/; docs/screens.md shows them. People, organisations and words are invented.
"""

import io
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

from PIL import Image
from playwright.sync_api import Browser, Page, expect, sync_playwright

from tests.browser.desk_pictures import take_desks
from tests.browser.site_process import ROOT, Desk, Site, running_site, whole_content
from tests.browser.steps import SOON_MS, card, confirm_voter, facilitate, next_step, sit_down, tick_lines, write

FOLDER = ROOT / "docs" / "images" / "table"
SIZES = {360: (360, 740), 768: (768, 1024), 1280: (1280, 800)}
# A page full of words needs the lower one.
QUALITIES, BYTES_MAX = (60, 40), 60_000
NORD, SCUOLA, IMPRESA = "Cooperativa Esempio Nord", "Scuola Esempio", "Impresa Esempio"
TUTOR, NIGHT = (
    "Un tutor per ogni tirocinio",
    "Un autobus la notte\nPer chi finisce il turno quando la metropolitana è chiusa.",
)
CARDS = {
    "Franca": [f"{TUTOR}\nUna persona dell’impresa che risponde per chi impara, dal primo giorno.", NIGHT],
    "Bruno": [
        "Tutor anche nelle scuole serali",
        "Officine condivise nei mercati\nAttrezzi e spazi da usare insieme, la mattina.",
    ],
}


class Pictures:
    """`take(page, name)`: the page as it stands, at every width."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.taken: list[str] = []

    def take(self, page: Page, name: str) -> None:
        before = page.viewport_size
        for width, (wide, high) in SIZES.items():
            page.set_viewport_size({"width": wide, "height": high})
            page.evaluate("window.scrollTo(0, 0)")
            page.wait_for_timeout(120)
            self._keep(page.screenshot(), f"{name}-{width}.webp")
        assert before is not None
        page.set_viewport_size(before)
        self.taken.append(name)

    def _keep(self, png: bytes, name: str) -> None:
        for quality in QUALITIES:
            packed = io.BytesIO()
            Image.open(io.BytesIO(png)).convert("RGB").save(packed, "WEBP", quality=quality, method=6)
            if packed.tell() < BYTES_MAX:
                break
        assert packed.tell() < BYTES_MAX, f"{name}: {packed.tell()} bytes"
        (self.folder / name).write_bytes(packed.getvalue())


class Evening:
    """A table with two phones, the tablet, the screen of the room, and one phone without scripts."""

    def __init__(self, browser: Browser, site: Site, pictures: Pictures) -> None:
        self.desk: Desk = site.make_table(whole=True, minutes=8)
        self.shown = pictures.take
        arrive: Callable[..., Page] = lambda **more: browser.new_page(locale="it-IT", **more)  # noqa: E731 -- one line each
        phone, tablet = ({"width": wide, "height": high} for wide, high in (SIZES[360], SIZES[768]))
        self.franca, self.bruno = arrive(viewport=phone), arrive(viewport=phone)
        self.giulia, self.room = arrive(viewport=tablet), arrive(viewport={"width": 1280, "height": 800})
        self.plain = arrive(viewport=phone, java_script_enabled=False)

    def play(self) -> None:
        for act in (self.arrive, self.write, self.clarify, self.group, self.choose, self.conclude):
            act()

    def arrive(self) -> None:
        self.franca.goto(self.desk.url)
        self.franca.get_by_label("Il tuo nome").fill("Franca")
        self.franca.get_by_label("La tua organizzazione", exact=True).press_sequentially("coop")
        expect(self.franca.get_by_role("option", name=NORD)).to_be_visible()
        self.shown(self.franca, "phone-join")
        sit_down(self.franca, self.desk, "Franca", NORD)
        self.shown(self.franca, "phone-waiting")
        sit_down(self.bruno, self.desk, "Bruno", SCUOLA)
        self.giulia.goto(self.desk.card_url)
        self.shown(self.giulia, "tablet-pin")
        facilitate(self.giulia, self.desk)
        for name in CARDS:
            confirm_voter(self.giulia, name)
        self.shown(self.giulia, "tablet-begin")
        self.room.goto(f"{self.desk.url}schermo/")
        expect(self.room.get_by_role("heading", name="Siediti al tavolo")).to_be_visible()
        self.shown(self.room, "room-begin")
        self.plain.goto(self.desk.url)
        self.shown(self.plain, "plain-join")
        self.plain.get_by_label("Il tuo nome").fill("Nadia")
        self.plain.get_by_label("La tua organizzazione", exact=True).select_option(IMPRESA)
        self.plain.get_by_role("button", name="Siediti al tavolo").click()

    def write(self) -> None:
        tick_lines(self.giulia)
        next_step(self.giulia, "Comincia: Scrivi")
        for name, page in (("Franca", self.franca), ("Bruno", self.bruno)):
            for text in CARDS[name]:
                write(page, text)
                expect(card(page, text.split("\n", 1)[0])).to_be_visible(timeout=SOON_MS)
        self.franca.get_by_label("La tua proposta").fill("Il mercato aperto anche la sera")
        self.shown(self.franca, "phone-write")
        self.franca.get_by_text("Dove e in che lingua").click()
        self.franca.get_by_label("Un punto, se serve").fill("45,0703 7,6869")
        self.franca.get_by_label("Di quale parte").focus()
        self.shown(self.franca, "phone-place")
        self.franca.get_by_label("Un punto, se serve").fill("")
        self.franca.get_by_text("Dove e in che lingua").click()
        self.plain.goto(self.desk.url)
        self.shown(self.plain, "plain-write")
        for page, name in ((self.giulia, "tablet-write"), (self.room, "room-write")):
            expect(card(page, TUTOR)).to_be_visible(timeout=SOON_MS)
            self.shown(page, name)
        self.giulia.get_by_role("button", name="Metti in pausa").click()
        expect(self.franca.get_by_text("Il tavolo è in pausa.")).to_be_visible(timeout=SOON_MS)
        self.shown(self.franca, "phone-held")
        next_step(self.giulia, "Riprendi")
        next_step(self.giulia, "Chiudi la scrittura")

    def clarify(self) -> None:
        next_step(self.giulia, "Passa a: Chiarisci")
        self._say(
            self.bruno, f"Fai una domanda {TUTOR}", "La tua domanda", "Chi paga le ore del tutor?", "Manda la domanda"
        )
        self._say(
            self.bruno, "Suggerisci altre parole Un autobus", "con altre parole", "Un autobus ogni notte", "Suggerisci"
        )
        self.franca.get_by_role("button", name="Accetta queste parole").click()
        expect(card(self.bruno, "Un autobus ogni notte")).to_be_visible(timeout=SOON_MS)
        self.shown(self.franca, "phone-clarify")
        self.shown(self.giulia, "tablet-clarify")
        next_step(self.giulia, "Chiudi i chiarimenti")

    def group(self) -> None:
        next_step(self.giulia, "Passa a: Raggruppa")
        for title in (TUTOR, "Tutor anche nelle scuole serali"):
            self.giulia.get_by_role("checkbox", name=title).check()
        self.giulia.get_by_role("button", name="Unisci in una famiglia").click()
        self.giulia.get_by_label("Come si chiama questa famiglia?").fill("Tutor")
        self.giulia.keyboard.press("Enter")
        expect(self.franca.get_by_role("heading", name="Tutor", exact=True)).to_be_visible(timeout=SOON_MS)
        for page, name in ((self.franca, "phone-group"), (self.giulia, "tablet-group"), (self.room, "room-group")):
            self.shown(page, name)
        next_step(self.giulia, "Chiudi le famiglie")

    def choose(self) -> None:
        next_step(self.giulia, "Passa a: Scegli")
        for page in (self.franca, self.bruno):
            page.get_by_role("checkbox", name="Tutor").first.check()
        self.franca.get_by_role("checkbox", name="Officine").check()
        expect(self.franca.get_by_text("Preferenze arrivate al tavolo")).to_be_visible(timeout=SOON_MS)
        self.plain.goto(self.desk.url)
        self.shown(self.plain, "plain-choose")
        self._all("choose")
        next_step(self.giulia, "Chiudi e mostra il risultato")
        expect(self.franca.get_by_text("2 preferenze su").first).to_be_visible(timeout=SOON_MS)
        self._all("result")

    def conclude(self) -> None:
        next_step(self.giulia, "Passa a: Concludi")
        next_step(self.giulia, "Concludi il tavolo")
        expect(self.franca.get_by_text("Il tavolo è concluso").first).to_be_visible(timeout=SOON_MS)
        self._all("conclude")
        self.room.goto(f"{self.desk.url}resoconto/")
        self.shown(self.room, "account")

    def _all(self, moment: str) -> None:
        for page, place in ((self.franca, "phone"), (self.giulia, "tablet"), (self.room, "room")):
            self.shown(page, f"{place}-{moment}")

    @staticmethod
    def _say(page: Page, button: str, label: str, text: str, send: str) -> None:
        page.get_by_role("button", name=button).click()
        page.get_by_label(label).fill(text)
        page.get_by_role("button", name=send, exact=True).click()


def main(chromium: str) -> int:
    FOLDER.mkdir(parents=True, exist_ok=True)
    pictures = Pictures(FOLDER)
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright, running_site(Path(folder)) as site:
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox", "--disable-gpu"])
        Evening(browser, site, pictures).play()
        (Path(folder) / "demo").mkdir()
        with running_site(Path(folder) / "demo", content=whole_content(Path(folder))) as demonstration:
            take_desks(browser, demonstration, pictures.take)
        browser.close()
    kept = {f"{name}-{width}.webp" for name in pictures.taken for width in SIZES}
    for old in FOLDER.glob("*.webp"):
        if old.name not in kept:
            old.unlink()
    print(f"{len(kept)} pictures, {sum(each.stat().st_size for each in FOLDER.glob('*.webp')) // 1000} kB")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
