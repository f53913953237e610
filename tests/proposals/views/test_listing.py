"""/proposte/: found, filtered, paged, counted in words."""

import html
import re
from datetime import timedelta

import pytest
from bs4 import BeautifulSoup

from consultations.models import Organisation
from home.models import Area
from proposals.domain.states import State
from proposals.models import Proposal
from proposals.queries.listing import cursor_of, read_cursor
from tests.proposals.people import (
    CLOSED_AT,
    NOW,
    make_answer,
    make_direction,
    make_organisation,
    make_table_proposal,
    make_user,
)

pytestmark = pytest.mark.django_db


def titles_of(response) -> list[str]:
    return [proposal.title for proposal in response.context["listing"].items]


def make_resident_proposal(reference="r1", **changes) -> Proposal:
    return Proposal.objects.create(
        **{
            "reference": reference,
            "channel": Proposal.Channel.SITE,
            "direction": make_direction("access", 2),
            "title": "Una panchina davanti al polo",
            "text": "Chi aspetta sta in piedi.",
            "state": State.PUBLISHED,
            "published_at": NOW,
        }
        | changes
    )


def test_the_newest_come_first_with_their_two_figures_apart(client):
    make_table_proposal(31)
    make_resident_proposal(support_count=7)

    response = client.get("/proposte/")

    assert titles_of(response) == ["Una panchina davanti al polo", "Un tutor per ogni tirocinio."]
    page = re.sub(r"<[^>]+>", " ", html.unescape(response.content.decode()))
    assert "Ai tavoli: 9 organizzazioni su 11" in page
    assert "I residenti: 7 sostegni" in page


def test_drafts_hidden_and_unpublished_ones_are_not_listed(client):
    make_resident_proposal("r1", state=State.DRAFT)
    make_resident_proposal("r2", is_hidden=True)
    make_resident_proposal("r3", published_at=None)

    assert titles_of(client.get("/proposte/")) == []
    assert "Non ci sono ancora proposte." in client.get("/proposte/").content.decode()


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("q=tutor", ["tavolo"]),
        ("q=TUTOR+fotocopie", ["tavolo"]),
        ("q=tutor+panchina", []),
        ("q=100%25", []),
        ("direttrice=access", ["residente"]),
        ("area=3", ["residente"]),
        ("stato=partly-accepted", ["tavolo"]),
        ("settore=cooperative", ["tavolo"]),
        ("settore=school", []),
        ("direttrice=access&stato=partly-accepted", []),
        ("direttrice=nessuna", ["residente", "tavolo"]),
        ("q=%00tutor", ["tavolo"]),
    ],
)
def test_filters_stand_in_the_address(client, people, query, found):
    area = Area.objects.create(kind=Area.Kind.DISTRICT, code="3", name="Circoscrizione 3", source="prova")
    make_resident_proposal(area=area)
    make_answer(make_table_proposal(), people)
    names = {"residente": "Una panchina davanti al polo", "tavolo": "Un tutor per ogni tirocinio."}

    assert titles_of(client.get(f"/proposte/?{query}")) == [names[one] for one in found]


def test_filters_wait_behind_a_line_that_says_whether_they_are_on(client):
    """Which screens show the line is the style sheet's; here it stands closed before the form, in either case."""
    lines = []
    for address in ("/proposte/", "/proposte/?q=tutor"):
        page = BeautifulSoup(client.get(address).content, "html.parser")
        toggle = page.select_one("details.filters-toggle:not([open])")
        assert "proposals-filters" in toggle.find_next_sibling()["class"]
        lines.append(toggle.summary.text)
    assert lines == ["Cerca e filtra", "Cerca e filtra: ci sono filtri attivi"]


