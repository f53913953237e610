"""The two ledgers: organisations at tables and residents' support. Never summed."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from home.domain.disclosure import withheld


@dataclass(frozen=True)
class SectorCell:
    sector: str
    in_favour: int
    voters: int

    @property
    def is_majority(self) -> bool:
        return self.in_favour * 2 > self.voters


@dataclass(frozen=True)
class Breakdown:
    """The sectors that may be shown, and whether others voted too."""

    shown: tuple[SectorCell, ...]
    is_partial: bool

    @property
    def majorities(self) -> int:
        return sum(cell.is_majority for cell in self.shown)


def breakdown(sectors: Mapping[str, Sequence[int]], *, voters: int, is_public: bool) -> Breakdown:
    """`sectors` is {sector: [in favour, voters]}, `voters` how many they are altogether: small ones may lack already.

    Largest first; equal ones by name, so that order tells nothing. `is_public`: each preference is public by itself,
    as at an open ballot of organisations, and nothing is withheld.
    """
    hidden = frozenset() if is_public else withheld({sector: pair[1] for sector, pair in sectors.items()})
    cells = [
        SectorCell(sector, in_favour, number)
        for sector, (in_favour, number) in sectors.items()
        if number > 0 and sector not in hidden
    ]
    is_partial = not is_public and sum(cell.voters for cell in cells) < voters
    return Breakdown(tuple(sorted(cells, key=lambda cell: (-cell.voters, cell.sector))), is_partial)


def share(part: int, whole: int) -> int:
    """Whole per cent for the width of a bar; 0 of 0 is 0."""
    return round(100 * part / whole) if whole else 0
