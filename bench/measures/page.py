"""How soon the page of a table is usable on a slow phone: Chromium's "fast 3G", and a processor six times slower.

From the start of the navigation to the moment when the control answers: the page's scripts run, what the person came
for stands there and is enabled. Nothing is in the cache and no worker is installed. Right afterwards the control is
used, or the sample does not count.
"""

from collections.abc import Callable
from dataclasses import dataclass

from playwright.sync_api import Browser, CDPSession, Page, expect, sync_playwright

from bench.people import Table
from deploy.local.services import find_program

PHONE = {"width": 360, "height": 740}
CPU_SLOWDOWN = 6
# Chromium's own profile: 1.6 Mbit/s down and 750 kbit/s up, of which a tenth is lost, and 562 ms for each request.
FAST_3G = {"offline": False, "latency": 562.5, "downloadThroughput": 180_000, "uploadThroughput": 84_375}
AS_IT_IS = {"offline": False, "latency": 0, "downloadThroughput": -1, "uploadThroughput": -1}
PATIENCE_MS = 60_000
# Milliseconds since the navigation began, once the scripts have taken over and the control is there and enabled.
_USABLE = """label => {
    const labels = [...document.querySelectorAll("html.is-live label")];
    const found = labels.find((each) => each.textContent.includes(label));
    return found && found.control && !found.control.disabled ? performance.now() : 0;
}"""
_OPTIONS = ["--headless=new", "--no-sandbox", "--disable-gpu", "--disable-background-networking"]


@dataclass(frozen=True)
class Usable:
    """Milliseconds until one can join, and until one who sits can write."""

    join_ms: float
    write_ms: float


def open_pages(url: str, table: Table, organisation: str) -> Usable:
    """A new phone joins the table at `url`, then opens the page again to write."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=find_program("chromium"), args=_OPTIONS)
        try:
            return _on_a_phone(browser, f"{url}/tavoli/{table.code}/", organisation)
        finally:
            browser.close()


def _on_a_phone(browser: Browser, address: str, organisation: str) -> Usable:
    page = browser.new_page(viewport=PHONE, locale="it-IT", service_workers="block")
    page.set_default_timeout(PATIENCE_MS)
    tools = page.context.new_cdp_session(page)
    join_ms = _slowly(page, tools, lambda: page.goto(address, wait_until="commit"), "Il tuo nome")
    page.get_by_label("Il tuo nome").fill("Persona Esempio")
    page.get_by_label("La tua organizzazione", exact=True).press_sequentially(organisation)
    page.get_by_role("option", name=organisation, exact=True).click()
    page.get_by_role("button", name="Siediti al tavolo").click()
    page.get_by_role("button", name="Vai al tavolo").click()
    expect(page.get_by_label("La tua proposta")).to_be_enabled(timeout=PATIENCE_MS)
    write_ms = _slowly(page, tools, lambda: page.reload(wait_until="commit"), "La tua proposta")
    page.get_by_label("La tua proposta").fill("Una proposta di prova")
    page.get_by_role("button", name="Manda al tavolo").click()
    expect(page.get_by_text("Arrivata al tavolo").first).to_be_visible(timeout=PATIENCE_MS)
    return Usable(join_ms, write_ms)


def _slowly(page: Page, tools: CDPSession, go: Callable[[], object], label: str) -> float:
    """What `go` opens, on the slow network and processor, until the control of this label is usable."""
    tools.send("Network.enable")
    tools.send("Network.clearBrowserCache")
    tools.send("Network.emulateNetworkConditions", FAST_3G)
    tools.send("Emulation.setCPUThrottlingRate", {"rate": CPU_SLOWDOWN})
    go()
    usable = page.wait_for_function(_USABLE, arg=label, polling="raf").json_value()
    tools.send("Network.emulateNetworkConditions", AS_IT_IS)
    tools.send("Emulation.setCPUThrottlingRate", {"rate": 1})
    return float(usable)
