"""What can be asked of a table. Imperatives; frozen; numbers are the table's own (card 31, seat 7, moment 2)."""

from collections.abc import Mapping
from typing import TypeAlias

from workshops.domain.actors import Actor
from workshops.domain.commands import (
    ballots,
    cards,
    corrections,
    families,
    moments,
    objections,
    photos,
    remarks,
    seats,
    sentences,
    tables,
)
from workshops.domain.commands.ballots import (
    CastBallot,
    CastBallotFor,
    CastSecretBallot,
)
from workshops.domain.commands.cards import (
    AmendCard,
    EraseCard,
    HideCard,
    PostCard,
    PostCardFor,
    RestoreCard,
    WithdrawCard,
)
from workshops.domain.commands.corrections import (
    AcceptCorrection,
    AskCorrection,
    DeclineCorrection,
    EraseCorrection,
    HideCorrection,
    RestoreCorrection,
    WithdrawCorrection,
)
from workshops.domain.commands.families import (
    DetachCard,
    GroupCards,
    MergeFamilies,
    NameFamily,
    SplitFamily,
    UndoGrouping,
)
from workshops.domain.commands.moments import (
    AddTime,
    AskTime,
    CloseMoment,
    Hold,
    OpenMoment,
    ReopenMoment,
    Resume,
    Tick,
    UndoClose,
)
from workshops.domain.commands.objections import (
    RaiseObjection,
    RaiseObjectionFor,
    ResolveObjection,
)
from workshops.domain.commands.photos import (
    AddPhoto,
    ErasePhoto,
    HidePhoto,
    RestorePhoto,
)
from workshops.domain.commands.remarks import (
    AcceptWording,
    AnswerQuestion,
    AskQuestion,
    DeclineWording,
    EraseRemark,
    HideRemark,
    RestoreRemark,
    SuggestWording,
)
from workshops.domain.commands.seats import (
    ConfirmVoter,
    FreeSeat,
    HandOverVote,
    ReopenSeat,
    RestoreSeat,
    RevokeFacilitation,
    TakeFacilitation,
    TakeSeat,
)
from workshops.domain.commands.sentences import (
    AcceptSentence,
    AmendSentence,
    EraseSentence,
    HideSentence,
    MoveSentence,
    ProposeSentence,
    RestoreSentence,
    SetSentenceAside,
    SignSentence,
    UnsignSentence,
    WithdrawSentence,
)
from workshops.domain.commands.tables import (
    LockTable,
    OpenTable,
    UnlockTable,
)

Command: TypeAlias = (
    tables.Command
    | seats.Command
    | moments.Command
    | cards.Command
    | ballots.Command
    | remarks.Command
    | families.Command
    | objections.Command
    | sentences.Command
    | corrections.Command
    | photos.Command
)

# Wire and log name of every command, and who may send it. A command that is not here does not exist.
COMMANDS: Mapping[str, tuple[type[Command], tuple[type[Actor], ...]]] = {
    **tables.COMMANDS,
    **seats.COMMANDS,
    **moments.COMMANDS,
    **cards.COMMANDS,
    **ballots.COMMANDS,
    **remarks.COMMANDS,
    **families.COMMANDS,
    **objections.COMMANDS,
    **corrections.COMMANDS,
    **sentences.COMMANDS,
    **photos.COMMANDS,
}
KIND_OF: Mapping[type[Command], str] = {command: kind for kind, (command, _actors) in COMMANDS.items()}

__all__ = [
    "COMMANDS",
    "KIND_OF",
    "AcceptCorrection",
    "AcceptSentence",
    "AcceptWording",
    "AddPhoto",
    "AddTime",
    "AmendCard",
    "AmendSentence",
    "AnswerQuestion",
    "AskCorrection",
    "AskQuestion",
    "AskTime",
    "CastBallot",
    "CastBallotFor",
    "CastSecretBallot",
    "CloseMoment",
    "Command",
    "ConfirmVoter",
    "DeclineCorrection",
    "DeclineWording",
    "DetachCard",
    "EraseCard",
    "EraseCorrection",
    "ErasePhoto",
    "EraseRemark",
    "EraseSentence",
    "FreeSeat",
    "GroupCards",
    "HandOverVote",
    "HideCard",
    "HideCorrection",
    "HidePhoto",
    "HideRemark",
    "HideSentence",
    "Hold",
    "LockTable",
    "MergeFamilies",
    "MoveSentence",
    "NameFamily",
    "OpenMoment",
    "OpenTable",
    "PostCard",
    "PostCardFor",
    "ProposeSentence",
    "RaiseObjection",
    "RaiseObjectionFor",
    "ReopenMoment",
    "ReopenSeat",
    "ResolveObjection",
    "RestoreCard",
    "RestoreCorrection",
    "RestorePhoto",
    "RestoreRemark",
    "RestoreSeat",
    "RestoreSentence",
    "Resume",
    "RevokeFacilitation",
    "SetSentenceAside",
    "SignSentence",
    "SplitFamily",
    "SuggestWording",
    "TakeFacilitation",
    "TakeSeat",
    "Tick",
    "UndoClose",
    "UndoGrouping",
    "UnlockTable",
    "UnsignSentence",
    "WithdrawCard",
    "WithdrawCorrection",
    "WithdrawSentence",
]
