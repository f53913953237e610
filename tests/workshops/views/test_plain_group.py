"""Grouping by forms: Giulia puts together and names, Bruno takes his card away; nobody has JavaScript."""

import pytest

from tests.support.people import choose, group, write
from tests.workshops.views.forms import alert, close, open_writing, post
from workshops.live.store import load

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def script():
    return (write(grace_seconds=0), group(grace_seconds=0), choose(grace_seconds=0))


@pytest.fixture
def desk(franca, bruno, giulia, url):
    """Cards 1 and 2 are Franca's, 3 is Bruno's; Giulia has grouped 1 and 3."""
    open_writing(giulia, url)
    post(franca, url, "Un tutor")
    post(franca, url, "Un autobus la notte")
    post(bruno, url, "Tutor per chi torna")
    close(giulia, url, 1)
    address = f"{url}facilita/"
    giulia.post(address, {"kind": "open_moment", "moment": "2"})
    assert giulia.post(address, {"kind": "group_cards", "cards": ["1", "3"]}).status_code == 303
    return address


def cards(table):
    return {number: family.cards for number, family in load(table.pk).families.items()}


def test_family_is_made_named_grown_and_split(giulia, desk, table):
    assert cards(table) == {1: (1, 3)}
    assert giulia.post(desk, {"kind": "name_family", "family": "1", "text": "Tutor"}).status_code == 303
    assert "Aggiungi a «Tutor»" in giulia.get(desk).content.decode()
    assert giulia.post(desk, {"kind": "group_cards", "cards": ["2"], "family": "1"}).status_code == 303
    assert cards(table) == {1: (1, 2, 3)}
    assert giulia.post(desk, {"kind": "undo_grouping"}).status_code == 303
    assert cards(table) == {1: (1, 3)}
    assert giulia.post(desk, {"kind": "split_family", "family": "1"}).status_code == 303
    assert cards(table) == {}


def test_one_card_is_no_family_and_the_form_says_so(giulia, desk):
    response = giulia.post(desk, {"kind": "group_cards", "cards": ["2"]})
    assert (response.status_code, alert(response)) == (409, "Per una famiglia servono almeno due carte.")


def test_author_takes_an_own_card_away(franca, bruno, desk, url, table):
    assert 'value="detach_card"' in bruno.get(url).content.decode()
    assert alert(franca.post(url, {"kind": "detach_card", "card": "3"})) == "Questa carta è di un’altra persona."
    assert bruno.post(url, {"kind": "detach_card", "card": "3"}).status_code == 303
    assert cards(table) == {}
    assert desk


def test_ballot_and_screen_name_the_family(client, franca, giulia, desk, url, table):
    giulia.post(desk, {"kind": "name_family", "family": "1", "text": "Tutor di quartiere"})
    assert '<h2 class="family-name">Tutor di quartiere</h2>' in client.get(f"{url}schermo/").content.decode()

    close(giulia, url, 2)
    giulia.post(desk, {"kind": "open_moment", "moment": "3"})

    page = franca.get(url).content.decode()
    assert '<span class="vote-title">Tutor di quartiere</span>' in page
    assert '<span class="vote-body">Un tutor · Tutor per chi torna</span>' in page
    assert load(table.pk).ballot().options == (1, 2)


def test_after_the_close_there_is_nothing_to_move(bruno, giulia, desk, url):
    close(giulia, url, 2)
    assert 'value="detach_card"' not in bruno.get(url).content.decode()
    assert 'value="group_cards"' not in giulia.get(desk).content.decode()
