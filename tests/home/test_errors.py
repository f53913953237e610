"""What a reader meets when something is wrong: what happened, and where to go on."""

import json

import pytest
from bs4 import BeautifulSoup
from django.core.exceptions import PermissionDenied
from django.db import OperationalError
from django.test import Client, RequestFactory
from django.views.defaults import permission_denied, server_error
from psycopg_pool import PoolTimeout

from home.unavailable import server_error as server_error_here

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("loaded_site")]


@pytest.mark.parametrize(
    ("address", "heading", "home"),
    [("/non-esiste/", "Questa pagina non c'è", "/"), ("/direttrici/altra/", "Questa pagina non c'è", "/")],
)
def test_missing_page_says_so_and_leads_on(client, address, heading, home):
    answer = client.get(address)
    soup = BeautifulSoup(answer.content, "html.parser")

    assert answer.status_code == 404
    assert soup.h1.text == heading
    assert soup.select_one("main a.button")["href"] == home
    assert soup.select("form.rating-card") == []


def test_missing_english_page_keeps_the_language(client):
    answer = client.get("/en/nowhere/")

    assert (answer.status_code, BeautifulSoup(answer.content, "html.parser").html["lang"]) == (404, "en")


def test_forged_form_is_refused_in_words():
    answer = Client(enforce_csrf_checks=True).post("/esci/")

    assert answer.status_code == 403
    assert BeautifulSoup(answer.content, "html.parser").h1.text == "La pagina era aperta da troppo tempo"


def test_what_was_typed_into_a_form_that_is_refused_can_be_copied():
    answer = Client(enforce_csrf_checks=True).post("/esci/", {"text": "Una frase <b>lunga</b>"})

    assert BeautifulSoup(answer.content, "html.parser").textarea.text.strip() == "Una frase <b>lunga</b>"


def test_form_that_cannot_be_read_is_refused_all_the_same():
    browser = Client(enforce_csrf_checks=True, raise_request_exception=False)
    answer = browser.generic("POST", "/esci/", b"no parts", content_type="multipart/form-data")

    assert answer.status_code == 403
    assert BeautifulSoup(answer.content, "html.parser").h1.text == "La pagina era aperta da troppo tempo"


def test_forbidden_page_names_no_reason_of_the_machine(client):
    request = client.get("/").wsgi_request
    answer = permission_denied(request, PermissionDenied("the secret reason"))

    assert answer.status_code == 403
    assert "the secret reason" not in answer.content.decode()
    assert BeautifulSoup(answer.content, "html.parser").h1.text == "Non puoi vedere questa pagina"


def test_broken_page_needs_neither_database_nor_request(django_assert_num_queries):
    with django_assert_num_queries(0):
        answer = server_error(RequestFactory().get("/"))

    assert answer.status_code == 500
    assert BeautifulSoup(answer.content, "html.parser").h1.text == "Qualcosa si è rotto"


@pytest.mark.parametrize("address", ["/%00", "/direttrici/%2e%2e/", "/" + "a" * 2000 + "/", "/direttrici//", "/è/"])
def test_strange_addresses_are_not_found_and_never_break(client, address):
    assert client.get(address).status_code in {301, 404}


def test_broken_body_does_not_break_the_page_of_what_is_missing(client):
    """Unfinished multipart, sent to an address that no view has, by a browser that holds a form's cookie."""
    client.get("/accedi/")

    answer = client.generic("POST", "/((", b"\xff\xfe", "multipart/form-data")

    assert answer.status_code == 404
    assert BeautifulSoup(answer.content, "html.parser").h1.text == "Questa pagina non c'è"


def test_search_and_thanks_answer_a_head_as_they_answer_a_get(client):
    for address in ("/cerca/?q=lavoro", "/valutazione/grazie/"):
        answer = client.head(address)
        assert (answer.status_code, answer.content) == (200, b"")


class TestWhenNoConnectionIsFree:
    """PostgreSQL's pool is taken whole for a moment: a whole room came at once."""

    @pytest.fixture
    def ask(self):
        def ask(fault: Exception, **headers: str):
            try:
                raise fault
            except type(fault):
                return server_error_here(RequestFactory().get("/", headers=headers))

        return ask

    @pytest.fixture
    def crowded(self):
        fault = OperationalError("couldn't get a connection")
        fault.__cause__ = PoolTimeout("couldn't get a connection after 5.00 sec")
        return fault

    def test_person_is_told_to_come_back(self, ask, crowded):
        answer = ask(crowded, accept="text/html")
        assert (answer.status_code, answer["Retry-After"]) == (503, "2")
        assert BeautifulSoup(answer.content, "html.parser").h1.text == "Siamo in tanti in questo momento"

    def test_script_is_told_in_its_own_words(self, ask, crowded):
        answer = ask(crowded, accept="application/json")
        assert (answer.status_code, json.loads(answer.content)) == (503, {"type": "error", "code": "try_again"})

    def test_any_other_fault_is_a_fault(self, ask):
        assert ask(OperationalError("no such table")).status_code == 500
        assert ask(ZeroDivisionError("x")).status_code == 500
