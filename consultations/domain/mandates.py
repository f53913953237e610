"""What a delega covers."""

from collections.abc import Iterable


def covers(scope: str, names: Iterable[str]) -> bool:
    """An empty scope covers everything. One that says something must name what is asked: a workshop, a direction."""
    wanted = " ".join(scope.split()).casefold()
    return not wanted or any(name.casefold() in wanted for name in names if name.strip())
