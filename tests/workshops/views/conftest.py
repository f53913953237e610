"""People at a table of forms. Franca takes part, Giulia facilitates; each has a browser of their own."""

import pytest
from django.test import Client
from django.utils import timezone

from home.services.staff import ensure_staff_groups
from tests.support.people import DIRECTOR, choose, conclude, write
from tests.support.rows import make_organisations, make_table, must
from tests.workshops.views.forms import close, open_writing, post, signed_in, sit
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


@pytest.fixture
def dario():
    """Who directs. A module with several workshops has its own."""
    ensure_staff_groups()
    return signed_in("dario@esempio.invalid", "Regia")


class Saying:
    """Who says what, by form; what is refused is a mistake of the test."""

    def __init__(self, people):
        self.people = people

    def __call__(self, who, **data):
        browser, address = self.people[who]
        response = browser.post(address, data)
        assert response.status_code == 303, (data, response.content.decode()[:2000])


@pytest.fixture
def evening(franca, bruno, giulia, url):
    """Franca's cards 1 and 2, Bruno's 3; a question, other words, a family, two choices, a synthesis, its end."""
    desk = f"{url}facilita/"
    say = Saying({"franca": (franca, url), "bruno": (bruno, url), "giulia": (giulia, desk)})
    open_writing(giulia, url)
    post(franca, url, "Un tutor")
    post(franca, url, "Un autobus la notte")
    post(bruno, url, "Tutor per chi torna")
    close(giulia, url, 1)
    say("giulia", kind="reopen_moment", moment="1", reason="late")
    close(giulia, url, 1)
    say("giulia", kind="open_moment", moment="2")
    say("bruno", kind="ask_question", card="1", text="Per quanti?")
    say("franca", kind="answer_question", remark="1", text="Per venti")
    say("bruno", kind="suggest_wording", card="1", text="Un tutor per venti")
    say("franca", kind="accept_wording", remark="2")
    close(giulia, url, 2)
    say("giulia", kind="open_moment", moment="3")
    say("giulia", kind="group_cards", cards=["1", "3"])
    say("giulia", kind="name_family", family="1", text="Tutor")
    close(giulia, url, 3)
    for moment in ("4", "5"):
        say("giulia", kind="open_moment", moment=moment)
        close(giulia, url, int(moment))
    say("giulia", kind="open_moment", moment="6")
    say("franca", kind="propose_sentence", text="Servono tutor", cards=["1"], families=["1"], ballots=["5"])
    say("bruno", kind="propose_sentence", text="Prima l’autobus", cards=["2"], minority="1")
    say("bruno", kind="propose_sentence", text="Rimasta fuori", cards=["2"])
    say("giulia", kind="accept_sentence", sentence="1")
    close(giulia, url, 6)
    return say


@pytest.fixture
def photo_folder(settings, tmp_path):
    """Where photos lie: beside the media, not in it."""
    settings.MEDIA_ROOT = tmp_path / "media"
    return tmp_path / "photos"


@pytest.fixture
def photo_desk(photo_folder, giulia, url):
    """The page where Giulia adds them, while people write."""
    open_writing(giulia, url)
    return f"{url}facilita/foto/"
