"""The generated sentence and the stations: right whatever is missing, in Italian and in English."""

import html
import re
from datetime import timedelta

import pytest
from django.contrib.auth.models import AnonymousUser
from django.utils.translation import get_language, override

from proposals import lineage
from proposals.domain.states import State
from proposals.lineage import Shown
from proposals.models import Comment, LineageEdge, Proposal
from proposals.queries.detail import dossier_of, public_proposal
from proposals.services.plan import link_plan_element
from proposals.stations import stations_of
from proposals.story import sentence_of
from proposals.words import in_the_plan, joined
from tests.proposals.people import CLOSED_AT, NOW, make_answer, make_direction, make_element, make_table_proposal

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _table_three(monkeypatch):
    """The table's app says how its table is called."""

    def shown(refs):
        labels = {"it": "tavolo 3", "en": "table 3"}
        return {
            ref: Shown(label="Tavolo 3, Produrre Città", short=labels[get_language()], url="/tavoli/3/resoconto/")
            for ref in refs
        }

    monkeypatch.setitem(lineage._resolvers, "tavolo", shown)


def told(language: str = "it", **changes) -> str:
    Proposal.objects.filter(reference="t7-31").update(**changes)
    with override(language):
        sentence = sentence_of(dossier_of(public_proposal("t7-31"), AnonymousUser()))
    return html.unescape(re.sub(r"<[^>]+>", "", sentence))


def links() -> list[tuple[str, str]]:
    sentence = sentence_of(dossier_of(public_proposal("t7-31"), AnonymousUser()))
    return [(html.unescape(words), url) for url, words in re.findall(r'<a href="([^"]*)">([^<]*)</a>', sentence)]


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        (
            "it",
            (
                "Nata al tavolo 3 il 12 maggio 2026, scelta da 9 organizzazioni su 11, sostenuta da 214 residenti."
                " La Città: accolta in parte. È nell'articolo 12."
            ),
        ),
        (
            "en",
            (
                "Born at table 3 on 12 May 2026, chosen by 9 organisations out of 11, supported by 214 residents."
                " The City: partly accepted. It is in the Plan: Articolo 12."
            ),
        ),
    ],
)
def test_the_whole_sentence(people, language, sentence):
    proposal = make_table_proposal()
    make_answer(proposal, people)
    link_plan_element(proposal, element=make_element(), by=people.piera, now=NOW)

    assert told(language, support_count=214) == sentence


def test_each_part_is_a_link(people):
    proposal = make_table_proposal()
    make_answer(proposal, people)
    link_plan_element(proposal, element=make_element(), by=people.piera, now=NOW)

    assert links() == [
        ("tavolo 3", "/tavoli/3/resoconto/"),
        ("9 organizzazioni su 11", "#preferenza"),
        ("ancora senza sostegni", "#sostegni"),
        ("accolta in parte", "#risposta"),
        ("nell'articolo 12", "/piano/articolo-12/"),
    ]


@pytest.mark.parametrize(
    ("changes", "italian", "english"),
    [
        ({"in_favour": 1, "voters": 1}, "scelta da 1 organizzazione su 1,", "chosen by 1 organisation out of 1,"),
        ({"in_favour": 0}, "che nessuna organizzazione su 11 ha scelto,", "chosen by no organisation out of 11,"),
        ({"per_person": True}, "scelta da 9 persone su 11,", "chosen by 9 people out of 11,"),
        ({"in_favour": 1, "per_person": True}, "scelta da 1 persona su 11,", "chosen by 1 person out of 11,"),
    ],
)
def test_the_choice_in_every_number(changes, italian, english):
    make_table_proposal(**changes)

    assert italian in told("it")
    assert english in told("en")


def test_a_table_without_votes_says_nothing_of_them():
    make_table_proposal(in_favour=0, voters=0)

    assert told() == "Nata al tavolo 3 il 12 maggio 2026, ancora senza sostegni. La Città deve ancora rispondere."
    assert told("en") == "Born at table 3 on 12 May 2026, not supported by residents yet. The City still has to answer."


@pytest.mark.parametrize(
    ("number", "italian", "english"),
    [
        (1, "sostenuta da 1 residente.", "supported by 1 resident."),
        (2, "sostenuta da 2 residenti.", "supported by 2 residents."),
        (12345, "sostenuta da 12.345 residenti.", "supported by 12,345 residents."),
    ],
)
def test_support_in_every_number(number, italian, english):
    make_table_proposal()

    assert italian in told("it", support_count=number)
    assert english in told("en", support_count=number)


@pytest.mark.parametrize(
    ("state", "italian", "english"),
    [
        (State.UNDER_REVIEW, "La Città la sta valutando.", "The City is reviewing it."),
        (State.WITHDRAWN, "È stata ritirata.", "It was withdrawn."),
        (State.MERGED, "È stata unita a un'altra proposta.", "It was merged into another proposal."),
    ],
)
def test_what_the_city_says_when_it_has_not_answered(state, italian, english):
    make_table_proposal()

    assert told("it", state=state).endswith(italian)
    assert told("en", state=state).endswith(english)


