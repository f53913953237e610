from home.models.audit import AuditRecord
from home.models.directions import Direction
from home.models.feedback import Rating
from home.models.outbox import OutboxMail
from home.models.people import Participant, User
from home.models.places import Area
from home.models.wording import Phrase

__all__ = [
    "Area",
    "AuditRecord",
    "Direction",
    "OutboxMail",
    "Participant",
    "Phrase",
    "Rating",
    "User",
]
