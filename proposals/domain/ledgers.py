"""The two ledgers: organisations at tables and residents' support. Never summed; small cells of a breakdown not shown.

Suppression follows the usual rule of official statistics: a cell under the threshold is withheld, and when only one is
withheld the next smallest too, or subtracting from the total would give it away.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

SMALLEST_CELL = 5


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
    """What of a breakdown by sector may be shown, and how many sectors are withheld."""

    shown: tuple[SectorCell, ...]
    withheld: int

    @property
    def present(self) -> int:
        return len(self.shown) + self.withheld

    @property
    def majorities(self) -> int:
        return sum(cell.is_majority for cell in self.shown)


def breakdown(sectors: Mapping[str, Sequence[int]]) -> Breakdown:
    """`sectors` is {sector: [in favour, voters]}. Largest first; equal ones by name, so that order tells nothing."""
    cells = sorted(
        (SectorCell(sector, pair[0], pair[1]) for sector, pair in sectors.items() if pair[1] > 0),
        key=lambda cell: (-cell.voters, cell.sector),
    )
    large = [cell for cell in cells if cell.voters >= SMALLEST_CELL]
    if len(cells) - len(large) == 1:
        large = large[:-1]
    return Breakdown(tuple(large), len(cells) - len(large))


def share(part: int, whole: int) -> int:
    """Whole per cent for the width of a bar; 0 of 0 is 0."""
    return round(100 * part / whole) if whole else 0
