"""Where a card speaks of, and the language it is written in.

An area is named by its key, `circoscrizione/3`. A point is three whole numbers: latitude and longitude in hundred
thousandths of a degree (a little over a metre), and how precise it is in metres. What is coarser than it was given is
made so here, before anything is recorded: the exact place of a home never enters the log.
"""

import re
from dataclasses import dataclass

from home.domain.refusal import Refused

# The city's languages; what is not said is Italian.
LANGUAGES = ("it", "en", "ro", "ar", "zh", "fr", "es")
ITALIAN = LANGUAGES[0]
# A spot, a block, and near somebody's home.
PRECISIONS_METRES = (10, 100, 500)
DEGREE = 100_000
# Piedmont: a point elsewhere is a slip of the hand, most often latitude and longitude the wrong way round.
_LATITUDES = (44 * DEGREE, 46 * DEGREE + 50_000)
_LONGITUDES = (6 * DEGREE + 60_000, 9 * DEGREE + 25_000)
_AREA_KEY = re.compile(r"[a-z-]{1,24}/[A-Za-z0-9-]{1,16}")

Point = tuple[int, int, int]


@dataclass(frozen=True, slots=True)
class Setting:
    """Language and place of a card, as one thing: whoever corrects one says all three again."""

    lang: str = ITALIAN
    area: str | None = None
    point: Point | None = None


# Italian, and of no place: what is not said.
USUAL = Setting()


def checked_setting(lang: str, area: str | None, point: tuple[int, ...] | None) -> Setting:
    """What may be recorded: the point on the grid of its precision. Raises Refused."""
    if lang not in LANGUAGES or (area is not None and not _AREA_KEY.fullmatch(area)):
        raise Refused("malformed")
    return Setting(lang, area, None if point is None else _on_grid(point))


def _on_grid(point: tuple[int, ...]) -> Point:
    if len(point) != len(("latitude", "longitude", "precision")) or point[2] not in PRECISIONS_METRES:
        raise Refused("malformed")
    latitude, longitude, metres = point
    if not (_within(latitude, _LATITUDES) and _within(longitude, _LONGITUDES)):
        raise Refused("point_outside")
    # A cell is as many steps wide as the precision has metres: its middle is never further off than that.
    return _nearest(latitude, metres), _nearest(longitude, metres), metres


def _within(value: int, bounds: tuple[int, int]) -> bool:
    return bounds[0] <= value <= bounds[1]


def _nearest(value: int, step: int) -> int:
    return (value + step // 2) // step * step
