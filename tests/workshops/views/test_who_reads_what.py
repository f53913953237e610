"""What may not leave the server does not, by any door: every page, export, poll and admin view there is, and the logs.

Franca writes; Bruno sits at the same table; Ivo is a stranger; Dina directs; Aldo administers; Giulia facilitates.
"""

import logging
import re

import pytest
from django.contrib.auth.models import Group
from django.test import Client

from home.models import User
from home.services.staff import ensure_staff_groups
from proposals.models import Proposal
from tests.permissions.doors import routes
from tests.support.people import choose, conclude, write
from tests.workshops.views.forms import alert, browser_of, close, config_of, open_writing, post, sit
from workshops.live.store import load
from workshops.services import projecting

pytestmark = pytest.mark.django_db(transaction=True)

TEXT, NAME = "Canarino nel testo", "Nomecanarino"
MODES = ("named", "organisation", "anonymous")


@pytest.fixture(params=["anonymous"])
def authors(request):
    return request.param


@pytest.fixture
def script(authors):
    return (write(grace_seconds=0, authors=authors), choose(grace_seconds=0, electors="person"), conclude())


@pytest.fixture
def franca(url):
    browser = Client()
    sit(browser, url, name=NAME)
    return browser


@pytest.fixture
def everybody(url, bruno):
    """name -> browser of who must not read Franca's card before the reveal."""
    ensure_staff_groups()
    dina = User.objects.create_user("dina@esempio.invalid")
    dina.groups.add(Group.objects.get(name="Regia"))
    aldo = User.objects.create_superuser("aldo@esempio.invalid")
    return {"bruno": bruno, "ivo": Client(), "dina": browser_of(dina), "aldo": browser_of(aldo)}


def addresses(table) -> list[str]:
    """Every page of ours, and every page of the admin, that can be asked for with what is known of this table."""
    known = {"number": str(table.number), "card": "1"}

    def filled(path: str) -> str:
        code = table.code if path.startswith("/tavoli/") else table.workshop.code
        known_here = {**known, "code": code, "slug": table.workshop.code}
        return re.sub(r"<(?:\w+:)?(\w+)>", lambda found: known_here.get(found[1], found[0]), path)

    paths = {filled(route.path) for route in routes() if route.is_own or route.path.startswith("/admin/")}
    polls = {f"/tavoli/{table.code}/stato/?role={role}&since=0" for role in ("participant", "screen", "facilitator")}
    return sorted(path for path in paths | polls if not re.search(r"[<(\\\[]|logout|esci|/__|password", path))


def read(browser, address: str, **options) -> str:
    response = browser.get(address, **options)
    parts = response.streaming_content if response.streaming else [response.content]
    return b"".join(parts).decode(errors="replace") + str(response.headers)


def read_everything(browser, table) -> dict[str, str]:
    browser.raise_request_exception = False
    return {address: read(browser, address) for address in addresses(table)}


def read_around(browser, table) -> dict[str, str]:
    """What is about this table or made of it: a walk for tests that differ in the table alone."""
    near = re.compile(r"/(tavoli|laboratori|regia|proposte|dati-aperti|organizzazioni)/")
    return {address: read(browser, address) for address in addresses(table) if near.match(address)}


def polled(browser, url) -> str:
    """What a phone without a socket is sent: its scripts ask with the seat's token."""
    token = config_of(browser.get(url))["seat"]["token"]
    return read(browser, f"{url}stato/?role=participant", headers={"Authorization": f"Seat {token}"})


def where(pages: dict[str, str], canary: str) -> list[str]:
    return [address for address, page in pages.items() if canary in page]


def test_text_of_others_leaves_by_no_door_before_the_reveal(everybody, franca, giulia, table, url, caplog):
    caplog.set_level(logging.DEBUG)
    open_writing(giulia, url)
    post(franca, url, TEXT, lang="ro", spot="45,12344 7,54324", metres="10")
    post(franca, url, f"{TEXT} {'x' * 300}")
    asked = addresses(table)

    assert {url, f"{url}schermo/", f"{url}resoconto/", "/dati-aperti/proposte.csv", "/admin/"} <= set(asked)
    assert len(asked) > 60
    for name, browser in everybody.items():
        pages = (read_everything if name == "aldo" else read_around)(browser, table)
        assert where(pages, TEXT) == [], name
        assert where(pages, "45,1234") + where(pages, "4512340") == [], name
        assert where(pages, NAME) == [], name
    assert polled(franca, url).count(TEXT) == 1
    assert TEXT not in polled(everybody["bruno"], url)
    assert TEXT not in caplog.text
    assert NAME not in caplog.text
    # The canaries sing where they may: the test would see them.
    assert where(read_around(franca, table), TEXT) == [url]
    assert where(read_around(giulia, table), TEXT) == [f"{url}facilita/"]


