"""How tables and cards show on a thread: word for word, and never more than the table itself would show."""

import pytest
from bs4 import BeautifulSoup
from django.utils import timezone

from proposals.models import Follower
from proposals.services.tokens import hash_of, token_of
from tests.support.accounts import concluded
from tests.support.people import DIRECTOR, NOW, choose, conclude, write
from tests.support.rows import make_table, must, play_to_ballot, seat_people
from tests.support.stories import GIULIA
from workshops.domain import commands as c
from workshops.live.store import load
from workshops.live.timers import now_ms
from workshops.models import Table, TableHead
from workshops.resolvers import cards_shown, correcting, tables_shown

pytestmark = pytest.mark.django_db(transaction=True)
LATER = NOW + 120_000


def written(*, authors: str = "organisation") -> Table:
    """Three cards, closed and shown; the choice has begun."""
    table = make_table((write(authors=authors), choose(), conclude()))
    play_to_ballot(table)
    return table


def shown(table: Table, number: int):
    ref = f"carta/{table.pk}-{number}"
    return cards_shown([ref])[ref]


def test_card_shows_its_words_and_its_organisation():
    table = written()
    card = shown(table, 2)

    assert (card.label, card.short, card.kind) == ("Carta 2", "carta 2", "carta")
    assert (card.text, card.detail) == ("Proposta di esempio 2", "Scuola Esempio")
    assert card.url == f"/tavoli/{table.code}/resoconto/#carta-2"
    assert card.at.timestamp() * 1000 == NOW


def test_anonymous_card_is_nobodys_on_a_thread_too():
    card = shown(written(authors="anonymous"), 2)

    assert (card.text, card.detail) == ("Proposta di esempio 2", "")


def test_hidden_and_erased_cards_keep_their_place_without_words_or_author():
    table = written()
    must(table, c.HideCard(1, "offence"), GIULIA, now=LATER)
    must(table, c.EraseCard(2), DIRECTOR, now=LATER)

    assert [(shown(table, number).text, shown(table, number).detail) for number in (1, 2)] == [("", ""), ("", "")]
    assert shown(table, 1).label == "Carta 1"


def test_card_that_is_covered_is_not_read_on_a_thread():
    table = make_table()
    [franca] = seat_people(table, 1)
    must(table, c.OpenMoment(1), GIULIA)
    must(table, c.PostCard("Ancora coperta"), franca)

    assert (shown(table, 1).text, shown(table, 1).detail) == ("", "")


def test_card_that_never_was_has_no_words():
    card = shown(written(), 99)

    assert (card.text, card.detail, card.at) == ("", "", None)


def test_table_shows_its_number_and_its_workshop():
    table = make_table()
    found = tables_shown([table.ref])[table.ref]

    assert (found.short, found.kind) == (f"tavolo {table.number}", "tavolo")
    assert found.label == f"Tavolo {table.number}, {table.workshop.name}"
    assert (found.url, found.at) == (f"/tavoli/{table.code}/resoconto/", table.workshop.starts_at)


def test_what_is_not_there_is_left_out():
    assert tables_shown(["tavolo/999999", "tavolo/x"]) == {}
    assert cards_shown(["carta/999999-1", "carta/7"]) == {}


@pytest.mark.parametrize("name", ["a-b", "7-b", "a-31", "-", "7-", "-31", "7-31-2", "²-1", "7-²", "9" * 40 + "-1", ""])
def test_reference_that_is_none_is_left_out(name):
    """References come from rows that people and imports write: a broken one must not take the page down."""
    assert cards_shown([f"carta/{name}"]) == {}


@pytest.mark.parametrize("name", ["²", "9" * 40, "-1", "7-31", " 7", ""])
def test_table_reference_that_is_none_is_left_out(name):
    assert tables_shown([f"tavolo/{name}"]) == {}


def test_broken_reference_does_not_hide_the_others():
    table = written()

    assert list(cards_shown(["carta/a-b", f"carta/{table.pk}-1"])) == [f"carta/{table.pk}-1"]


def test_table_says_where_a_correction_is_asked_while_there_is_time():
    table = Table.objects.get(pk=concluded().pk)
    until = load(table.pk).concluded_at + 14 * 24 * 3600 * 1000

    words, address = correcting(table, until - 1)
    assert (words.startswith("Eri al tavolo?"), address) == (True, f"/tavoli/{table.code}/")
    assert correcting(table, until) is None
    assert tables_shown([table.ref])[table.ref].more == correcting(table, now_ms())


def test_table_that_has_not_concluded_takes_no_corrections():
    table = written()

    assert tables_shown([table.ref])[table.ref].more is None


def test_who_follows_a_table_is_led_to_where_a_correction_is_asked(client):
    table = written()
    until = now_ms() + 3_600_000
    TableHead.objects.filter(table=table).update(summary={"state": "concluded", "corrections_until": until})
    facts = {"thing": table.ref, "email": "nadia@example.org", "asked_at": timezone.now(), "nonce": "n" * 32}
    follower = Follower(**facts, confirmed_at=timezone.now())
    token = token_of(follower)
    follower.token_hash = hash_of(token)
    follower.save()

    page = BeautifulSoup(client.get(f"/filo/{token}/").content, "html.parser")

    assert page.select_one(f'.followed a[href="/tavoli/{table.code}/"]').get_text().startswith("Eri al tavolo?")
