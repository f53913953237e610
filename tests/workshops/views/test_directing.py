"""The page of the regia: Dario directs; Giulia gets a card; Ivo, with an account and without the role, does nothing."""

import re

import pytest
from django.test import Client
from django.utils import timezone

from home.models import AuditRecord
from tests.support.rows import make_table
from tests.workshops.promises import in_threads
from tests.workshops.views.forms import signed_in
from workshops.models import FacilitationCard, Table, TableHead
from workshops.queries import hash_of
from workshops.services.facilitating import issue_card

pytestmark = pytest.mark.django_db(transaction=True)
MOST_QUERIES = 15


@pytest.fixture
def table() -> Table:
    return make_table(is_demo=True)


@pytest.fixture
def regia(table):
    return f"/regia/{table.workshop.code}/"


def messages_of(response) -> list[str]:
    return [str(message) for message in response.context["messages"]]


def act(browser, regia, table, deed, **fields):
    return browser.post(f"{regia}tavoli/{table.number}/{deed}", fields, follow=True)


def test_regia_shows_every_table_with_its_code_and_offers_to_open_it(dario, regia, table):
    page = dario.get(regia).content.decode()

    assert f"Apri il tavolo {table.number}" in page
    assert table.code in page
    assert table.door_token not in page


def test_opening_a_table_says_so_and_is_not_offered_again(dario, regia, table):
    response = act(dario, regia, table, "apri/")

    assert messages_of(response) == [f"Il tavolo {table.number} è aperto."]
    assert TableHead.objects.get(pk=table.pk).summary["state"] == "waiting"
    assert f"Apri il tavolo {table.number}" not in response.content.decode()


def test_card_is_shown_once_with_its_pin_and_kept_only_as_hashes(dario, regia, table):
    response = act(dario, regia, table, "carte/", holder_name="  Giulia Esempio ")
    page, card = response.content.decode(), FacilitationCard.objects.get(table=table)
    token = re.search(r"/f/([\w-]{20,})/", page)[1]

    assert (response.status_code, card.holder_name, card.valid_on) == (200, "Giulia Esempio", timezone.localdate())
    assert card.token_hash == hash_of(token)
    assert response.context["pin"] in page
    assert "no-store" in response.headers["Cache-Control"]
    assert token not in dario.get(regia).content.decode()


def test_form_of_a_card_sent_again_is_the_same_card(dario, regia, table):
    """Reloading the page that shows it. Another form, or the same chance in somebody else's hands, is another card."""
    attempt = re.search(r'name="attempt" value="([0-9a-f-]{36})"', dario.get(regia).content.decode())[1]
    first, again = (act(dario, regia, table, "carte/", holder_name="Giulia", attempt=attempt) for _reload in range(2))

    assert FacilitationCard.objects.filter(table=table).count() == 1
    assert [again.context[name] for name in ("pin", "address", "card")] == [
        first.context[name] for name in ("pin", "address", "card")
    ]
    assert AuditRecord.objects.filter(action="issue_facilitation_card").count() == 1
    other = signed_in("dina@esempio.invalid", "Regia")
    act(other, regia, table, "carte/", holder_name="Giulia", attempt=attempt)
    for odd in (attempt[:-1] + "g", "", "x" * 36, attempt.upper() + "\x00"):
        act(dario, regia, table, "carte/", holder_name="Giulia", attempt=odd)
    assert FacilitationCard.objects.filter(table=table).count() == 6


@pytest.mark.parametrize("name", ["x" * 200, "Giu\x00lia"])
def test_name_of_the_holder_is_cut_to_what_fits(dario, regia, table, name):
    act(dario, regia, table, "carte/", holder_name=name)

    assert FacilitationCard.objects.get(table=table).holder_name == name.replace("\x00", "")[:60]


def test_revoked_card_is_gone_from_the_page_and_revoking_again_is_explained(dario, regia, table):
    act(dario, regia, table, "apri/")
    card, _token, _pin = issue_card(table, holder_name="Giulia Esempio", valid_on=timezone.localdate())
    response = act(dario, regia, table, f"carte/{card.number}/ritira/")

    assert messages_of(response) == ["La carta non vale più."]
    assert "Giulia Esempio" not in response.content.decode()
    card.refresh_from_db()
    assert card.revoked_at is not None


def test_card_of_a_table_that_is_not_open_cannot_be_revoked_yet(dario, regia, table):
    card, _token, _pin = issue_card(table, holder_name="Giulia Esempio", valid_on=timezone.localdate())
    response = act(dario, regia, table, f"carte/{card.number}/ritira/")

    assert len(messages_of(response)) == 1
    card.refresh_from_db()
    assert card.revoked_at is None


DEEDS = ("apri/", "carte/", "carte/1/ritira/")


