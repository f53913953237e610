"""Where a workshop has got to: what its page is for changes with it."""

from collections.abc import Iterable
from datetime import datetime, timedelta
from enum import StrEnum

# Without an end, an evening is over after this long; a table that nobody concluded does not keep it open for ever.
LONGEST = timedelta(hours=12)


class Stage(StrEnum):
    BEFORE = "before"
    DURING = "during"
    AFTER = "after"


def ends_at(starts_at: datetime, ended: datetime | None) -> datetime:
    return ended or starts_at + LONGEST


def stage_of(starts_at: datetime, ended: datetime | None, states: Iterable[str], now: datetime) -> Stage:
    """`states` are those of its tables (`waiting`, `running`, `concluded`, or empty for one that is not open yet).

    Doors may open before the hour, and a table may go on after it: what happens counts more than what was announced.
    """
    found = set(states)
    if found and found == {"concluded"}:
        return Stage.AFTER
    if found & {"waiting", "running"} and now < max(ends_at(starts_at, ended), starts_at + LONGEST):
        return Stage.DURING
    if now < starts_at:
        return Stage.BEFORE
    return Stage.DURING if now < ends_at(starts_at, ended) else Stage.AFTER