@pytest.mark.parametrize("authors", MODES, indirect=True)
def test_author_is_shown_as_announced_and_no_further(everybody, franca, giulia, table, url, authors):
    open_writing(giulia, url)
    post(franca, url, TEXT)
    close(giulia, url, 1)
    at_table = everybody["bruno"].get(url).content.decode()
    paper = re.search(rf'<li class="paper[^"]*">(?:(?!</li>).)*{TEXT}.*?</li>', at_table, re.DOTALL)[0]

    assert (NAME in paper) == (authors == "named")
    assert ("Cooperativa Esempio Nord" in paper) == (authors != "anonymous")
    for name in ("ivo", "dina"):
        assert where(read_around(everybody[name], table), NAME) == [], name
    assert (NAME in polled(everybody["bruno"], url)) == (authors == "named")
    assert where(read_around(everybody["bruno"], table), NAME) == ([url] if authors == "named" else [])


@pytest.mark.parametrize("authors", MODES, indirect=True)
def test_author_of_a_proposal_is_the_organisation_or_nobody(everybody, franca, bruno, giulia, table, url, authors):
    open_writing(giulia, url)
    post(franca, url, TEXT)
    close(giulia, url, 1)
    giulia.post(f"{url}facilita/", {"kind": "open_moment", "moment": "2"})
    bruno.post(url, {"kind": "cast_ballot", "ballot": "2", "choice": "1"})
    close(giulia, url, 2)
    projecting.project(table.pk)
    made = Proposal.objects.get(title=TEXT)

    assert (made.organisation is None, made.author is None) == (authors == "anonymous",) * 2
    said = "Cooperativa Esempio Nord" in read(everybody["ivo"], made.get_absolute_url())
    assert said == (authors != "anonymous")
    page = read(everybody["ivo"], made.get_absolute_url())
    # Nobody is called a resident who may not be one.
    assert ("un tavolo di lavoro" in page, "una persona residente" in page) == (authors == "anonymous", False)
    assert NAME not in page
    assert NAME not in read(everybody["ivo"], "/dati-aperti/proposte.json")


def test_who_is_shown_is_frozen_when_the_moment_opens(franca, bruno, giulia, table, url):
    """Anonymous stays anonymous, whatever is written into the table's row afterwards, and no command changes it."""
    open_writing(giulia, url)
    post(franca, url, TEXT)
    named = [{**moment, "authors": "named", "reveal": "at_once"} for moment in table.script]
    type(table).objects.filter(pk=table.pk).update(script=named)
    refused = [
        giulia.post(f"{url}facilita/", {"kind": kind, "moment": "1", "authors": "named"}).status_code
        for kind in ("open_moment", "set_authors", "open_table")
    ]
    assert refused == [409, 409, 409]
    assert TEXT not in bruno.get(url).content.decode()
    close(giulia, url, 1)

    page = bruno.get(url).content.decode()
    assert TEXT in page
    assert NAME not in page
    assert load(table.pk).script[0].authors.value == "anonymous"


def test_hidden_words_leave_by_no_door_either(everybody, franca, giulia, table, url):
    open_writing(giulia, url)
    post(franca, url, TEXT)
    close(giulia, url, 1)
    giulia.post(f"{url}facilita/", {"kind": "hide_card", "card": "1", "reason": "personal_data"})

    for name, browser in everybody.items():
        assert where(read_around(browser, table), TEXT) == [], name
    assert TEXT not in polled(everybody["bruno"], url)


def test_refused_text_comes_back_to_its_writer_alone(franca, bruno, giulia, url):
    """No seat can be named in another's stead: what says so is refused, the text is kept for who typed it."""
    open_writing(giulia, url)
    response = bruno.post(url, {"kind": "post_card_for", "seat": "1", "text": TEXT})

    assert (response.status_code, alert(response)) == (409, "Può farlo solo chi facilita.")
    assert TEXT in response.content.decode()
    assert TEXT not in franca.get(url).content.decode()
    assert config_of(franca.get(url))["seat"]["name"] == NAME
