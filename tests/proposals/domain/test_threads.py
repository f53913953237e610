"""The order of a thread, for any edges whatever."""

from hypothesis import given
from hypothesis import strategies as st

from proposals.domain.threads import SOURCE_IS_EARLIER, TARGET_IS_EARLIER, Edge, in_order
from proposals.models import LineageEdge

REFS = st.sampled_from("abcdefg")
EDGES = st.lists(
    st.builds(Edge, st.sampled_from(sorted(SOURCE_IS_EARLIER | TARGET_IS_EARLIER)), REFS, REFS), max_size=12
)


def test_every_kind_of_edge_has_a_direction():
    assert set(LineageEdge.Kind.values) == SOURCE_IS_EARLIER | TARGET_IS_EARLIER
    assert not SOURCE_IS_EARLIER & TARGET_IS_EARLIER


@given(REFS, EDGES)
def test_each_stop_stands_once_and_the_start_is_none_of_them(start, edges):
    before, after = in_order(start, edges)
    stops = [*before, *after]

    assert len(stops) == len(set(stops))
    assert start not in stops


@given(REFS, EDGES)
def test_everything_before_leads_to_the_start(start, edges):
    before, _after = in_order(start, edges)
    reached = {start}
    for ref in reversed(before):
        assert any(edge.earlier == ref and edge.later in reached for edge in edges)
        reached.add(ref)


@given(REFS, EDGES)
def test_everything_after_follows_from_the_start(start, edges):
    _before, after = in_order(start, edges)
    # What stands before already is not repeated, but may be passed through.
    reached = {start, *_before}
    for ref in after:
        assert any(edge.later == ref and edge.earlier in reached | set(after) for edge in edges)
        reached.add(ref)


@given(REFS, EDGES)
def test_walking_twice_gives_the_same(start, edges):
    assert in_order(start, edges) == in_order(start, list(edges))
