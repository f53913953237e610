"""Two thousand generated requests to the public site: odd values, methods, bodies and headers. None breaks a page.

Addresses of tables have such a test of their own, against a running server.
"""

import random
import re
from collections import Counter
from collections.abc import Iterator

import pytest
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver

from home.models import User
from proposals.models import Follower
from proposals.services.comments import post_comment
from proposals.services.tokens import hash_of, token_of
from tests.loaded_site import loaded_site
from tests.proposals.people import NOW, make_element, make_organisation, make_people, make_table_proposal

__all__ = ["loaded_site"]
pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("loaded_site"), pytest.mark.slow]

REQUESTS = 2_000
SEED = 20_260_512
ELSEWHERE = re.compile(r"^(en/)?(admin|tavoli|regia|laboratori|_util)/")
LONG, HUGE = "à" * 300, "9" * 5_000
ODD = (
    "",
    "0",
    "-1",
    "1e9",
    HUGE,
    LONG,
    "²",
    "١٢",
    "\x00",
    "a\x00b",
    "\u202egnp.exe",
    "a" + "\u0301" * 200,
    "<script>alert(1)</script>",
    "{{ 7|add:7 }}{% debug %}",
    "=1+1",
    "'; DROP TABLE home_user; --",
    "%00",
    "%s%n",
    "../../etc/passwd",
    "//elsewhere.example",
    "javascript:alert(1)",
    "\r\nSet-Cookie: a=b",
    "\ud83d\ude80".encode("utf-16", "surrogatepass").decode("utf-16"),
)
FIELDS = (
    "q", "dopo", "commenti", "risposte", "pagina", "direttrice", "area", "stato", "settore", "next", "lang",
    "stance", "text", "reason", "email", "stop", "page", "stars", "good", "hard", "code", "public_name", "language",
)  # fmt: skip
HEADERS = {
    "Accept-Language": ("en", "it;q=0.1,en;q=x", "a," * 2_000, "*", "zh-hans,ar;q=0.9", "\xff"),
    "Origin": ("null", "http://testserver", "http://[", "https://elsewhere.example", "file://", "a b"),
    "Sec-Fetch-Site": ("same-origin", "cross-site", "none", "x" * 300),
    "Referer": ("http://testserver/", "http://[::1", "javascript:1", "\xe0"),
    "Cookie": ("sessionid=x; csrftoken=y", "=;=;=", "django_language=xx", "messages=[[1]]", 'a="\\000"'),
    "If-Modified-Since": ("yesterday", "Thu, 99 Foo 2026 99:99:99 GMT"),
    "If-None-Match": ('"x"', "*", "W/"),
    "Range": ("bytes=0-", "bytes=9-1", "lines=1"),
    "Accept": ("application/json", "*/*", "text/html;q=x", "/"),
    "X-Forwarded-For": ("1.2.3.4, 5.6.7.8", "::1", "x"),
    "X-Requested-With": ("XMLHttpRequest",),
}
TYPES = (
    "application/x-www-form-urlencoded",
    "multipart/form-data; boundary=x",
    "multipart/form-data",
    "application/json",
    "text/plain; charset=klingon",
    "",
)
BODIES = (
    b"",
    b"{}",
    b"\xff\xfe",
    b"a=%ff&b=%00",
    b"=" * 3_000,
    b"--x\r\n",
    b"--x\r\nContent-Disposition: form-data\r\n",
)
METHODS = ("GET", "GET", "GET", "POST", "POST", "HEAD", "PUT", "DELETE", "OPTIONS", "PATCH")


def routes(patterns: list[URLPattern | URLResolver], prefix: str = "") -> Iterator[str]:
    for pattern in patterns:
        route = prefix + str(pattern.pattern)
        if isinstance(pattern, URLResolver):
            yield from routes(pattern.url_patterns, route)
        elif not ELSEWHERE.match(route):
            yield route


