"""Codes are short and guesses are counted for everybody together: whoever holds something real still gets in.

A room of 300 people shares one address, so guesses cannot be counted by address; and a limit that shut out everybody
would hand the door to whoever floods it. While somebody is guessing, a typed code alone opens nothing; the QR's long
token, a seat and a facilitation card do.
"""

from home.domain.refusal import Refused
from workshops.limits import check_misses, count_miss
from workshops.models import Table
from workshops.queries import table_by_code

GUESSES, GUESSES_SECONDS = 600, 60
_KEY = "table-code"


def table_of_code(code: str) -> Table:
    """The table of a code. Raises Refused: `table_unknown`, or `too_fast` while somebody is guessing."""
    table = table_by_code(code)
    if table is None:
        count_miss(_KEY, limit=GUESSES, seconds=GUESSES_SECONDS)
        raise Refused("table_unknown")
    return table


def refuse_while_guessing() -> None:
    """For who shows a code and nothing else. Raises Refused("too_fast")."""
    check_misses(_KEY, limit=GUESSES, seconds=GUESSES_SECONDS)
