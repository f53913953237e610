"""A ballot of a table: who its voters are, and its frozen result. How choices are counted is in `methods`."""

from collections.abc import Mapping
from typing import Any

from home.domain.disclosure import withheld
from workshops.domain.methods import METHODS, Method, Rules
from workshops.domain.script import Electors, MomentSpec, Secrecy
from workshops.domain.state import BallotState, TableState
from workshops.domain.urn import Urn, published


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


def rules_of(spec: MomentSpec, ballot: BallotState) -> Rules:
    """What a choice in this ballot is held against."""
    return Rules(
        options=ballot.options,
        max_choices=spec.max_choices,
        budget=spec.budget,
        max_score=spec.max_score,
    )


def tally(state: TableState, ballot: BallotState, spec: MomentSpec, urn: Urn = ()) -> dict[str, Any]:
    """The frozen result: rows per option, voters entitled, voters who voted, rows per sector.

    `urn` has the choices of a secret ballot: they are published here, and no sector is told of them.

    Integers and strings only, so that it can stand in the log. Who voted and left since still counts among voters.
    `method` is named where it is not approval, `threshold` where the script asks for one.
    """
    voters = entitled(state, spec.electors) | frozenset(ballot.votes)
    is_secret = spec.secrecy is Secrecy.SECRET
    choices = [slip.choice for slip in urn] if is_secret else [choice for choice, _seat in ballot.votes.values()]
    return {
        "voters": len(voters),
        "voted": len(choices),
        **({} if spec.method is Method.APPROVAL else {"method": spec.method.value}),
        **METHODS[spec.method].count(rules_of(spec, ballot), choices),
        "sectors": [] if is_secret else _by_sector(state, ballot, voters, spec),
        **({"choices": published(urn)} if is_secret else {}),
        **_threshold(spec, len(voters), len(choices)),
    }


def _threshold(spec: MomentSpec, voters: int, voted: int) -> dict[str, Any]:
    """Whether enough voters took part: `needed` of them, rounded up to a whole voter."""
    if not spec.threshold:
        return {}
    needed = -(-voters * spec.threshold // 100)
    return {
        "threshold": {
            "percent": spec.threshold,
            "needed": needed,
            "outcome": "reached" if voted >= needed else "missed",
        }
    }


def _by_sector(
    state: TableState, ballot: BallotState, voters: frozenset[str], spec: MomentSpec
) -> list[Mapping[str, Any]]:
    """Rows per sector. An organisation's preference is public; a person's is not, so small sectors are left out.

    With a single small sector goes the next smallest: the totals stand beside, and the log tells its secrets for ever.
    """
    sectors: dict[str, list[str]] = {}
    for voter in sorted(voters):
        sectors.setdefault(_sector_of(state, voter), []).append(voter)
    sizes = {sector: len(members) for sector, members in sectors.items()}
    hidden = withheld(sizes) if spec.electors is Electors.PERSON else frozenset[str]()
    favours = METHODS[spec.method].favours
    favoured = {voter: favours(choice) for voter, (choice, _seat) in ballot.votes.items()}
    return [
        {
            "sector": sector,
            "voters": len(members),
            "rows": {
                str(card): sum(1 for voter in members if card in favoured.get(voter, ())) for card in ballot.options
            },
        }
        for sector, members in sorted(sectors.items())
        if sector not in hidden
    ]
