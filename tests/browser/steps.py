"""What people do at a table, in the words on their screens. The same steps serve every story."""

from playwright.sync_api import Locator, Page, expect

from tests.browser.site_process import Desk

# The promise: from the server's receipt of a card to its paint on the others' screens.
WITHIN_MS = 1_000
# How long a test waits for what comes by itself. Only a wait: what must be quick is measured (painted_after).
SOON_MS = 10_000


def sit_down(page: Page, desk: Desk, name: str, organisation: str) -> None:
    """Two screens, three taps: the organisation, «Siediti al tavolo», «Vai al tavolo»."""
    page.goto(desk.url)
    page.get_by_label("Il tuo nome").fill(name)
    page.get_by_label("La tua organizzazione", exact=True).press_sequentially(organisation[:12])
    page.get_by_role("option", name=organisation).click()
    page.get_by_role("button", name="Siediti al tavolo").click()
    page.get_by_role("button", name="Vai al tavolo").click()


def sit_by_form(page: Page, desk: Desk, name: str, organisation: str) -> None:
    """The same without scripts, from the typed code."""
    page.goto(f"{desk.site.url}/tavoli/")
    page.get_by_label("Codice di sei cifre").fill(f"{desk.code[:3]} {desk.code[3:]}")
    page.get_by_role("button", name="Vai al tavolo").click()
    page.get_by_label("Il tuo nome").fill(name)
    page.get_by_label("La tua organizzazione", exact=True).select_option(organisation)
    page.get_by_role("button", name="Siediti al tavolo").click()


def keep_scripts_away(page: Page) -> None:
    """The table's scripts never arrive, nor what keeps them: what they replace can be looked at, with our own."""
    for name in ("table", "shell"):
        address = f"**/build/js/{name}.js"
        page.route(address, lambda route: route.fulfill(body="", content_type="text/javascript"))


def facilitate(page: Page, desk: Desk) -> None:
    page.goto(desk.card_url)
    page.get_by_label("PIN scritto sulla tua carta").fill(desk.pin)
    page.get_by_role("button", name="Comincia a facilitare").click()
    expect(page.get_by_role("heading", name="Tavolo")).to_be_visible()


def tick_lines(page: Page) -> None:
    """The four lines before the table begins."""
    for line in page.locator(".lines input[type=checkbox]").all():
        line.check()


def next_step(page: Page, label: str) -> None:
    """The one big button, once it names this step; it is deaf for a moment after every change."""
    if label.startswith("Comincia"):
        expect(page.locator(".big-button, .not-yet button")).to_be_visible()
        skip = page.get_by_role("button", name="Comincia senza spuntarle tutte")
        if skip.is_visible():
            skip.click()
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


def watch_paint(page: Page) -> None:
    """From now on the page notes, by its own clock, when a card's title is first painted."""
    page.evaluate(
        """() => {
          window.paintedAt = {};
          const note = () => {
            for (const title of document.querySelectorAll('.card-title')) {
              const text = title.textContent.trim();
              if (text in window.paintedAt) continue;
              window.paintedAt[text] = 0;
              requestAnimationFrame(() => setTimeout(() => { window.paintedAt[text] = Date.now(); }));
            }
          };
          new MutationObserver(note).observe(document.body, { childList: true, subtree: true, characterData: true });
        }"""
    )


def painted_after(page: Page, desk: Desk) -> dict[str, int]:
    """Title of each watched card -> milliseconds from the server's receipt of it to its paint on this page."""
    page.wait_for_function("() => Object.values(window.paintedAt).every(Boolean)")
    return page.evaluate(
        """async (address) => {
          const { view } = await (await fetch(address)).json();
          const received = Object.fromEntries(view.cards.map(({ text, at }) => [text.split('\\n')[0], at]));
          const painted = Object.entries(window.paintedAt);
          return Object.fromEntries(painted.map(([title, at]) => [title, at - received[title]]));
        }""",
        f"{desk.url}stato/?role=screen",
    )


def watch_gone(page: Page) -> None:
    """From now on the page notes, by its own clock, when a card's title that it shows is painted over."""
    page.evaluate(
        """() => {
          window.goneAt = {};
          const titles = () => [...document.querySelectorAll('.card-title')].map((title) => title.textContent.trim());
          const shown = () => new Set(titles());
          let before = shown();
          new MutationObserver(() => {
            const now = shown();
            for (const title of before) {
              if (now.has(title)) continue;
              requestAnimationFrame(() => setTimeout(() => { window.goneAt[title] = Date.now(); }));
            }
            before = now;
          }).observe(document.body, { childList: true, subtree: true, characterData: true });
        }"""
    )


def watch_hiding(page: Page) -> None:
    """From now on the tablet notes, by its own clock, when a reason to hide a card is tapped."""
    page.evaluate(
        """() => {
          window.hiddenAt = {};
          addEventListener('click', ({ target }) => {
            const paper = target.closest('.reasons button') && target.closest('.paper');
            if (paper) window.hiddenAt[paper.querySelector('.card-title').textContent.trim()] = Date.now();
          }, true);
        }"""
    )


def gone_after(page: Page, *, hidden_by: Page) -> dict[str, int]:
    """Title of each hidden card -> milliseconds from the tap that hid it to its last paint on this page."""
    hidden: dict[str, int] = hidden_by.evaluate("() => window.hiddenAt")
    page.wait_for_function("(titles) => titles.every((title) => title in window.goneAt)", arg=list(hidden))
    gone: dict[str, int] = page.evaluate("() => window.goneAt")
    return {title: gone[title] - at for title, at in hidden.items()}
