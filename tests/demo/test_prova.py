"""/prova/ on the server: a table of one's own, handed over to three frames, and gone again."""

import re

import pytest
from django.db import transaction
from django.test import Client

from home.content.directions import load_directions
from home.models import Direction
from proposals.models import LineageEdge, Proposal
from voci.demo.prova_table import ORGANISATIONS, SESSION_KEY, UNUSED_AFTER_MS, WORKSHOP, begin, kept, leave
from voci.demo.prova_words import CARDS
from workshops.content.demo.clearing import clear_tables
from workshops.domain import commands as c
from workshops.domain.actors import ClockActor, FacilitatorActor, SeatActor
from workshops.domain.state import Phase
from workshops.live.committer import commit
from workshops.live.envelope import Accepted, Batch, Envelope
from workshops.live.hub import now_ms
from workshops.live.store import load
from workshops.live_blocks import now_part
from workshops.models import Table
from workshops.services.projecting import project

pytestmark = pytest.mark.django_db
ITALIAN, ENGLISH = {"HTTP_ACCEPT_LANGUAGE": "it-IT,it;q=0.9"}, {"HTTP_ACCEPT_LANGUAGE": "en-GB,en;q=0.8,it;q=0.5"}


@pytest.fixture
def directions(db):
    load_directions()


def _table(client: Client) -> Table:
    return Table.objects.get(code=client.session[SESSION_KEY]["code"])


def _tokens(client: Client) -> list[str]:
    kept_here = client.session[SESSION_KEY]
    return [kept_here["facilitator_token"], *(each["token"] for each in kept_here["organisations"])]


@pytest.mark.usefixtures("directions")
def test_first_visit_opens_a_table_with_nine_seated_and_writing(client):
    response = client.get("/prova/", **ITALIAN)
    state = load(_table(client).pk)

    assert response.status_code == 200
    assert (len(state.seats), len(state.voters)) == (ORGANISATIONS + 1, ORGANISATIONS + 1)
    assert (state.moment.number, state.moment.phase) == (1, Phase.OPEN)
    assert [spec.kind.value for spec in state.script] == ["write", "choose"]
    assert {seat.sector for seat in state.seats.values()} >= {"union", "school", "company", "cooperative"}


@pytest.mark.usefixtures("directions")
def test_page_hands_its_frames_their_places_by_cookie(client):
    response = client.get("/prova/", **ITALIAN)
    code = _table(client).code

    assert response.cookies[f"posto-{code}"]["httponly"]
    assert response.cookies[f"facilita-{code}"]["httponly"]
    assert "Sei Tu, posto 9" in client.get(f"/tavoli/{code}/").content.decode()
    assert client.get(f"/tavoli/{code}/facilita/").status_code == 200
    assert response.cookies[f"facilita-{code}"].value not in response.content.decode()


@pytest.mark.usefixtures("directions")
def test_second_visit_is_at_the_same_table(client):
    client.get("/prova/", **ITALIAN)
    first = _table(client)
    client.get("/prova/", **ITALIAN)

    assert _table(client) == first
    assert Table.objects.count() == 1


@pytest.mark.usefixtures("directions")
def test_two_visitors_have_two_tables(client):
    other = Client()
    client.get("/prova/", **ITALIAN)
    other.get("/prova/", **ITALIAN)

    assert {_table(client).number, _table(other).number} == {1, 2}
    assert set(_tokens(client)).isdisjoint(_tokens(other))


@pytest.mark.usefixtures("directions")
def test_begin_again_takes_the_table_away_and_gives_another(client):
    client.get("/prova/", **ITALIAN)
    before = _table(client)
    response = client.post("/prova/ricomincia/")

    assert (response.status_code, response["Location"]) == (303, "/prova/")
    assert response.cookies[f"posto-{before.code}"].value == ""
    assert list(Table.objects.all()) == [_table(client)]
    assert _table(client).code != before.code


@pytest.mark.usefixtures("directions")
def test_begin_again_needs_a_form_of_this_site():
    strict = Client(enforce_csrf_checks=True)
    strict.get("/prova/", **ITALIAN)
    before = _table(strict)

    assert strict.post("/prova/ricomincia/").status_code == 403
    assert strict.get("/prova/ricomincia/").status_code == 405
    assert _table(strict) == before


