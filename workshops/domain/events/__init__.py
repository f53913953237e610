"""What happened at a table. Past tense; frozen; versioned for ever.

Each event says which of its fields are sealed: texts, the author's seat, the choice of an open ballot. Names of people
never stand here. Adding a field means a new version and an upcaster in `codec`, never a change to a recorded event.
"""

from collections.abc import Mapping
from typing import TypeAlias

from workshops.domain.events import (
    ballots,
    cards,
    corrections,
    families,
    moments,
    objections,
    photos,
    records,
    remarks,
    seats,
    sentences,
    tables,
)
from workshops.domain.events.ballots import (
    BallotCast,
    BallotClosed,
    BallotOpened,
    SecretBallotCast,
)
from workshops.domain.events.cards import (
    CardAmended,
    CardErased,
    CardHidden,
    CardPosted,
    CardRestored,
    CardWithdrawn,
)
from workshops.domain.events.corrections import (
    CorrectionAccepted,
    CorrectionAsked,
    CorrectionDeclined,
    CorrectionErased,
    CorrectionHidden,
    CorrectionRestored,
    CorrectionWithdrawn,
)
from workshops.domain.events.families import (
    CardDetached,
    CardsGrouped,
    FamiliesMerged,
    FamilyNamed,
    FamilySplit,
    GroupingUndone,
)
from workshops.domain.events.moments import (
    MomentClosed,
    MomentClosing,
    MomentHeld,
    MomentOpened,
    MomentReopened,
    MomentReopenedAfterClose,
    MomentResumed,
    TimeAdded,
    TimeAsked,
)
from workshops.domain.events.objections import (
    ObjectionRaised,
    ObjectionResolved,
    ObjectionWithdrawn,
)
from workshops.domain.events.photos import (
    PhotoAdded,
    PhotoErased,
    PhotoHidden,
    PhotoRestored,
)
from workshops.domain.events.records import EntryRecorded
from workshops.domain.events.remarks import (
    QuestionAnswered,
    QuestionAsked,
    RemarkErased,
    RemarkHidden,
    RemarkRestored,
    WordingAccepted,
    WordingDeclined,
    WordingSuggested,
)
from workshops.domain.events.seats import (
    FacilitationRevoked,
    FacilitationTaken,
    SeatFreed,
    SeatReopened,
    SeatRestored,
    SeatTaken,
    VoteHandedOver,
    VoterConfirmed,
)
from workshops.domain.events.sentences import (
    SentenceAccepted,
    SentenceAmended,
    SentenceErased,
    SentenceHidden,
    SentenceMoved,
    SentenceProposed,
    SentenceRestored,
    SentenceSetAside,
    SentenceSigned,
    SentenceUnsigned,
    SentenceWithdrawn,
)
from workshops.domain.events.tables import (
    TableConcluded,
    TableLocked,
    TableOpened,
    TableUnlocked,
)

Event: TypeAlias = (
    tables.Event
    | seats.Event
    | moments.Event
    | cards.Event
    | ballots.Event
    | remarks.Event
    | families.Event
    | objections.Event
    | records.Event
    | sentences.Event
    | corrections.Event
    | photos.Event
)

# Log name and newest version of every event.
EVENTS: Mapping[str, tuple[type[Event], int]] = {
    **tables.EVENTS,
    **seats.EVENTS,
    **moments.EVENTS,
    **cards.EVENTS,
    **ballots.EVENTS,
    **remarks.EVENTS,
    **families.EVENTS,
    **objections.EVENTS,
    **records.EVENTS,
    **corrections.EVENTS,
    **sentences.EVENTS,
    **photos.EVENTS,
}
KIND_OF: Mapping[type[Event], str] = {event: kind for kind, (event, _version) in EVENTS.items()}

__all__ = [
    "EVENTS",
    "KIND_OF",
    "BallotCast",
    "BallotClosed",
    "BallotOpened",
    "CardAmended",
    "CardDetached",
    "CardErased",
    "CardHidden",
    "CardPosted",
    "CardRestored",
    "CardWithdrawn",
    "CardsGrouped",
    "CorrectionAccepted",
    "CorrectionAsked",
    "CorrectionDeclined",
    "CorrectionErased",
    "CorrectionHidden",
    "CorrectionRestored",
    "CorrectionWithdrawn",
    "EntryRecorded",
    "Event",
    "FacilitationRevoked",
    "FacilitationTaken",
    "FamiliesMerged",
    "FamilyNamed",
    "FamilySplit",
    "GroupingUndone",
    "MomentClosed",
    "MomentClosing",
    "MomentHeld",
    "MomentOpened",
    "MomentReopened",
    "MomentReopenedAfterClose",
    "MomentResumed",
    "ObjectionRaised",
    "ObjectionResolved",
    "ObjectionWithdrawn",
    "PhotoAdded",
    "PhotoErased",
    "PhotoHidden",
    "PhotoRestored",
    "QuestionAnswered",
    "QuestionAsked",
    "RemarkErased",
    "RemarkHidden",
    "RemarkRestored",
    "SeatFreed",
    "SeatReopened",
    "SeatRestored",
    "SeatTaken",
    "SecretBallotCast",
    "SentenceAccepted",
    "SentenceAmended",
    "SentenceErased",
    "SentenceHidden",
    "SentenceMoved",
    "SentenceProposed",
    "SentenceRestored",
    "SentenceSetAside",
    "SentenceSigned",
    "SentenceUnsigned",
    "SentenceWithdrawn",
    "TableConcluded",
    "TableLocked",
    "TableOpened",
    "TableUnlocked",
    "TimeAdded",
    "TimeAsked",
    "VoteHandedOver",
    "VoterConfirmed",
    "WordingAccepted",
    "WordingDeclined",
    "WordingSuggested",
]
