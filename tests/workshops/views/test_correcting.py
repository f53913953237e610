"""Corrections decided by the regia, weeks after the evening: Dario directs, Ivo does not, Franca asked."""

from datetime import timedelta

import pytest
from bs4 import BeautifulSoup
from django.test import Client
from django.utils import timezone

from home.models import AuditRecord, User
from tests.support.people import conclude, write
from tests.support.rows import make_table
from tests.workshops.promises import in_threads
from tests.workshops.views.forms import alert, close, open_writing, post, signed_in
from tests.workshops.views.test_directing import MOST_QUERIES
from workshops.desks import desks
from workshops.domain.corrections import Decision
from workshops.live.store import load
from workshops.models import FacilitationCard, TableHead
from workshops.views.correcting import TABLES_ON_A_PAGE

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def script():
    return (write(grace_seconds=0), conclude(grace_seconds=0))


@pytest.fixture
def page(franca, giulia, table, url):
    """The evening is over, Giulia's card too; Franca has asked for two corrections."""
    open_writing(giulia, url)
    post(franca, url, "Un tutor")
    close(giulia, url, 1)
    giulia.post(f"{url}facilita/", {"kind": "open_moment", "moment": "2"})
    close(giulia, url, 2)
    for text, topic in (("Erano due tutor", "card-1"), ("Manca la pausa", "")):
        assert franca.post(url, {"kind": "ask_correction", "text": text, "topic": topic}).status_code == 303
    FacilitationCard.objects.update(valid_on=timezone.localdate() - timedelta(days=3))
    return f"/regia/{table.workshop.code}/tavoli/{table.number}/correzioni/"


def said(response) -> str:
    return " ".join(BeautifulSoup(response.content, "html.parser").select_one("main").get_text(" ").split())


def test_regia_reads_what_each_request_is_about_and_not_who_asked(dario, page, table):
    told = said(dario.get(page))
    assert "su «Un tutor» Erano due tutor In esame" in told
    assert "Manca la pausa In esame" in told
    assert "Franca" not in told
    assert page in dario.get(f"/regia/{table.workshop.code}/").content.decode()


def test_regia_leads_from_a_concluded_table_to_its_account_and_seats_nobody_there_any_more(dario, page, table):
    regia = dario.get(f"/regia/{table.workshop.code}/").content.decode()
    assert f'href="/tavoli/{table.code}/resoconto/"' in regia
    assert "Manda un link per sedersi" not in regia


def test_act_whose_process_was_killed_before_the_register_is_written_down_when_asked_again(dario, page):
    sent = {"kind": "hide_correction", "correction": "1", "reason": "other", "id": "b" * 36}
    dario.post(page, sent)
    AuditRecord.objects.filter(action="hide_correction").delete()

    assert [dario.post(page, sent).status_code for _time in range(2)] == [303, 303]
    assert AuditRecord.objects.filter(action="hide_correction").count() == 1


def test_decision_pressed_thrice_at_once_is_one_line_of_the_register(dario, page, table):
    sent = {"kind": "accept_correction", "correction": "1", "text": "", "id": "c" * 36}
    browsers = [Client() for _number in range(3)]
    for browser in browsers:
        browser.cookies = dario.cookies

    assert in_threads([lambda each=each: each.post(page, sent).status_code for each in browsers]) == [303] * 3
    assert AuditRecord.objects.filter(action="accept_correction").count() == 1


def test_regia_decides_once_and_the_register_says_so(dario, page, table, url):
    accepted = {"kind": "accept_correction", "correction": "1", "text": "", "id": "a" * 36}
    assert [dario.post(page, accepted).status_code for _time in range(2)] == [303, 303]
    declined = {"kind": "decline_correction", "correction": "2", "text": "Non c’è stata"}
    assert dario.post(page, declined).status_code == 303

    decided = [each.decision for each in load(table.pk).corrections.values()]
    assert decided == [Decision.ACCEPTED, Decision.DECLINED]
    kinds = AuditRecord.objects.filter(action__endswith="_correction").order_by("pk").values_list("action", "thing")
    assert list(kinds) == [
        ("accept_correction", f"{table.ref}/correzione-1"),
        ("decline_correction", f"{table.ref}/correzione-2"),
    ]
    assert "Non c’è stata" in dario.get(f"{url}resoconto/").content.decode()


def test_no_without_a_reason_is_refused_and_what_is_typed_stays(dario, page, table):
    no = {"kind": "decline_correction", "correction": "1", "about": "correzione-1"}
    assert alert(dario.post(page, {**no, "text": " "})).startswith("Manca il perché")
    assert f">{'x' * 281}</textarea>" in dario.post(page, {**no, "text": "x" * 281}).content.decode()
    assert load(table.pk).corrections[1].decision is None


def test_request_is_hidden_with_a_reason_and_shown_again(dario, page):
    assert dario.post(page, {"kind": "hide_correction", "correction": "2", "reason": "offence"}).status_code == 303
    assert "Nascosta da chi facilita" in said(dario.get(page))
    assert dario.post(page, {"kind": "restore_correction", "correction": "2"}).status_code == 303
    assert "Manca la pausa In esame" in said(dario.get(page))


@pytest.mark.parametrize("kind", ["erase_correction", "close_moment", "", "hide_card"])
def test_nothing_else_is_done_from_there(dario, page, kind):
    assert dario.post(page, {"kind": kind, "correction": "1", "reason": "offence"}).status_code == 409


def test_who_does_not_direct_decides_nothing(page, table):
    ivo = signed_in("ivo@esempio.invalid")
    sent = {"kind": "accept_correction", "correction": "1", "text": ""}
    assert (ivo.get(page).status_code, ivo.post(page, sent).status_code) == (403, 403)
    assert load(table.pk).corrections[1].decision is None


def test_requests_of_a_workshop_are_counted_on_the_desk_and_listed_until_they_are_decided(dario, page, table):
    regia = f"/regia/{table.workshop.code}/"
    listed = said(dario.get(f"{regia}correzioni/"))
    assert "su «Un tutor» Erano due tutor" in listed
    assert "Manca la pausa" in listed
    assert "Franca" not in listed
    assert "2 correzioni da decidere" in said(dario.get(regia))
    [desk] = [each for each in desks(User.objects.get(email="dario@esempio.invalid")) if "Correzioni" in each.label]
    assert (desk.url, desk.waiting) == (f"{regia}correzioni/", "2 richieste")

    for number in ("1", "2"):
        assert dario.post(page, {"kind": "accept_correction", "correction": number, "text": ""}).status_code == 303

    assert "Nessuna richiesta di correzione aspetta." in said(dario.get(f"{regia}correzioni/"))
    assert "da decidere" not in said(dario.get(regia))
    assert all("Correzioni" not in each.label for each in desks(User.objects.get(email="dario@esempio.invalid")))


def test_list_of_requests_is_for_the_regia(dario, franca, page, table):
    assert signed_in("ivo@esempio.invalid").get(f"/regia/{table.workshop.code}/correzioni/").status_code == 403


@pytest.mark.parametrize("tables", [1, 30])
def test_list_of_requests_pages_and_costs_the_same(dario, page, table, tables, django_assert_max_num_queries):
    for _number in range(tables - 1):
        TableHead.objects.filter(table=make_table(is_demo=True)).update(summary={"corrections": 1})

    with django_assert_max_num_queries(MOST_QUERIES):
        response = dario.get(f"/regia/{table.workshop.code}/correzioni/")

    assert len(response.context["rows"]) == min(tables, TABLES_ON_A_PAGE)
    assert ("pagina=2" in response.content.decode()) is (tables > TABLES_ON_A_PAGE)
