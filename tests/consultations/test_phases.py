"""Where a consultation is in time: pure functions over spans."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

import pytest

from consultations.domain.phases import (
    Standing,
    next_phase,
    open_phase,
    standing_of,
    standing_of_all,
)

NOON = datetime(2026, 5, 12, 12, 0, tzinfo=UTC)
DAY = timedelta(days=1)
INSTANT = timedelta(microseconds=1)


@dataclass
class Span:
    opens_at: datetime
    closes_at: datetime | None


def span(opens: timedelta, closes: timedelta | None) -> Span:
    return Span(NOON + opens, None if closes is None else NOON + closes)


@pytest.mark.parametrize(
    ("opens", "closes", "expected"),
    [
        (DAY, None, Standing.TO_COME),
        (INSTANT, DAY, Standing.TO_COME),
        (0 * DAY, DAY, Standing.OPEN),
        (-DAY, INSTANT, Standing.OPEN),
        (-DAY, 0 * DAY, Standing.CLOSED),
        (-DAY, None, Standing.OPEN),
    ],
)
def test_phase_is_open_from_its_first_instant_to_just_before_its_last(opens, closes, expected):
    assert standing_of(span(opens, closes), NOON) is expected


def test_of_two_open_phases_the_later_one_counts():
    early, late = span(-2 * DAY, None), span(-DAY, DAY)

    assert open_phase([late, early], NOON) is late
    assert open_phase([], NOON) is None


def test_next_phase_is_the_first_to_come():
    near, far = span(DAY, None), span(2 * DAY, None)

    assert next_phase([far, near, span(-DAY, None)], NOON) is near
    assert next_phase([span(-DAY, None)], NOON) is None


@pytest.mark.parametrize(
    ("spans", "expected"),
    [
        ([], Standing.CLOSED),
        ([span(DAY, None)], Standing.TO_COME),
        ([span(-2 * DAY, -DAY), span(DAY, None)], Standing.TO_COME),
        ([span(-2 * DAY, -DAY), span(-DAY, DAY)], Standing.OPEN),
        ([span(-2 * DAY, -DAY)], Standing.CLOSED),
    ],
)
def test_consultation_is_open_while_one_of_its_phases_is(spans, expected):
    assert standing_of_all(spans, NOON) is expected