@pytest.mark.parametrize("deed", DEEDS)
def test_stranger_directs_nothing(regia, table, deed):
    ivo = signed_in("ivo@esempio.invalid")

    assert ivo.get(regia).status_code == 403
    assert act(ivo, regia, table, deed).status_code == 403
    assert not FacilitationCard.objects.exists()
    assert TableHead.objects.get(pk=table.pk).seq == 0


@pytest.mark.parametrize("deed", ["", *(f"tavoli/1/{deed}" for deed in DEEDS)])
def test_who_is_not_signed_in_is_asked_to(regia, deed):
    response = Client().get(regia) if deed == "" else Client().post(f"{regia}{deed}")

    assert response.status_code == 302
    assert response.url.startswith("/accedi/")


@pytest.mark.parametrize("deed", DEEDS)
def test_table_or_workshop_that_is_not_there_is_not_found(dario, regia, table, deed):
    assert dario.post(f"{regia}tavoli/999/{deed}").status_code == 404
    assert dario.post(f"/regia/altro-laboratorio/tavoli/{table.number}/{deed}").status_code == 404


@pytest.mark.parametrize("deed", DEEDS)
def test_deeds_are_not_done_by_following_a_link(dario, regia, table, deed):
    assert dario.get(f"{regia}tavoli/{table.number}/{deed}").status_code == 405


def test_regia_asks_as_much_for_thirty_tables_as_for_one(dario, regia, table, django_assert_max_num_queries):
    asked = []
    for more in (0, 29):
        for _table in range(more):
            issue_card(make_table(is_demo=True), holder_name="Giulia Esempio", valid_on=timezone.localdate())
        dario.get(regia)
        with django_assert_max_num_queries(MOST_QUERIES) as queries:
            assert dario.get(regia).status_code == 200
        asked.append(len(queries))

    assert asked[0] == asked[1]


def test_the_profile_of_who_directs_leads_to_the_regia(dario, table, regia):
    assert f'href="{regia}"' in dario.get("/profilo/").content.decode()
    assert "/regia/" not in signed_in("ivo@esempio.invalid").get("/profilo/").content.decode()


# All at once


def test_opening_all_tables_pressed_thrice_at_once_is_one_line_for_each(dario, regia, table):
    make_table(is_demo=True)
    browsers = [Client() for _number in range(3)]
    for browser in browsers:
        browser.cookies = dario.cookies
    pressed = in_threads([lambda browser=browser: browser.post(f"{regia}apri/").status_code for browser in browsers])

    assert pressed == [302] * 3
    lines = AuditRecord.objects.filter(action="open_table").values_list("thing", flat=True)
    assert sorted(lines) == sorted(each.ref for each in Table.objects.all())


def test_opening_all_tables_is_asked_once_more_and_opens_each(dario, regia, table):
    other = make_table(is_demo=True)
    assert f"{regia}apri/" in dario.get(regia).content.decode()

    asked = dario.get(f"{regia}apri/").content.decode()
    assert "Sì, apri 2 tavoli" in asked
    assert list(TableHead.objects.values_list("seq", flat=True)) == [0, 0]

    assert messages_of(dario.post(f"{regia}apri/", follow=True)) == ["Sono aperti 2 tavoli."]
    assert {head.summary["state"] for head in TableHead.objects.all()} == {"waiting"}
    assert AuditRecord.objects.filter(action="open_table").count() == 2
    assert set(AuditRecord.objects.values_list("thing", flat=True)) == {table.ref, other.ref}


def test_opening_all_tables_again_changes_nothing(dario, regia, table):
    make_table(is_demo=True)
    act(dario, regia, table, "apri/")
    assert messages_of(dario.post(f"{regia}apri/", follow=True)) == ["È aperto 1 tavolo."]
    before = list(TableHead.objects.order_by("pk").values_list("seq", "hash"))

    response = dario.post(f"{regia}apri/", follow=True)

    assert messages_of(response) == ["I tavoli erano già aperti."]
    assert list(TableHead.objects.order_by("pk").values_list("seq", "hash")) == before
    assert f"{regia}apri/" not in response.content.decode()
    assert "già tutti aperti" in dario.get(f"{regia}apri/").content.decode()


def test_one_table_that_does_not_open_leaves_the_others_open(dario, regia, table):
    broken = make_table(is_demo=True)
    Table.objects.filter(pk=broken.pk).update(script=[{"kind": "dance", "question": {}}])

    said = messages_of(dario.post(f"{regia}apri/", follow=True))

    assert said == [
        f"Il tavolo {broken.number} non si è aperto. La scaletta del tavolo non è completa.",
        "È aperto 1 tavolo.",
    ]
    assert TableHead.objects.get(pk=table.pk).seq > 0


@pytest.mark.parametrize("tables", [2, 30])
def test_asking_to_open_all_costs_the_same(dario, regia, table, tables, django_assert_max_num_queries):
    for _number in range(tables - 1):
        make_table(is_demo=True)
    with django_assert_max_num_queries(MOST_QUERIES):
        assert f"Sì, apri {tables} tavoli" in dario.get(f"{regia}apri/").content.decode()
