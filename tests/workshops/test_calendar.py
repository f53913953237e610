"""The file for calendars, read back by the rules of RFC 5545."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from hypothesis import given
from hypothesis import strategies as st

from workshops.exports.calendar import LINE_OCTETS, calendar_of

STARTS = datetime(2026, 5, 12, 18, 0, tzinfo=ZoneInfo("Europe/Rome"))
NOW = datetime(2026, 5, 1, 9, tzinfo=UTC)
FACTS = {
    "code": "produrre-citta",
    "name": "Produrre Città",
    "place": "Torino",
    "url": "https://example.org/laboratori/produrre-citta/",
    "starts_at": STARTS,
    "ended": STARTS + timedelta(hours=2),
    "host": "example.org",
    "now": NOW,
}


def properties(text: str) -> dict[str, str]:
    """Unfolded and unescaped, as a calendar program reads it."""
    lines = text.replace("\r\n ", "").removesuffix("\r\n").split("\r\n")
    pairs = dict(line.split(":", 1) for line in lines)
    return {name: _plain(value) for name, value in pairs.items()}


def _plain(value: str) -> str:
    found, rest = "", iter(value)
    for letter in rest:
        following = next(rest) if letter == "\\" else ""
        found += {"": letter, "n": "\n"}.get(following, following)
    return found


def test_event_stands_at_its_hour_in_universal_time_under_a_stable_name():
    read = properties(calendar_of(**FACTS))

    assert (read["UID"], read["DTSTART"], read["DTEND"], read["DTSTAMP"]) == (
        "laboratorio-produrre-citta@example.org",
        "20260512T160000Z",
        "20260512T180000Z",
        "20260501T090000Z",
    )
    assert properties(calendar_of(**FACTS | {"now": NOW + timedelta(days=3)}))["UID"] == read["UID"]


def test_event_without_a_place_says_none():
    assert "LOCATION" not in properties(calendar_of(**FACTS | {"place": ""}))


WORDS = st.text(st.characters(codec="utf-8", exclude_categories=("Cc", "Cs")) | st.sampled_from("\n,;\\"), max_size=200)


@given(name=WORDS, place=WORDS.filter(bool))
def test_any_words_come_back_and_no_line_is_too_long(name, place):
    text = calendar_of(**FACTS | {"name": name, "place": place})

    read = properties(text)
    assert (read["SUMMARY"], read["LOCATION"]) == (name, place)
    assert max(len(line.encode()) for line in text.split("\r\n")) <= LINE_OCTETS
    assert "\n" not in text.replace("\r\n", "")
