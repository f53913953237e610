from home.models.audit import AuditRecord
from home.models.content import LoadedContent
from home.models.directions import Direction
from home.models.feedback import Rating
from home.models.outbox import OutboxMail
from home.models.pages import (
    CampaignPage,
    ContentPage,
    DirectionIndexPage,
    DirectionPage,
    HomePage,
    HubIndexPage,
    HubPage,
    NewsIndexPage,
    NewsPage,
    PlanTimelinePage,
)
from home.models.people import Participant, User
from home.models.places import Area
from home.models.wording import Phrase

__all__ = [
    "Area",
    "AuditRecord",
    "CampaignPage",
    "ContentPage",
    "Direction",
    "DirectionIndexPage",
    "DirectionPage",
    "HomePage",
    "HubIndexPage",
    "HubPage",
    "LoadedContent",
    "NewsIndexPage",
    "NewsPage",
    "OutboxMail",
    "Participant",
    "Phrase",
    "PlanTimelinePage",
    "Rating",
    "User",
]
