"""Areas that a command names, looked up beside the log: the state of a table does not hold the city."""

from home.models import Area
from workshops.domain import commands as c


def area_of(key: str) -> Area | None:
    """The area behind `circoscrizione/3`."""
    kind, _slash, code = key.partition("/")
    return Area.objects.filter(kind=kind, code=code).first()


def names_unknown_area(command: c.Command) -> bool:
    match command:
        case c.PostCard(area=str(key)) | c.PostCardFor(area=str(key)) | c.AmendCard(area=str(key)):
            return area_of(key) is None
        case _:
            return False
