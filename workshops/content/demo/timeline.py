"""When the demonstration's past happened, counted back from the moment it is loaded."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from consultations.content.demonstration import PARTICIPATE_FROM

ROME = ZoneInfo("Europe/Rome")
DAYS_AGO = 112
TUESDAY = 1


@dataclass(frozen=True)
class Timeline:
    """`begins`: the evening of the concluded workshop. `days_after` scales, so that nothing lies in the future."""

    now: datetime
    begins: datetime

    def days_after(self, days: float) -> datetime:
        """`days` (of DAYS_AGO) after the workshop."""
        return self.begins + (self.now - self.begins) * (days / DAYS_AGO)


def timeline(now: datetime) -> Timeline:
    """A Tuesday evening about DAYS_AGO before, but never before people could take part."""
    wanted = now.astimezone(ROME) - timedelta(days=DAYS_AGO)
    tuesday = wanted - timedelta(days=(wanted.weekday() - TUESDAY) % 7)
    evening = tuesday.replace(hour=17, minute=30, second=0, microsecond=0)
    return Timeline(now, max(evening, PARTICIPATE_FROM + timedelta(days=1)))


def ms(moment: datetime) -> int:
    """Milliseconds since 1970, as the log counts."""
    return int(moment.timestamp() * 1000)
