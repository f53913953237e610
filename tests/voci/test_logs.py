"""The server's own lines: a link that opens something is not in them."""

import logging
from collections.abc import Iterator
from io import StringIO

import pytest
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, reverse

from voci.logs import FORMAT, DiscreetFormatter

pytestmark = pytest.mark.django_db
TOKEN = "k3R9_x-Q2mZ7v1Lw8TbN"


@pytest.fixture
def written():
    out, root = StringIO(), logging.getLogger()
    handler = logging.StreamHandler(out)
    handler.setFormatter(DiscreetFormatter(FORMAT))
    root.addHandler(handler)
    yield out
    root.removeHandler(handler)


def with_a_token(resolver: URLResolver, spaces: tuple[str, ...] = ()) -> Iterator[tuple[str, set[str]]]:
    """Names of addresses that hold one, with what else they hold."""
    for each in resolver.url_patterns:
        if isinstance(each, URLResolver):
            yield from with_a_token(each, (*spaces, each.namespace) if each.namespace else spaces)
        elif isinstance(each, URLPattern) and "token" in each.pattern.converters:
            yield ":".join((*spaces, each.name or "")), set(each.pattern.converters)


def test_every_address_with_a_token_is_written_without_it(written):
    names = dict(with_a_token(get_resolver()))
    assert len(names) >= 7
    for name, holds in names.items():
        address = reverse(name, kwargs={key: TOKEN if key == "token" else "esempio" for key in holds})
        logging.getLogger("django.request").warning("Conflict: %s", address)
    assert written.getvalue().count("…") == len(names)
    assert TOKEN not in written.getvalue()


def test_refused_request_is_noted_without_the_secret_of_its_link(written):
    assert Client().get(f"/iscrizioni/{TOKEN}/").status_code == 404
    assert Client(enforce_csrf_checks=True).post(f"/siediti/{TOKEN}/").status_code == 403

    lines = written.getvalue()
    assert "Not Found: /iscrizioni/…/" in lines
    assert "/siediti/…/" in lines
    assert TOKEN not in lines
