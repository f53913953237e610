"""Which end of an edge of the thread is earlier. A thread runs from a card at a table to an article of the plan."""

from collections.abc import Iterable
from dataclasses import dataclass

# source was born at / derived from / split from target: the target came first.
TARGET_IS_EARLIER = frozenset({"born_at", "derived_from", "split_from"})
# source was merged into / answered by / adopted in target: the source came first.
SOURCE_IS_EARLIER = frozenset({"merged_into", "answered_by", "adopted_in"})


@dataclass(frozen=True)
class Edge:
    kind: str
    source: str
    target: str

    @property
    def earlier(self) -> str:
        return self.target if self.kind in TARGET_IS_EARLIER else self.source

    @property
    def later(self) -> str:
        return self.source if self.kind in TARGET_IS_EARLIER else self.target


def in_order(start: str, edges: Iterable[Edge]) -> tuple[list[str], list[str]]:
    """References before `start` (the furthest first) and after it (the nearest first), each once; loops end."""
    known = list(edges)
    before = _walk(start, [(edge.later, edge.earlier) for edge in known])
    after = _walk(start, [(edge.earlier, edge.later) for edge in known])
    return before[::-1], [ref for ref in after if ref not in before]


def _walk(start: str, steps: list[tuple[str, str]]) -> list[str]:
    found: list[str] = []
    frontier = [start]
    while frontier:
        reached = [there for here, there in steps if here in frontier and there not in found and there != start]
        frontier = list(dict.fromkeys(reached))
        found += frontier
    return found
