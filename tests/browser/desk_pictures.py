"""Pictures of the screens before and after a table, for those who come, speak for an organisation or direct.

Of the demonstration, as `make run` shows it: `tests/browser/pictures.py` takes them with the others.
"""

from collections.abc import Callable

from playwright.sync_api import Browser, Page

from tests.browser.site_process import Site

# Of workshops.content.demo.evenings, which only a set-up Django can read.
CONCLUDED, OPEN, UPCOMING = "produrre-citta-esempio", "produrre-citta-oggi-esempio", "produrre-citta-prossima-esempio"
# (button of the role bar or "" for nobody, address, name of the picture, what it shows).
SCREENS = (
    (
        "",
        f"/laboratori/{UPCOMING}/",
        "before-workshop",
        "A workshop that is still to come: when, where, how to ask for a place",
    ),
    (
        "",
        f"/laboratori/{UPCOMING}/iscriviti/",
        "before-register",
        "Asking for a place, with what one needs to take part",
    ),
    ("", f"/laboratori/{OPEN}/", "during-workshop", "A workshop while it is held: how to sit down at one's table"),
    (
        "",
        f"/laboratori/{CONCLUDED}/",
        "after-workshop",
        "A workshop that is over: accounts, results, what happened next",
    ),
    ("", "/prova-rete/", "network", "The trial of the network: green or red, in words"),
    ("persona delegata", "/organizzazioni/", "organisations", "The organisations, one's own first"),
    ("regia", "/regia/", "regia-index", "The workshops that one directs"),
    ("regia", f"/regia/{OPEN}/", "regia", "All tables of a workshop at once, with their cards"),
    ("regia", "/regia/nuovo/", "regia-new", "A workshop and its tables in one form"),
    ("regia", f"/regia/{UPCOMING}/iscrizioni/", "regia-reception", "Who comes: the list at the door"),
    ("regia", f"/regia/{OPEN}/stampe/", "regia-print", "What can be printed: signs, badges, cards, the guide"),
    ("regia", f"/regia/{CONCLUDED}/chi-approva/", "regia-approver", "Who approves the accounts"),
    ("regia", f"/regia/{CONCLUDED}/correzioni/", "regia-corrections", "Corrections that wait, table by table"),
    ("regia", f"/regia/{CONCLUDED}/tavoli/1/foto/", "regia-photos", "Photos of the flip charts"),
    ("regia", "/organizzazioni/importa/", "import", "Organisations and delegates out of a spreadsheet"),
)


def take_desks(browser: Browser, site: Site, shown: Callable[[Page, str], None]) -> None:
    """`shown(page, name)` keeps the page as it stands, at every width."""
    pages: dict[str, Page] = {}
    for role, address, name, _what in SCREENS:
        if role not in pages:
            pages[role] = _enter(browser, site, role)
        answer = pages[role].goto(f"{site.url}{address}")
        assert answer is not None
        assert answer.ok, (address, answer.status)
        shown(pages[role], name)


def _enter(browser: Browser, site: Site, role: str) -> Page:
    page = browser.new_page(locale="it-IT", viewport={"width": 1280, "height": 800})
    if role:
        page.goto(f"{site.url}/prova-rete/")
        with page.expect_navigation():
            page.get_by_role("button", name=role, exact=True).click()
    return page