def filled(route: str, known: dict[str, list[str]], chance: random.Random) -> str:
    """An address of this route: mostly of something that exists, sometimes of nothing."""

    def value(found: re.Match[str]) -> str:
        names = known.get(found["name"], [])
        return chance.choice(names) if names and chance.random() < 0.8 else chance.choice(("x", "0", "9" * 18, HUGE))

    if "(" in route:  # written as a regular expression: stored pages and documents
        return chance.choice(("/", "/poli/", "/en/directions/", "/documenti/1/x", "/((", "/" + LONG))
    return "/" + re.sub(r"<(?:\w+:)?(?P<name>\w+)>", value, route)


@pytest.fixture
def known() -> dict[str, list[str]]:
    """What the addresses may name, and what it takes to be there."""
    # A real organisation must not go by the name of one that the demonstration invents.
    people, proposal = make_people(), make_table_proposal(organisation=make_organisation("Cooperativa Esempio Altrove"))
    comment = post_comment(proposal, text="Prima", stance="neutral", by=people.rosa, now=NOW)
    follower = Follower.objects.create(thing=proposal.ref, email="anna@example.org", token_hash="x", asked_at=NOW)
    Follower.objects.update(token_hash=hash_of(token_of(follower)))
    return {
        "reference": [proposal.reference],
        "number": [str(comment.pk)],
        "kind": ["proposta", "commento", "carta"],
        "name": [proposal.reference, str(comment.pk), HUGE],
        "token": [token_of(follower)],
        "code": [make_element().code],
    }


def client_of(chance: random.Random) -> Client:
    client = Client(raise_request_exception=False, enforce_csrf_checks=chance.random() < 0.2)
    who = chance.choice(("", "rosa@example.org", "mario@example.org"))
    if who:
        client.force_login(User.objects.get(email=who))
    return client


def odd_request(chance: random.Random) -> dict[str, object]:
    """Method, query, body and headers as the test client takes them."""
    pick = chance.choice
    fields = {pick(FIELDS): pick(ODD) for _number in range(chance.randint(0, 3))}
    method = pick(METHODS)
    headers = {name: pick(HEADERS[name]) for name in chance.sample(sorted(HEADERS), chance.randint(0, 3))}
    request: dict[str, object] = {"method": method, "headers": headers, "query": fields}
    if method == "POST" and chance.random() < 0.7:
        request["data"] = {pick(FIELDS): pick(ODD) for _number in range(chance.randint(0, 5))}
    elif method != "GET":
        request["raw"], request["type"] = pick(BODIES), pick(TYPES)
    return request


def answer_to(client: Client, path: str, request: dict[str, object]):
    options = {"headers": request["headers"], "query_params": request["query"]}
    if request["method"] == "POST" and "data" in request:
        return client.post(path, request["data"], **options)
    if "raw" in request:
        return client.generic(request["method"], path, request["raw"], request["type"], **options)
    return client.get(path, **options)


def test_every_address_of_the_public_site_is_among_them():
    found = set(routes(get_resolver().url_patterns))

    assert {"proposte/<slug:reference>/commenta/", "filo/<slug:token>/", "valutazione/", "accedi/codice/"} <= found
    assert {"dati-aperti/proposte.csv", "piano/<slug:code>/", "cerca/", "profilo/"} <= found
    assert len(found) > 20


def test_two_thousand_odd_requests_break_no_page(known, caplog):
    chance, statuses = random.Random(SEED), Counter()
    addresses = sorted(set(routes(get_resolver().url_patterns)))
    clients = [client_of(chance) for _number in range(12)]

    for number in range(REQUESTS):
        prefix = chance.choice(("", "", "/en"))
        path = prefix + filled(addresses[number % len(addresses)], known, chance)
        request = odd_request(chance)
        response = answer_to(chance.choice(clients), path, request)
        body = b"".join(response) if response.streaming else response.content
        statuses[response.status_code] += 1
        assert response.status_code < 500, (number, path[:120], request, caplog.text[-1500:])
        assert b"Traceback (most recent call last)" not in body, (number, path[:120], request)
        assert b"<script>alert(1)" not in body, (number, path[:120], request)

    assert sum(statuses.values()) == REQUESTS
    assert {200, 302, 303, 400, 403, 404, 405, 422} <= set(statuses), statuses