@pytest.mark.usefixtures("directions")
def test_language_is_the_browsers_until_one_is_chosen(client):
    redirected = client.get("/prova/", **ENGLISH)

    assert (redirected.status_code, redirected["Location"]) == (302, "/en/prova/")
    assert client.get("/prova/", HTTP_REFERER="http://testserver/en/prova/", **ENGLISH).status_code == 200
    assert client.get("/prova/", HTTP_REFERER="http://altrove.example/prova/", **ENGLISH).status_code == 302
    assert client.get("/prova/", HTTP_ACCEPT_LANGUAGE="fr-FR,it;q=0.4,en;q=0.2").status_code == 200
    assert client.get("/prova/").status_code == 200


@pytest.mark.usefixtures("directions")
def test_organisations_write_in_the_language_of_the_page(client):
    page = client.get("/en/prova/", **ENGLISH).content.decode()

    assert CARDS["en"][0].partition("\n")[0] in page
    assert CARDS["it"][0].partition("\n")[0] not in page
    assert f"/en/tavoli/{_table(client).code}/" in page


@pytest.mark.parametrize("language", sorted(CARDS))
def test_there_is_a_card_for_each_organisation(language):
    assert len(set(CARDS[language])) == ORGANISATIONS
    assert all(len(text) <= 280 for text in CARDS[language])


def test_without_content_the_page_says_what_to_do(client):
    response = client.get("/prova/", **ITALIAN)

    assert response.status_code == 503
    assert "load_content" in response.content.decode()
    assert not Table.objects.exists()


@pytest.mark.usefixtures("directions")
def test_page_works_without_scripts_by_three_links_and_keeps_nothing_inline(client):
    page = client.get("/prova/", **ITALIAN).content.decode()
    code = _table(client).code

    for address in (f"/tavoli/{code}/", f"/tavoli/{code}/facilita/", f"/tavoli/{code}/schermo/"):
        assert f'href="{address}"' in page
    assert "<noscript>" in page
    assert re.findall(r'<script(?![^>]*(?:src=|type="application/json"))', page) == []
    assert re.findall(r"\sstyle=|\son\w+=", page) == []


@pytest.mark.usefixtures("directions")
def test_a_visitors_table_is_not_what_is_open_now_in_the_city(client, rf):
    client.get("/prova/", **ITALIAN)

    assert now_part(rf.get("/"), None) is None


@pytest.mark.usefixtures("directions")
def test_tables_that_nobody_uses_any_more_go(client):
    long_ago = begin(language="it", now=now_ms() - UNUSED_AFTER_MS - 1000)
    lately = begin(language="it", now=now_ms())

    assert kept({SESSION_KEY: {"code": long_ago.code}}) is None
    assert list(Table.objects.values_list("code", flat=True)) == [lately.code]


def _conclude(table: Table, seat: int) -> None:
    """One card, one preference, and time itself closing both moments."""
    giulia, now = FacilitatorActor(card=1), now_ms()
    steps = [
        (c.PostCard(text="Un cortile aperto\nDopo la scuola"), SeatActor(seat)),
        (c.CloseMoment(moment=1), giulia),
        (c.OpenMoment(moment=2), giulia),
        (c.CastBallot(ballot=2, choice=(1,)), SeatActor(seat)),
        (c.CloseMoment(moment=2), giulia),
    ]
    envelopes = []
    for place, (command, by) in enumerate(steps):
        now += 5_000
        envelopes.append(Envelope(by, f"test-step-{place}", command, now))
        if isinstance(command, c.CloseMoment):
            now += 5_000
            tick = c.Tick(moment=command.moment, due=now - 2_000)
            envelopes.append(Envelope(ClockActor(), f"test-tick-{place}", tick, now))
    [committed] = commit([Batch(table.pk, tuple(envelopes))])
    assert all(isinstance(outcome, Accepted) for outcome in committed.outcomes), committed.outcomes
    project(table.pk)


@pytest.mark.usefixtures("directions")
def test_what_was_born_at_a_visitors_table_goes_with_it():
    found = begin(language="it", now=now_ms())
    table = Table.objects.get(code=found.code)
    _conclude(table, found.visitor.seat)
    assert [proposal.title for proposal in Proposal.objects.all()] == ["Un cortile aperto"]

    leave(found)
    assert not Proposal.objects.exists()
    assert not LineageEdge.objects.exists()
    assert not Table.objects.filter(workshop__code=WORKSHOP).exists()


@pytest.mark.usefixtures("directions")
def test_clearing_never_takes_a_real_table(client):
    client.get("/prova/", **ITALIAN)
    demo = _table(client)
    real = Table.objects.create(
        workshop=demo.workshop, number=99, direction=Direction.objects.first(), script=demo.script, is_demo=False
    )
    with transaction.atomic():
        clear_tables(Table.objects.all())

    assert list(Table.objects.all()) == [real]
