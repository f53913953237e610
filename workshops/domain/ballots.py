"""Counting an approval ballot.

Approval voting (Brams and Fishburn, "Approval Voting", American Political Science Review 72, 1978) with at most
`max_choices` approvals: an option's count is the number of voters who approved it. Positions are shared by equals:
an option's position is one more than the number of options with a higher count.
"""

from collections import Counter
from collections.abc import Mapping
from typing import Any

from home.domain.disclosure import withheld
from workshops.domain.script import Electors
from workshops.domain.state import BallotState, TableState


def voter_of(state: TableState, seat: int, electors: Electors) -> str | None:
    """The voter that a seat speaks for in a ballot, None where it speaks for nobody."""
    taken = state.seats[seat]
    if electors is Electors.PERSON:
        return f"seat:{seat}"
    return f"organisation:{taken.organisation}" if taken.organisation is not None else None


def entitled(state: TableState, electors: Electors) -> frozenset[str]:
    """Every voter that may vote now: organisations with a seat, or seated people."""
    seated = (seat for seat in state.seats.values() if not seat.is_freed)
    if electors is Electors.ORGANISATION:
        return frozenset(f"organisation:{seat.organisation}" for seat in seated if seat.organisation in state.voters)
    return frozenset(f"seat:{seat.number}" for seat in seated)


def _sector_of(state: TableState, voter: str) -> str:
    kind, number = voter.split(":")
    if kind == "seat":
        return state.seats[int(number)].sector
    return next(
        (seat.sector for seat in state.seats.values() if seat.organisation == int(number)),
        "unknown",
    )


def tally(state: TableState, ballot: BallotState, electors: Electors) -> dict[str, Any]:
    """The frozen result: rows per option (count, position), voters entitled, voters who voted, rows per sector.

    Integers and strings only, so that it can stand in the log. Who voted and left since still counts among voters.
    """
    counts = Counter(card for choice, _seat in ballot.votes.values() for card in choice)
    voters = entitled(state, electors) | frozenset(ballot.votes)
    rows = [
        {
            "card": card,
            "in_favour": counts[card],
            "position": 1 + sum(1 for other in ballot.options if counts[other] > counts[card]),
        }
        for card in ballot.options
    ]
    return {
        "voters": len(voters),
        "voted": len(ballot.votes),
        "rows": rows,
        "sectors": _by_sector(state, ballot, voters, electors),
    }


def _by_sector(
    state: TableState, ballot: BallotState, voters: frozenset[str], electors: Electors
) -> list[Mapping[str, Any]]:
    """Rows per sector. An organisation's preference is public; a person's is not, so small sectors are left out.

    With a single small sector goes the next smallest: the totals stand beside, and the log tells its secrets for ever.
    """
    sectors: dict[str, list[str]] = {}
    for voter in sorted(voters):
        sectors.setdefault(_sector_of(state, voter), []).append(voter)
    sizes = {sector: len(members) for sector, members in sectors.items()}
    hidden = withheld(sizes) if electors is Electors.PERSON else frozenset[str]()
    return [
        {
            "sector": sector,
            "voters": len(members),
            "rows": {
                str(card): sum(1 for voter in members if voter in ballot.votes and card in ballot.votes[voter][0])
                for card in ballot.options
            },
        }
        for sector, members in sorted(sectors.items())
        if sector not in hidden
    ]
