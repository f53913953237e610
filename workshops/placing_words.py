"""Place and language of a card in words, and from a form's fields. static/js/table/parts/place.js does the same."""

import re
from collections.abc import Mapping, Sequence
from typing import Any

from home.domain.refusal import Refused
from workshops.domain.places import DEGREE, ITALIAN, LANGUAGES, PRECISIONS_METRES
from workshops.strings import say

# Each language calls itself by its own name.
_NAMES = ("italiano", "English", "română", "العربية", "中文", "français", "español")
LANGUAGE_NAMES = dict(zip(LANGUAGES, _NAMES, strict=True))
_SPOT = re.compile(r"(\d{1,3})[.,](\d{1,12})[\s,;]+(\d{1,3})[.,](\d{1,12})")
_PLACES = len(str(DEGREE)) - 1


def languages_listed() -> list[dict[str, str]]:
    return [{"code": code, "name": name} for code, name in LANGUAGE_NAMES.items()]


def short_area(name: str) -> str:
    """«Circoscrizione 3: San Paolo, …» is «Circoscrizione 3» beside a card."""
    return name.partition(":")[0]


def place_words(card: Mapping[str, Any], areas: Sequence[Mapping[str, str]]) -> str:
    """Where a card of a view speaks of. A point is told with its precision; an area is never told as a point."""
    names = {area["key"]: short_area(area["name"]) for area in areas}
    parts = [names.get(card.get("area") or "", "")]
    if card.get("point"):
        parts.append(say("place.point", where=spot_words(card["point"]), metres=card["point"][2]))
    return " · ".join(filter(None, parts))


def spot_words(point: Sequence[int]) -> str:
    """[4507030, 768690, 10] -> «45,0703 7,6869»: no more decimals than were meant."""
    return " ".join(_degrees(value) for value in point[:2])


def _degrees(value: int) -> str:
    return f"{value // DEGREE},{value % DEGREE:0{_PLACES}d}".rstrip("0")


def fields_of(card: Mapping[str, Any]) -> dict[str, str]:
    """The form's fields for what a card of a view says of its place and language."""
    point = card.get("point")
    return {
        "lang": card.get("lang") or ITALIAN,
        "area": card.get("area") or "",
        "spot": spot_words(point) if point else "",
        "metres": str(point[2]) if point else "",
    }


def setting_from(data: Mapping[str, str]) -> dict[str, Any]:
    """`lang`, `area` and `point` of a form, as they go on the wire. Raises Refused("point_malformed")."""
    return {
        "lang": data.get("lang") or ITALIAN,
        "area": data.get("area") or None,
        "point": _point(data.get("spot", ""), data.get("metres", "")),
    }


def _point(spot: str, metres: str) -> list[int] | None:
    if not spot.strip():
        return None
    found = _SPOT.fullmatch(spot.strip())
    if found is None:
        raise Refused("point_malformed")
    latitude, longitude = (_hundred_thousandths(*found.group(at, at + 1)) for at in (1, 3))
    precise = metres if metres in {str(each) for each in PRECISIONS_METRES} else str(PRECISIONS_METRES[-1])
    return [latitude, longitude, int(precise)]


def _hundred_thousandths(whole: str, fraction: str) -> int:
    return int(whole) * DEGREE + int(fraction[:_PLACES].ljust(_PLACES, "0"))
