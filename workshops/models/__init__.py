from workshops.models.log import (
    BallotRow,
    CommandResult,
    LogEvent,
    SealedPart,
    TableHead,
)
from workshops.models.pages import WorkshopIndexPage, WorkshopPage
from workshops.models.people import FacilitationCard, Seat
from workshops.models.workshop import Table, Workshop

__all__ = [
    "BallotRow",
    "CommandResult",
    "FacilitationCard",
    "LogEvent",
    "SealedPart",
    "Seat",
    "Table",
    "TableHead",
    "Workshop",
    "WorkshopIndexPage",
    "WorkshopPage",
]
