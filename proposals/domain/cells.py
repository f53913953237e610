"""Cells of a table that leaves the site: nothing in them may act on the machine of who opens it."""

import re
from collections.abc import Mapping

from home.domain.disclosure import withheld

# A spreadsheet takes what begins so for a formula (OWASP, CSV injection).
FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")


# Where a comma does not part cells (Italian and most European settings) a semicolon in a text does, and quotes that
# stand in the middle of such a line do not hold it together: what follows would begin a cell, or a line, of its own.
_INNER_START = re.compile(r"([;\t\r\n][\s\"']*)(?=[=+\-@])")


def neutral(text: str) -> str:
    """An apostrophe before what would be a formula: the spreadsheet then shows the text as it is."""
    inside = _INNER_START.sub(r"\1'", text)
    return f"'{inside}" if inside.startswith(FORMULA_STARTS) else inside


def suppressed(parts: Mapping[str, int]) -> dict[str, int | None]:
    """Cells of a breakdown of people, None for withheld ones. 0 is shown."""
    hidden = withheld(parts)
    return {name: None if name in hidden else number for name, number in parts.items()}
