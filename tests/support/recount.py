"""What anybody could do with the published log: count again, without a line of the project's counting."""

from collections import Counter
from collections.abc import Iterable

from workshops.domain import events as e


def in_favour_of(method: str, choice: tuple[int, ...]) -> set[int]:
    """The cards that one choice speaks for, by the published spelling of choices."""
    if method == "ranking":
        return set(choice[:1])
    if method == "approval":
        return set(choice)
    if method == "consent":
        return {card for card, stance in zip(choice[::2], choice[1::2], strict=True) if stance == 0}
    return {card for card, number in zip(choice[::2], choice[1::2], strict=True) if number > 0}


def recounted(events: Iterable[e.Event], ballot: int) -> tuple[int, dict[int, int]]:
    """(voters who voted, in favour per option): the last choice of each voter, from the sealed choices."""
    latest: dict[str, tuple[int, ...]] = {}
    options: tuple[int, ...] = ()
    method = "approval"
    published: list[dict] = []
    for event in events:
        if isinstance(event, e.TableOpened):
            method = event.script[ballot - 1].get("method", "approval")
        if isinstance(event, e.BallotOpened) and event.ballot == ballot:
            options = event.options
        if isinstance(event, e.BallotCast) and event.ballot == ballot:
            latest[event.voter] = event.choice
        if isinstance(event, e.BallotClosed) and event.ballot == ballot:
            published = event.result.get("choices", [])
    if published:
        # A secret ballot: its choices stand in the closing event, beside receipts instead of voters.
        latest = {each["receipt"] + str(place): tuple(each["choice"]) for place, each in enumerate(published)}
    counts = Counter(option for choice in latest.values() for option in in_favour_of(method, choice))
    return len(latest), {option: counts[option] for option in options}


def announced(result: dict) -> tuple[int, dict[int, int]]:
    """The same two figures as the frozen result states them."""
    return result["voted"], {row["card"]: row["in_favour"] for row in result["rows"]}
