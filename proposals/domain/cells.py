"""Cells of a table that leaves the site: nothing in them may act on the machine of who opens it."""

from collections.abc import Mapping

from proposals.domain.ledgers import SMALLEST_CELL

# A spreadsheet takes what begins so for a formula (OWASP, CSV injection).
FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")


def neutral(text: str) -> str:
    """An apostrophe before what would be a formula: the spreadsheet then shows the text as it is."""
    return f"'{text}" if text.startswith(FORMULA_STARTS) else text


def suppressed(parts: Mapping[str, int]) -> dict[str, int | None]:
    """Cells of a breakdown, None for withheld ones. 0 is shown. One withheld alone would follow from the total.

    So a second one, the smallest of the others that count anybody, is withheld with it.
    """
    withheld = {name for name, number in parts.items() if 0 < number < SMALLEST_CELL}
    if len(withheld) == 1:
        others = sorted((number, name) for name, number in parts.items() if number and name not in withheld)
        withheld.update(name for _number, name in others[:1])
    return {name: None if name in withheld else number for name, number in parts.items()}
