"""What can be asked while the synthesis is written."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TypeAlias

from workshops.domain.actors import Actor, DirectorActor, FacilitatorActor, SeatActor


@dataclass(frozen=True, slots=True)
class ProposeSentence:
    """`seat` is named only by who facilitates, for somebody without a phone; None is the sender."""

    text: str
    cards: tuple[int, ...] = ()
    families: tuple[int, ...] = ()
    ballots: tuple[int, ...] = ()
    minority: bool = False
    seat: int | None = None


@dataclass(frozen=True, slots=True)
class AmendSentence:
    sentence: int
    text: str
    cards: tuple[int, ...] = ()
    families: tuple[int, ...] = ()
    ballots: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class WithdrawSentence:
    sentence: int


@dataclass(frozen=True, slots=True)
class SignSentence:
    """`seat` as in ProposeSentence. `version`: the words that were read, from 1; 0 where the sender does not say."""

    sentence: int
    seat: int | None = None
    version: int = 0


@dataclass(frozen=True, slots=True)
class UnsignSentence:
    sentence: int


@dataclass(frozen=True, slots=True)
class AcceptSentence:
    """`version` as in SignSentence."""

    sentence: int
    version: int = 0


@dataclass(frozen=True, slots=True)
class SetSentenceAside:
    sentence: int


@dataclass(frozen=True, slots=True)
class MoveSentence:
    """`place` counts from 1 among the accepted ones that everybody sees."""

    sentence: int
    place: int


@dataclass(frozen=True, slots=True)
class HideSentence:
    sentence: int
    reason: str


@dataclass(frozen=True, slots=True)
class RestoreSentence:
    sentence: int


@dataclass(frozen=True, slots=True)
class EraseSentence:
    sentence: int


Command: TypeAlias = (
    ProposeSentence
    | AmendSentence
    | WithdrawSentence
    | SignSentence
    | UnsignSentence
    | AcceptSentence
    | SetSentenceAside
    | MoveSentence
    | HideSentence
    | RestoreSentence
    | EraseSentence
)

# Wire and log name, and who may send it.
COMMANDS: Mapping[str, tuple[type[Command], tuple[type[Actor], ...]]] = {
    "propose_sentence": (ProposeSentence, (SeatActor, FacilitatorActor)),
    "amend_sentence": (AmendSentence, (SeatActor, FacilitatorActor)),
    "withdraw_sentence": (WithdrawSentence, (SeatActor, FacilitatorActor)),
    "sign_sentence": (SignSentence, (SeatActor, FacilitatorActor)),
    "unsign_sentence": (UnsignSentence, (SeatActor,)),
    "accept_sentence": (AcceptSentence, (FacilitatorActor, DirectorActor)),
    "set_sentence_aside": (SetSentenceAside, (FacilitatorActor, DirectorActor)),
    "move_sentence": (MoveSentence, (FacilitatorActor, DirectorActor)),
    "hide_sentence": (HideSentence, (FacilitatorActor, DirectorActor)),
    "restore_sentence": (RestoreSentence, (FacilitatorActor, DirectorActor)),
    "erase_sentence": (EraseSentence, (DirectorActor,)),
}
