"""What somebody was doing before signing in: kept for one address, for an hour, and given back once."""

from datetime import timedelta

import pytest
from django.contrib.sessions.backends.signed_cookies import SessionStore
from django.http import HttpRequest
from django.test import RequestFactory

from proposals import pending
from tests.proposals.people import NOW

HERE = "/proposte/t7-31/"
INSTANT = timedelta(seconds=1)


def request_at(path: str, session: SessionStore | None = None) -> HttpRequest:
    request = RequestFactory().get(path)
    request.session = session if session is not None else SessionStore()
    return request


@pytest.fixture
def asked() -> HttpRequest:
    request = request_at(f"{HERE}commenta/")
    fields = {"text": "Le mie parole", "stance": "neutral"}
    pending.sign_in_first(request, verb="comment", back=f"{HERE}#scrivi", now=NOW, fields=fields)
    return request


def test_signing_in_leads_back_to_where_one_was():
    response = pending.sign_in_first(request_at("/x/"), verb="comment", back=f"{HERE}#scrivi", now=NOW)

    assert (response.status_code, response.url) == (303, "/accedi/?next=%2Fproposte%2Ft7-31%2F%23scrivi")


def test_the_fields_come_back_at_their_own_address(asked):
    kept = pending.peek(request_at(HERE, asked.session), "comment", NOW)

    assert kept.fields == {"text": "Le mie parole", "stance": "neutral"}


@pytest.mark.parametrize("path", ["/proposte/t7-32/", "/proposte/t7-31/filo/", "/en/proposte/t7-31/", "/"])
def test_nothing_comes_back_at_another_address(asked, path):
    assert pending.take(request_at(path, asked.session), "comment", NOW) is None
    assert pending.peek(request_at(HERE, asked.session), "comment", NOW) is not None


def test_nothing_comes_back_for_another_deed(asked):
    assert pending.peek(request_at(HERE, asked.session), "support", NOW) is None


def test_it_is_kept_for_an_hour_and_no_longer(asked):
    here = request_at(HERE, asked.session)

    assert pending.peek(here, "comment", NOW + pending.KEPT_FOR - INSTANT) is not None
    assert pending.peek(here, "comment", NOW + pending.KEPT_FOR) is None


def test_looking_keeps_it_and_taking_it_removes_it(asked):
    here = request_at(HERE, asked.session)

    assert pending.peek(here, "comment", NOW) == pending.peek(here, "comment", NOW)
    assert pending.take(here, "comment", NOW) is not None
    assert pending.take(here, "comment", NOW) is None


def test_a_later_wish_takes_the_place_of_the_earlier_one(asked):
    pending.sign_in_first(asked, verb="support", back=f"{HERE}riprendi/", now=NOW)

    assert pending.peek(request_at(HERE, asked.session), "comment", NOW) is None
    assert pending.take(request_at(f"{HERE}riprendi/", asked.session), "support", NOW).fields == {}


def test_a_text_of_any_length_leaves_the_session_small():
    request = request_at("/x/")
    pending.sign_in_first(request, verb="comment", back=HERE, now=NOW, fields={"text": "è" * 100_000})

    assert len(pending.peek(request_at(HERE, request.session), "comment", NOW).fields["text"]) == pending.FIELD_CHARS


@pytest.mark.parametrize("stored", [None, "comment", 7, []])
def test_a_session_that_holds_something_else_holds_nothing(stored):
    request = request_at(HERE)
    request.session[pending.SESSION_KEY] = stored

    assert pending.peek(request, "comment", NOW) is None


def test_forgetting_nothing_is_no_fault():
    request = request_at(HERE)
    pending.forget(request)

    assert pending.SESSION_KEY not in request.session
