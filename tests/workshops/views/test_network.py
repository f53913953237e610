"""`/prova-rete/`: what any phone can ask, without a seat, a cookie or a name."""

import asyncio

import pytest
from bs4 import BeautifulSoup

from workshops.network_socket import PINGS_MAX, network_socket
from workshops.views.network import KNOWN

pytestmark = pytest.mark.django_db


def test_page_is_for_anybody_and_keeps_nothing(client):
    response = client.get("/prova-rete/")
    assert response.status_code == 200
    assert not response.cookies
    page = BeautifulSoup(response.content, "html.parser")
    assert [row.get_text(" ", strip=True) for row in page.select("#network li strong")] == [
        "Pagina", "Portale della rete", "Filo diretto con il tavolo", "Velocità",
    ]  # fmt: skip


def test_without_scripts_a_picture_tells_the_portal_and_its_words_are_the_bad_news(client):
    page = BeautifulSoup(client.get("/prova-rete/").content, "html.parser")
    picture = page.select_one("noscript img")
    assert picture["alt"].startswith("✗ non va: c’è un portale della rete.")
    answer = client.get(picture["src"])
    assert (answer.status_code, answer["Content-Type"]) == (200, "image/svg+xml")
    assert "va bene" in answer.content.decode()


def test_known_address_answers_to_the_byte_and_is_never_kept(client):
    answer = client.get("/prova-rete/segno.txt")
    assert (answer.status_code, answer.content) == (200, KNOWN)
    assert "no-store" in answer["Cache-Control"]
    assert not answer.cookies


def test_checks_cost_no_query(client, django_assert_num_queries):
    with django_assert_num_queries(0):
        client.get("/prova-rete/segno.txt")
        client.get("/prova-rete/segno.svg")


@pytest.mark.parametrize("path", ["", "segno.txt", "segno.svg"])
def test_nothing_may_be_sent_here(client, path):
    assert client.post(f"/prova-rete/{path}", {"name": "Franca"}).status_code == 405


def talk(*messages):
    """What the socket says to these."""
    said = []

    async def run():
        waiting = iter([{"type": "websocket.connect"}, *messages])

        async def receive():
            return next(waiting)

        async def send(message):
            said.append(message)

        await network_socket({}, receive, send)

    asyncio.run(run())
    return said


def test_socket_says_back_what_it_hears_and_no_more():
    said = talk(
        {"type": "websocket.receive", "text": "1"},
        {"type": "websocket.receive", "text": "x" * 1000},
        {"type": "websocket.receive", "bytes": b"2"},
        {"type": "websocket.disconnect"},
    )
    assert [message.get("text") for message in said] == [None, "1", "x" * 32, ""]


def test_socket_shows_out_who_stays():
    said = talk(*({"type": "websocket.receive", "text": "1"} for _ping in range(PINGS_MAX)))
    assert (len(said), said[-1]) == (PINGS_MAX + 2, {"type": "websocket.close", "code": 1000})