def test_a_merged_one_names_and_links_where_it_went():
    make_table_proposal(31)
    other = make_table_proposal(32, title="Un solo sportello", text="")
    Proposal.objects.filter(reference="t7-31").update(state=State.MERGED)
    LineageEdge.objects.create(kind="merged_into", source="proposta/t7-31", target=other.ref, at=NOW)

    assert told().endswith("È stata unita a Un solo sportello.")
    assert ("Un solo sportello", "/proposte/t7-32/") in links()


def test_accepted_but_not_in_the_plan_yet(people):
    make_answer(make_table_proposal(), people, outcome="accepted")

    assert told().endswith("La Città: accolta. Non è ancora nel Piano.")
    assert told("en").endswith("The City: accepted. It is not in the Plan yet.")


def test_not_accepted_says_nothing_of_the_plan(people):
    make_answer(make_table_proposal(), people, outcome="not-accepted")

    assert told().endswith("La Città: non accolta.")


def test_a_residents_proposal_names_nobody():
    Proposal.objects.create(
        reference="t7-31",
        channel=Proposal.Channel.SITE,
        direction=make_direction(),
        title="Una panchina",
        text="Chi aspetta sta in piedi.",
        state=State.PUBLISHED,
        published_at=CLOSED_AT,
    )

    assert told().startswith("Scritta da una persona residente il 12 maggio 2026, ancora senza sostegni.")
    assert told("en").startswith("Written by a resident on 12 May 2026, not supported by residents yet.")
    assert told("it", channel="assisted").startswith("Scritta con aiuto da una persona residente")


def test_titles_with_markup_stay_text():
    make_table_proposal(31)
    other = make_table_proposal(32, title="<b>Uno</b>", text="")
    Proposal.objects.filter(reference="t7-31").update(state=State.MERGED)
    LineageEdge.objects.create(kind="merged_into", source="proposta/t7-31", target=other.ref, at=NOW)

    sentence = sentence_of(dossier_of(public_proposal("t7-31"), AnonymousUser()))

    assert "&lt;b&gt;Uno&lt;/b&gt;" in sentence
    assert "<b>" not in sentence


@pytest.mark.parametrize(
    ("label", "italian"),
    [
        ("Articolo 12", "nell'articolo 12"),
        ("Tavola 3", "nella tavola 3"),
        ("Capitolo 2", "nel capitolo 2"),
        ("Zone bianche", "nel Piano: Zone bianche"),
    ],
)
def test_the_italian_article_joins_the_noun(label, italian):
    with override("it"):
        assert in_the_plan(label) == italian


def test_several_parts_are_joined_as_people_do():
    assert [joined([]), joined(["a"]), joined(["a", "b"]), joined(["a", "b", "c"])] == ["", "a", "a e b", "a, b e c"]


def stations(now=NOW, can_comment=True):
    return stations_of(dossier_of(public_proposal("t7-31"), AnonymousUser()), can_comment=can_comment, now=now)


def test_the_red_of_the_thread_ends_at_the_last_station_reached(people):
    proposal = make_table_proposal()
    assert [one.is_done for one in stations()] == [True, True, False, False, False]
    assert [one.is_last_done for one in stations()] == [False, True, False, False, False]

    make_answer(proposal, people)

    assert [one.is_done for one in stations()] == [True, True, False, True, False]
    assert [one.anchor for one in stations() if one.is_last_done] == ["risposta"]


@pytest.mark.parametrize(
    ("days", "words"),
    [
        (0, "La Città deve ancora rispondere: Assessorato al Lavoro."),
        (1, "La Città deve ancora rispondere: Assessorato al Lavoro. Aspetta da 1 giorno."),
        (30, "La Città deve ancora rispondere: Assessorato al Lavoro. Aspetta da 30 giorni."),
    ],
)
def test_who_owes_the_answer_and_since_when(days, words):
    make_table_proposal()

    assert stations(CLOSED_AT + timedelta(days=days))[3].words == words


def test_the_discussion_counts_each_stance():
    proposal = make_table_proposal()
    for stance, number in (("in-favour", 3), ("against", 1)):
        for _one in range(number):
            Comment.objects.create(proposal=proposal, stance=stance, text="Parole", at=NOW)

    assert stations()[2].words == "4 commenti: 3 a favore, 1 contro"


@pytest.mark.parametrize(
    ("sectors", "words"),
    [
        ({"company": [6, 7], "union": [1, 8], "school": [2, 2]}, "in 2 settori su 3 presenti"),
        ({"company": [0, 1], "union": [1, 2], "school": [3, 3]}, "in 1 settore su 3 presenti"),
    ],
)
def test_majorities_of_organisations_are_told_however_small_their_sectors(sectors, words):
    make_table_proposal(31, sectors=sectors)

    assert stations()[1].words == f"9 organizzazioni su 11 · maggioranza a favore {words}"


@pytest.mark.parametrize(
    ("sectors", "words"),
    [
        ({"resident": [6, 7], "union": [1, 5]}, " · maggioranza a favore in 1 settore su 2 presenti"),
        ({"resident": [6, 7]}, ""),
        ({"resident": [6, 10], "union": [1, 2]}, ""),
    ],
)
def test_majorities_of_people_are_told_only_when_no_sector_is_withheld(sectors, words):
    make_table_proposal(31, voters=12, sectors=sectors, per_person=True)

    assert stations()[1].words == f"9 persone su 12{words}"
