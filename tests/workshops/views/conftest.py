"""People at a table of forms. Franca takes part, Giulia facilitates; each has a browser of their own."""

import pytest
from django.test import Client
from django.utils import timezone

from tests.support.people import DIRECTOR, choose, conclude, write
from tests.support.rows import make_organisations, make_table, must
from tests.workshops.views.forms import sit
from workshops.domain import commands as c
from workshops.live.hub import now_ms
from workshops.services.facilitating import issue_card


@pytest.fixture
def script():
    """What the table does; a module with other moments has its own."""
    return (write(grace_seconds=0), choose(grace_seconds=0), conclude())


@pytest.fixture
def table(script):
    made = make_table(script, is_demo=True)
    make_organisations()
    must(made, c.OpenTable(tuple(made.script), 12), DIRECTOR, now=now_ms())
    return made


@pytest.fixture
def url(table):
    return f"/tavoli/{table.code}/"


@pytest.fixture
def franca(client, url):
    sit(client, url)
    return client


@pytest.fixture
def giulia(table):
    browser = Client()
    _card, token, pin = issue_card(table, holder_name="Giulia Esempio", valid_on=timezone.localdate())
    browser.post(f"/f/{token}/", {"pin": pin})
    return browser


@pytest.fixture
def bruno(url):
    browser = Client()
    sit(browser, url, name="Bruno", organisation="scuola-esempio")
    return browser
