"""Before, during, after: what happens at the tables counts more than what was announced."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workshops.domain.stages import LONGEST, Stage, ends_at, stage_of

STARTS = datetime(2026, 5, 12, 16, tzinfo=UTC)
ENDS = STARTS + timedelta(hours=2)
HOUR = timedelta(hours=1)
STATES = ["", "waiting", "running", "concluded"]


@pytest.mark.parametrize(
    ("now", "states", "stage"),
    [
        (STARTS - HOUR, [], Stage.BEFORE),
        (STARTS - HOUR, ["", ""], Stage.BEFORE),
        (STARTS - HOUR, ["waiting", ""], Stage.DURING),
        (STARTS, [], Stage.DURING),
        (STARTS + HOUR, ["running", "concluded"], Stage.DURING),
        (STARTS + HOUR, ["concluded", "concluded"], Stage.AFTER),
        (ENDS + HOUR, ["running", "concluded"], Stage.DURING),
        (ENDS, [], Stage.AFTER),
        (ENDS + HOUR, ["", "concluded"], Stage.AFTER),
        (STARTS + LONGEST, ["running"], Stage.AFTER),
    ],
)
def test_stage_follows_the_clock_and_the_tables(now, states, stage):
    assert stage_of(STARTS, ENDS, states, now) is stage


def test_without_an_end_an_evening_is_over_after_the_longest():
    assert ends_at(STARTS, None) == STARTS + LONGEST
    assert stage_of(STARTS, None, [], STARTS + LONGEST - HOUR) is Stage.DURING
    assert stage_of(STARTS, None, [], STARTS + LONGEST) is Stage.AFTER


@given(
    states=st.lists(st.sampled_from(STATES), max_size=6),
    minutes=st.integers(-5000, 5000),
    later=st.integers(0, 5000),
    ended=st.none() | st.integers(1, 3000),
)
def test_a_workshop_never_goes_back_while_its_tables_stand_still(states, minutes, later, ended):
    end = None if ended is None else STARTS + timedelta(minutes=ended)
    first = STARTS + timedelta(minutes=minutes)
    order = list(Stage)

    now, then = (stage_of(STARTS, end, states, at) for at in (first, first + timedelta(minutes=later)))

    assert order.index(now) <= order.index(then)
