"""Threads of every shape: forks, joins, loops, long chains. The database's answer is that of the plain rules."""

import random
from datetime import UTC, datetime

import pytest

from proposals.domain.threads import SOURCE_IS_EARLIER, TARGET_IS_EARLIER, Edge, in_order
from proposals.lineage import MOST_EDGES, edges_of, thread
from proposals.models import LineageEdge

pytestmark = pytest.mark.django_db
AT = datetime(2026, 5, 12, tzinfo=UTC)
KINDS = sorted(TARGET_IS_EARLIER | SOURCE_IS_EARLIER)


def join(*edges: tuple[str, str, str]) -> None:
    LineageEdge.objects.bulk_create(
        [LineageEdge(kind=kind, source=source, target=target, at=AT) for kind, source, target in edges]
    )


def stops(ref: str) -> list[str]:
    return [stop for stop, _shown in thread(ref).stops]


def test_the_plan_may_be_reached_by_two_ways():
    join(
        ("answered_by", "proposta/a", "risposta/1"),
        ("adopted_in", "risposta/1", "piano/art-1"),
        ("adopted_in", "proposta/a", "piano/art-1"),
    )

    found = thread("proposta/a")

    assert (found.before, sorted(found.after)) == ([], ["piano/art-1", "risposta/1"])


def test_a_merged_proposal_leads_to_where_it_went_and_not_to_its_sisters():
    join(
        ("merged_into", "proposta/a", "proposta/whole"),
        ("merged_into", "proposta/b", "proposta/whole"),
        ("adopted_in", "proposta/whole", "piano/art-1"),
    )

    assert stops("proposta/a") == ["proposta/a", "proposta/whole", "piano/art-1"]
    assert set(stops("proposta/whole")) == {"proposta/a", "proposta/b", "proposta/whole", "piano/art-1"}


def test_the_parts_of_a_split_proposal_share_their_origin_only():
    join(
        ("born_at", "proposta/a", "carta/7-1"),
        ("split_from", "proposta/b", "proposta/a"),
        ("split_from", "proposta/c", "proposta/a"),
    )

    assert stops("proposta/b") == ["carta/7-1", "proposta/a", "proposta/b"]
    assert set(stops("proposta/a")) == {"carta/7-1", "proposta/a", "proposta/b", "proposta/c"}


def test_two_origins_both_stand_before():
    join(("derived_from", "carta/7-3", "carta/7-1"), ("derived_from", "carta/7-3", "carta/8-2"))

    assert set(thread("carta/7-3").before) == {"carta/7-1", "carta/8-2"}


def test_an_edge_to_itself_ends():
    join(("derived_from", "proposta/a", "proposta/a"))

    assert stops("proposta/a") == ["proposta/a"]


@pytest.mark.parametrize("length", [2, 3, 7])
def test_a_ring_is_walked_once_from_each_of_its_stops(length):
    join(*(("merged_into", f"proposta/{n}", f"proposta/{(n + 1) % length}") for n in range(length)))

    for number in range(length):
        found = stops(f"proposta/{number}")
        assert sorted(found) == [f"proposta/{n}" for n in range(length)]


def test_a_long_chain_is_whole():
    join(*(("derived_from", f"proposta/{n + 1}", f"proposta/{n}") for n in range(60)))

    assert stops("proposta/30") == [f"proposta/{n}" for n in range(61)]


def test_no_more_edges_are_drawn_than_a_page_can_hold():
    join(*(("born_at", f"carta/7-{n}", "tavolo/7") for n in range(MOST_EDGES + 20)))

    assert len(edges_of("tavolo/7")) == MOST_EDGES


def test_references_that_resemble_each_other_are_not_taken_for_one():
    join(
        ("born_at", "carta/7-3", "tavolo/7"),
        ("born_at", "carta/7-31", "tavolo/71"),
        ("born_at", "sasso/%", "sasso/7-%"),
    )

    assert stops("carta/7-3") == ["tavolo/7", "carta/7-3"]
    assert stops("sasso/%") == ["sasso/7-%", "sasso/%"]


@pytest.mark.parametrize("ref", ["", "'", "proposta/'; --", "%s", "proposta/" + "x" * 300, "\u202e"])
def test_an_odd_reference_stands_alone(ref):
    assert stops(ref) == [ref]


@pytest.mark.parametrize("seed", range(12))
def test_the_database_and_the_plain_rules_agree_on_any_graph(seed):
    chance = random.Random(seed)
    names = [f"proposta/{number}" for number in range(9)]
    drawn = {
        (chance.choice(KINDS), chance.choice(names), chance.choice(names)) for _edge in range(chance.randint(1, 16))
    }
    join(*drawn)
    everything = [Edge(*edge) for edge in sorted(drawn)]

    for name in names:
        before, after = in_order(name, everything)
        found_before, found_after = in_order(name, edges_of(name))
        assert (set(found_before), set(found_after)) == (set(before), set(after)), name


@pytest.mark.parametrize("number", [1, 30])
def test_a_wide_thread_costs_one_query(number, django_assert_num_queries):
    join(*(("born_at", f"carta/7-{n}", "tavolo/7") for n in range(number)))

    with django_assert_num_queries(1):
        assert len(edges_of("tavolo/7")) == number
