"""The thread, both ways. Each app registers how references of its prefixes are shown; nobody imports upwards."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from django.db import connection

from proposals.domain.refs import kind_of
from proposals.domain.threads import SOURCE_IS_EARLIER, TARGET_IS_EARLIER, Edge, in_order
from proposals.models import LineageEdge

# A table's own thread may hold every card of the table; nothing longer is drawn.
MOST_EDGES = 400


@dataclass(frozen=True)
class Shown:
    """How a reference appears: `short` inside a sentence ("tavolo 3"), `label` and `detail` on their own.

    `within` is the workshop that a table belongs to.
    `text` is the words themselves where the reference has any (a card); empty when hidden or erased. `more` is what
    can still be done there, in words, with its address.
    """

    label: str
    url: str = ""
    kind: str = ""
    short: str = ""
    detail: str = ""
    text: str = ""
    within: str = ""
    at: datetime | None = None
    more: tuple[str, str] | None = None


Resolver = Callable[[Sequence[str]], Mapping[str, Shown]]
_resolvers: dict[str, Resolver] = {}


def register(prefix: str, resolver: Resolver) -> None:
    """`register("carta", …)` in AppConfig.ready. A resolver gets all references at once: one query, never one each."""
    _resolvers[prefix] = resolver


def show(refs: Iterable[str]) -> dict[str, Shown]:
    """How each reference is shown. What no resolver knows is shown by its reference, without a link."""
    asked = list(dict.fromkeys(refs))
    by_kind: dict[str, list[str]] = {}
    for ref in asked:
        by_kind.setdefault(kind_of(ref), []).append(ref)
    found: dict[str, Shown] = {}
    for kind, members in by_kind.items():
        if kind in _resolvers:
            found.update(_resolvers[kind](members))
    return {ref: found.get(ref) or Shown(label=ref, kind=kind_of(ref)) for ref in asked}


@dataclass(frozen=True)
class Thread:
    """`before` begins with the furthest (the table), `after` ends with the furthest (the article)."""

    start: str
    before: list[str]
    after: list[str]
    shown: Mapping[str, Shown] = field(default_factory=dict)

    @property
    def stops(self) -> list[tuple[str, Shown]]:
        return [(ref, self.shown[ref]) for ref in (*self.before, self.start, *self.after)]

    def of_kind(self, kind: str) -> list[tuple[str, Shown]]:
        return [(ref, shown) for ref, shown in self.stops if kind_of(ref) == kind]


def thread(ref: str, known: Mapping[str, Shown] | None = None) -> Thread:
    """The whole chain of a reference: one query for the edges, one per kind of thing on it that is not `known`."""
    before, after = in_order(ref, edges_of(ref))
    given = known or {}
    shown = show(stop for stop in (*before, ref, *after) if stop not in given)
    return Thread(ref, before, after, {**given, **shown})


def edges_of(ref: str) -> list[Edge]:
    """Every edge on the way back to the origin and on to the end, but not down again into other branches."""
    back, on = list(TARGET_IS_EARLIER), list(SOURCE_IS_EARLIER)
    marks = {
        "edge": LineageEdge._meta.db_table,  # noqa: SLF001 -- the documented way to a table's name
        "back": ", ".join(["%s"] * len(back)),
        "on": ", ".join(["%s"] * len(on)),
    }
    with connection.cursor() as cursor:
        cursor.execute(_CHAIN.format(**marks), [ref, *back, *on, ref, *on, *back, MOST_EDGES])
        return [Edge(*row) for row in cursor.fetchall()]


# Two recursions over one table: towards the origin and towards the end. UNION (not ALL) makes loops end.
_CHAIN = """
WITH RECURSIVE
earlier(id, here) AS (
    SELECT CAST(0 AS bigint), CAST(%s AS varchar(60))
    UNION
    SELECT e.id, CASE WHEN e.source = earlier.here THEN e.target ELSE e.source END
    FROM earlier JOIN {edge} e
      ON (e.source = earlier.here AND e.kind IN ({back})) OR (e.target = earlier.here AND e.kind IN ({on}))
),
later(id, here) AS (
    SELECT CAST(0 AS bigint), CAST(%s AS varchar(60))
    UNION
    SELECT e.id, CASE WHEN e.source = later.here THEN e.target ELSE e.source END
    FROM later JOIN {edge} e
      ON (e.source = later.here AND e.kind IN ({on})) OR (e.target = later.here AND e.kind IN ({back}))
)
SELECT kind, source, target FROM {edge}
WHERE id IN (SELECT id FROM earlier UNION SELECT id FROM later)
ORDER BY at, id LIMIT %s
"""
