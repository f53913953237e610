"""Disclosure control: which cells of a breakdown of people must not be shown.

The rule of official statistics (Hundepool and others, "Statistical Disclosure Control", Wiley 2012): a cell under the
threshold is withheld, and when only one is, the next smallest with it, or subtraction would give it away.
"""

from collections.abc import Mapping

SMALLEST_CELL = 5


def withheld(sizes: Mapping[str, int]) -> frozenset[str]:
    """Names of the cells to withhold; `sizes` says how many people each counts. A cell of nobody tells of nobody."""
    counted = sorted((size, name) for name, size in sizes.items() if size > 0)
    small = sum(size < SMALLEST_CELL for size, _name in counted)
    return frozenset(name for _size, name in counted[: 2 if small == 1 else small])
