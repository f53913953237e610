from workshops.models.accounts import AccountApprovalTask, AccountPage
from workshops.models.inviting import SeatLink
from workshops.models.log import (
    BallotRow,
    CommandResult,
    LogEvent,
    SealedPart,
    TableHead,
)
from workshops.models.pages import WorkshopIndexPage, WorkshopPage
from workshops.models.people import FacilitationCard, Seat
from workshops.models.photos import TablePhoto
from workshops.models.preparing import Preparation, Trial
from workshops.models.registering import Reception, Registration, Replacement
from workshops.models.secrets import BallotKey, SecretChoice
from workshops.models.venue import Venue
from workshops.models.workshop import Arrangement, SavedScript, Table, Workshop

__all__ = [
    "AccountApprovalTask",
    "AccountPage",
    "Arrangement",
    "BallotKey",
    "BallotRow",
    "CommandResult",
    "FacilitationCard",
    "LogEvent",
    "Preparation",
    "Reception",
    "Registration",
    "Replacement",
    "SavedScript",
    "SealedPart",
    "Seat",
    "SeatLink",
    "SecretChoice",
    "Table",
    "TableHead",
    "TablePhoto",
    "Trial",
    "Venue",
    "Workshop",
    "WorkshopIndexPage",
    "WorkshopPage",
]