def test_every_proposal_is_on_exactly_one_page_also_when_new_ones_arrive(client):
    for card in range(45):
        # Three at the same moment: the cursor needs the number too.
        make_table_proposal(card, closed_at=CLOSED_AT + timedelta(hours=card // 3))
    seen, address = [], "/proposte/"
    while address:
        response = client.get(address)
        seen += [proposal.reference for proposal in response.context["listing"].items]
        make_resident_proposal(f"nuova{len(seen)}", published_at=NOW + timedelta(days=len(seen)))
        following = response.context["next_query"]
        address = f"/proposte/?{following}" if following else ""

    assert len(seen) == 45
    assert set(seen) == {f"t7-{card}" for card in range(45)}


def test_the_next_page_keeps_the_filters(client):
    for card in range(25):
        make_table_proposal(card)

    response = client.get("/proposte/?direttrice=skills&q=tutor")

    assert response.context["next_query"].startswith("direttrice=skills&q=tutor&dopo=")
    assert len(titles_of(client.get(f"/proposte/?{response.context['next_query']}"))) == 5


def test_a_cursor_survives_the_way_there_and_back():
    proposal = make_table_proposal()

    assert read_cursor(cursor_of(proposal)) == (proposal.published_at, proposal.pk)


@pytest.mark.parametrize("cursor", ["", "x", "1", "-", "1-x", "9" * 30 + "-1", "²-1", "1-" + "9" * 30])
def test_a_broken_cursor_is_no_fault(client, cursor):
    make_table_proposal()

    assert client.get("/proposte/", {"dopo": cursor}).status_code == 200


@pytest.mark.parametrize(
    ("tables", "residents", "answered", "words"),
    [
        (0, 0, 0, ""),
        (1, 0, 0, "1 proposta: 1 nata ai tavoli da 1 organizzazione. La Città ha risposto a 0 su 1."),
        (
            3,
            1,
            1,
            "4 proposte: 3 nate ai tavoli da 2 organizzazioni, 1 scritta sul sito. La Città ha risposto a 1 su 4.",
        ),
        (0, 2, 0, "2 proposte: 2 scritte sul sito. La Città ha risposto a 0 su 2."),
    ],
)
def test_the_count_says_who_and_how_many(client, tables, residents, answered, words):
    for card in range(tables):
        make_table_proposal(card, organisation=make_organisation(f"Esempio {min(card, 1)}", "company"))
    for number in range(residents):
        make_resident_proposal(f"r{number}")
    Proposal.objects.filter(reference="t7-0").update(first_answered_at=NOW if answered else None)

    assert client.get("/proposte/").context["count_words"] == words


def test_each_filter_begins_with_all_of_its_gender(client):
    form = client.get("/proposte/").context["form"]

    first = {name: str(form.fields[name].choices[0][1]) for name in ("direttrice", "area", "stato", "settore")}
    assert first == {"direttrice": "Tutte", "area": "Tutte", "stato": "Tutti", "settore": "Tutti"}
    assert [str(widget.choices[0][1]) for widget in (form.fields["stato"].widget, form.fields["area"].widget)] == [
        "Tutti",
        "Tutte",
    ]


def test_a_markup_search_is_shown_as_text(client):
    page = client.get("/proposte/", {"q": '"><script>alert(1)</script>'}).content.decode()

    assert "<script>alert" not in page


@pytest.mark.parametrize("is_signed_in", [False, True])
def test_the_same_few_queries_for_one_and_thirty(client, django_assert_max_num_queries, is_signed_in):
    if is_signed_in:
        client.force_login(make_user("Rosa"))
    make_table_proposal(1)
    client.get("/proposte/")
    with django_assert_max_num_queries(15) as few:
        client.get("/proposte/")
    for card in range(2, 31):
        make_table_proposal(card, organisation=make_organisation(f"Esempio {card}", "company"))
    with django_assert_max_num_queries(15) as many:
        client.get("/proposte/")

    assert len(few) == len(many)
    assert Organisation.objects.count() == 30


def test_the_list_stands_in_english_too(client):
    make_table_proposal()

    response = client.get("/en/proposte/")

    assert '<html lang="en"' in response.content.decode()
    assert 'href="/en/proposte/t7-31/"' in response.content.decode()
