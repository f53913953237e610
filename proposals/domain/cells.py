"""Cells of a table that leaves the site: nothing in them may act on the machine of who opens it."""

from collections.abc import Mapping

from home.domain.disclosure import withheld

# A spreadsheet takes what begins so for a formula (OWASP, CSV injection).
FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")


def neutral(text: str) -> str:
    """An apostrophe before what would be a formula: the spreadsheet then shows the text as it is."""
    return f"'{text}" if text.startswith(FORMULA_STARTS) else text


def suppressed(parts: Mapping[str, int]) -> dict[str, int | None]:
    """Cells of a breakdown of people, None for withheld ones. 0 is shown."""
    hidden = withheld(parts)
    return {name: None if name in hidden else number for name, number in parts.items()}
