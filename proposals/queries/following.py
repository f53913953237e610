"""What one address follows, and where each thing has got to."""

from dataclasses import dataclass

from proposals.domain.refs import kind_of
from proposals.lineage import Shown, show
from proposals.models import Follower, LineageEdge

MOST_THINGS = 100
MOST_AT_TABLE = 30


@dataclass(frozen=True)
class Followed:
    """A thing, and for a table the proposals that were born there."""

    ref: str
    shown: Shown
    born_here: list[Shown]


def things_followed(follower: Follower) -> list[Followed]:
    """Nothing before confirmation: only then has the address shown that it is its owner's."""
    if follower.confirmed_at is None:
        return [Followed(ref, shown, []) for ref, shown in show([follower.thing]).items()]
    confirmed = Follower.objects.filter(email=follower.email, confirmed_at__isnull=False)
    refs = list(confirmed.order_by("-confirmed_at").values_list("thing", flat=True)[:MOST_THINGS])
    born = _born_at([ref for ref in refs if kind_of(ref) == "tavolo"])
    shown = show([*refs, *(ref for proposals in born.values() for ref in proposals)])
    return [Followed(ref, shown[ref], [shown[one] for one in born.get(ref, [])]) for ref in refs]


def _born_at(tables: list[str]) -> dict[str, list[str]]:
    """Proposals by table: two steps of the thread, table ← card ← proposal, two queries for all tables."""
    if not tables:
        return {}
    born_at = LineageEdge.objects.filter(kind=LineageEdge.Kind.BORN_AT)
    table_of = dict(born_at.filter(target__in=tables).values_list("source", "target"))
    found: dict[str, list[str]] = {}
    for proposal, card in born_at.filter(target__in=table_of).values_list("source", "target"):
        here = found.setdefault(table_of[card], [])
        if len(here) < MOST_AT_TABLE:
            here.append(proposal)
    return found
