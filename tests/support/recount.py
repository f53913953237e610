"""What anybody could do with the published log: count again, without a line of the project's counting."""

from collections import Counter
from collections.abc import Iterable

from workshops.domain import events as e


def recounted(events: Iterable[e.Event], ballot: int) -> tuple[int, dict[int, int]]:
    """(voters who voted, approvals per option): the last choice of each voter, from the sealed choices."""
    latest: dict[str, tuple[int, ...]] = {}
    options: tuple[int, ...] = ()
    for event in events:
        if isinstance(event, e.BallotOpened) and event.ballot == ballot:
            options = event.options
        if isinstance(event, e.BallotCast) and event.ballot == ballot:
            latest[event.voter] = event.choice
    counts = Counter(option for choice in latest.values() for option in choice)
    return len(latest), {option: counts[option] for option in options}


def announced(result: dict) -> tuple[int, dict[int, int]]:
    """The same two figures as the frozen result states them."""
    return result["voted"], {row["card"]: row["in_favour"] for row in result["rows"]}
