"""A real Chromium pointed at a real server. A page that complains, or that asks another host, fails the test."""

import os
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from tests.browser.site_process import ROOT, Site, running_site, whole_content

AXE = ROOT / "node_modules" / "axe-core" / "axe.min.js"
WCAG_22_AA = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
# Beyond WCAG: nothing stands outside the landmarks that a screen reader jumps between.
GOOD_PRACTICE = ["region"]
PHONE = {"width": 360, "height": 740}
TABLET = {"width": 768, "height": 1024}
ROOM = {"width": 1280, "height": 720}
# A shared machine is slow at times; what must be quick says so itself (steps.SOON_MS).
expect.set_options(timeout=15_000)
# What a page may say on its console without being wrong: the network was taken away by the test itself.
EXPECTED_NOISE = (
    "net::ERR_INTERNET_DISCONNECTED",
    "net::ERR_CONNECTION_REFUSED",
    "net::ERR_CONNECTION_RESET",
    "net::ERR_EMPTY_RESPONSE",
    "net::ERR_SOCKET_NOT_CONNECTED",
    "WebSocket connection to",
    "the server responded with a status of 409",
)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker(pytest.mark.browser)


@pytest.fixture(scope="session")
def live_site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    with running_site(tmp_path_factory.mktemp("site")) as site:
        yield site


@pytest.fixture(scope="session")
def content(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A loaded database to copy. Processes that run side by side have one folder above their own."""
    own = tmp_path_factory.getbasetemp()
    return whole_content(own.parent if "PYTEST_XDIST_WORKER" in os.environ else own)


class People:
    """One browser context each: own storage, own cookies, own network."""

    def __init__(self, browser: Browser, site: Site) -> None:
        self._browser = browser
        # Where this site answers; a test may put a line of its own before it.
        self.addresses = [site.url]
        self._contexts: list[BrowserContext] = []
        self.complaints: list[str] = []
        # Addresses whose answer the test itself wants to be a refusal.
        self.refused_at: set[str] = set()

    def arrive(self, viewport: dict[str, int] | None = None, **options: Any) -> Page:
        context = self._browser.new_context(viewport=viewport or PHONE, locale="it-IT", **options)
        self._contexts.append(context)
        page = context.new_page()
        page.set_default_timeout(15_000)
        page.on("pageerror", lambda error: self.complaints.append(f"pageerror: {error}"))
        page.on("console", self._heard)
        page.on("request", self._asked)
        return page

    def _heard(self, message: Any) -> None:
        if message.type not in {"error", "warning"} or any(noise in message.text for noise in EXPECTED_NOISE):
            return
        if "Failed to load resource" in message.text and message.location["url"] in self.refused_at:
            return
        self.complaints.append(f"console: {message.text} {message.location['url']}")

    def _asked(self, request: Any) -> None:
        own = [scheme for url in self.addresses for scheme in (url, url.replace("http", "ws"))]
        if not request.url.startswith(("data:", "blob:", *own)):
            self.complaints.append(f"another host: {request.url}")

    def leave(self) -> None:
        for context in self._contexts:
            context.close()


@pytest.fixture
def people(browser: Browser, live_site: Site) -> Iterator[People]:
    gathered = People(browser, live_site)
    yield gathered
    gathered.leave()
    assert gathered.complaints == []


@pytest.fixture
def axe() -> Callable[[Page], list[str]]:
    """`axe(page)` -> the violations, one line each. Evaluated from outside: the page's policy stays as it is."""

    def violations(page: Page) -> list[str]:
        page.evaluate(AXE.read_text(encoding="utf-8"))
        found = page.evaluate(
            """([tags, rules]) => axe.run(document, {
              runOnly: tags, resultTypes: ['violations'],
              rules: Object.fromEntries(rules.map((rule) => [rule, { enabled: true }])),
            })""",
            [WCAG_22_AA, GOOD_PRACTICE],
        )
        return [
            f"{each['id']}: {node['target']} {node['failureSummary']}"
            for each in found["violations"]
            for node in each["nodes"]
        ]

    return violations


@pytest.fixture
def overflow() -> Callable[[Page], list[str]]:
    """`overflow(page)` -> what sticks out to the right of the window."""

    def sticking_out(page: Page) -> list[str]:
        return page.evaluate(
            """() => document.documentElement.scrollWidth <= window.innerWidth ? [] :
            [...document.querySelectorAll('body *')]
              .filter((each) => each.getBoundingClientRect().right > window.innerWidth + 1)
              .map((each) => `${each.tagName}.${each.className}`)"""
        )

    return sticking_out
