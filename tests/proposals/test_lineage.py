"""The thread: from a card to the plan and back, without wandering into other people's proposals."""

from datetime import UTC, datetime

import pytest

from proposals import lineage
from proposals.domain.threads import Edge, in_order
from proposals.lineage import Shown, edges_of, show, thread
from proposals.models import LineageEdge

pytestmark = pytest.mark.django_db
AT = datetime(2026, 5, 12, tzinfo=UTC)
WHOLE = ["tavolo/7", "carta/7-31", "proposta/t7-31", "risposta/1", "piano/articolo-12"]


def join(kind: str, source: str, target: str) -> None:
    LineageEdge.objects.create(kind=kind, source=source, target=target, at=AT)


@pytest.fixture
def _two_cards_of_a_table():
    for card in (31, 32):
        join("born_at", f"carta/7-{card}", "tavolo/7")
        join("born_at", f"proposta/t7-{card}", f"carta/7-{card}")
        join("answered_by", f"proposta/t7-{card}", f"risposta/{card - 30}")
    join("adopted_in", "risposta/1", "piano/articolo-12")


@pytest.mark.usefixtures("_two_cards_of_a_table")
@pytest.mark.parametrize("ref", ["carta/7-31", "proposta/t7-31", "risposta/1", "piano/articolo-12"])
def test_the_whole_thread_is_found_from_each_stop(ref):
    assert [stop for stop, _shown in thread(ref).stops] == WHOLE


@pytest.mark.usefixtures("_two_cards_of_a_table")
def test_a_table_leads_to_all_its_cards():
    assert {ref for ref, _shown in thread("tavolo/7").of_kind("carta")} == {"carta/7-31", "carta/7-32"}


@pytest.mark.usefixtures("_two_cards_of_a_table")
def test_one_query_for_the_edges_and_one_for_each_kind_of_thing(django_assert_num_queries, monkeypatch):
    own = {kind: resolver for kind, resolver in lineage._resolvers.items() if kind in {"proposta", "risposta", "piano"}}
    monkeypatch.setattr(lineage, "_resolvers", own)

    with django_assert_num_queries(1):
        edges_of("tavolo/7")
    with django_assert_num_queries(4):
        thread("tavolo/7")


def test_a_loop_ends():
    join("merged_into", "proposta/a", "proposta/b")
    join("merged_into", "proposta/b", "proposta/a")

    assert len(edges_of("proposta/a")) == 2
    assert [ref for ref, _shown in thread("proposta/a").stops] == ["proposta/b", "proposta/a"]


def test_a_thing_without_edges_stands_alone():
    assert thread("proposta/x").stops == [("proposta/x", Shown(label="proposta/x", kind="proposta"))]


def test_in_order_begins_with_the_furthest():
    edges = [Edge("born_at", "b", "a"), Edge("answered_by", "b", "c"), Edge("adopted_in", "c", "d")]

    assert in_order("b", edges) == (["a"], ["c", "d"])


def test_each_resolver_is_asked_once_for_all(monkeypatch):
    asked = []

    def resolver(refs):
        asked.append(refs)
        return {ref: Shown(label=ref.upper()) for ref in refs if ref != "sasso/3"}

    monkeypatch.setattr(lineage, "_resolvers", {"sasso": resolver})

    shown = show(["sasso/1", "altro/1", "sasso/2", "sasso/3", "sasso/1"])

    assert asked == [["sasso/1", "sasso/2", "sasso/3"]]
    assert [one.label for one in shown.values()] == ["SASSO/1", "altro/1", "SASSO/2", "sasso/3"]
