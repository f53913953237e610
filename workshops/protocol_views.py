"""The parts of a view, as schemas: what an audience may be shown of a table, and what a seat may see of itself."""

from typing import Annotated, Literal

from pydantic import BaseModel, Field

from workshops.protocol_ballots import BallotView, Exact, RankingRound, ResultView, ThresholdView

Milliseconds = Annotated[int, Field(ge=0, description="ms since 1970, the server's clock")]
Texts = Annotated[dict[str, str], Field(description="language → text")]


class DirectionView(Exact):
    code: str
    order: int
    name: Texts


class TableView(Exact):
    """What never changes at a table."""

    id: int
    number: int
    code: str
    direction: DirectionView
    workshop: Texts
    capacity: int
    demo: bool


class ScriptItem(Exact):
    moment: int
    kind: Literal["write", "clarify", "group", "choose", "conclude"]


class MomentView(Exact):
    """`closes_at` is the end of the announced grace: until then contributions count and the close can be undone.

    On hold (`held`) nothing is taken; `left` (ms) is what the timer has when the table goes on.
    """

    number: int
    kind: Literal["write", "clarify", "group", "choose", "conclude"]
    phase: Literal["open", "closing", "closed"]
    question: Texts
    ends_at: Milliseconds | None
    closes_at: Milliseconds | None
    reveal: Literal["at_close", "at_once"]
    authors: Literal["organisation", "named", "anonymous"]
    held: bool
    left: int | None


class Counts(Exact):
    """People seated, seats that wrote, standing cards, voters entitled, voters who voted."""

    seated: int
    wrote: int
    cards: int
    voters: int
    voted: int


Piece = Annotated[list[str], Field(min_length=2, max_length=2, description="`same`, `gone` or `new`, and the words")]


class ChangeView(Exact):
    """One change of a card that everybody could read; `remark` is the suggested wording that its author accepted."""

    at: Milliseconds
    remark: int | None
    diff: list[Piece]


PointView = Annotated[
    list[int],
    Field(min_length=3, max_length=3, description="latitude and longitude × 100 000, and its precision in metres"),
]


class CardView(Exact):
    """`covered` cards (before the reveal), hidden, withdrawn and removed ones have no text, language or place.

    Without `lang` a card is in Italian. `area` is a kind and a code, `circoscrizione/3`; a `point` was given as one.
    `paper` is the number of the paper card it was entered from. `no_phone`, for who facilitates: its author has none.
    """

    number: int
    moment: int
    state: Literal["shown", "covered", "hidden", "withdrawn", "removed"]
    text: str | None
    organisation: str | None
    author: str | None
    at: Milliseconds
    changes: list[ChangeView] | None = None
    lang: str | None = None
    area: str | None = None
    point: PointView | None = None
    paper: int | None = None
    no_phone: bool | None = None


class RemarkView(Exact):
    """A question, a suggested wording or an objection about a card. `diff` is how a wording differs from the card.

    Of an objection `concern` says what it fears and `answer` how it was resolved, in words.
    """

    number: int
    card: int
    kind: Literal["question", "wording", "objection"]
    state: Literal["shown", "hidden", "removed"]
    text: str | None
    answer: str | None
    outcome: Literal["accepted", "declined", "withdrawn", "amended", "noted"] | None
    organisation: str | None
    author: str | None
    diff: list[Piece]
    at: Milliseconds
    concern: Literal["purpose", "harm", "feasible", "other"] | None = None


class SentenceView(Exact):
    """A sentence of the synthesis. `place` is where it stands among the accepted ones, null where it is not one.

    A position of a minority has none: `signed` and `residents` say who holds it. `cards`, `families`, `ballots` are
    what it rests on. `version` stands where its words were amended, from 2 on.
    """

    number: int
    state: Literal["shown", "hidden", "withdrawn", "removed"]
    minority: bool
    place: int | None
    text: str | None
    cards: list[int]
    families: list[int]
    ballots: list[int]
    organisation: str | None
    author: str | None
    signed: list[str]
    residents: int
    at: Milliseconds
    version: int | None = None


class CorrectionView(Exact):
    """A request for a correction of the account; `card` and `sentence` are 0 where it is about neither."""

    number: int
    state: Literal["asked", "accepted", "declined", "withdrawn", "hidden", "removed"]
    card: int
    sentence: int
    text: str | None
    reason: str | None
    at: Milliseconds
    decided_at: Milliseconds | None


class PhotoView(Exact):
    """For who facilitates only: a photo of what hung on the wall, at /tavoli/<code>/foto/<number>/."""

    number: int
    state: Literal["shown", "hidden", "removed"]
    text: str | None
    reason: str | None
    width: int | None
    height: int | None
    at: Milliseconds


class SeatView(Exact):
    """For who facilitates only. `no_mandate` where a voter is to be confirmed and nobody holds a delega today."""

    number: int
    name: str
    organisation: str | None
    organisation_confirmed: bool
    resident: bool
    phone: bool
    state: Literal["seated", "freed"]
    wrote: int
    voter: Literal["yes", "to_confirm", "other", "no"]
    voted: bool
    no_mandate: Literal[True] | None = None


class NextStep(Exact):
    """What the one big button of who facilitates does now; `secrecy` where it opens a secret ballot."""

    step: Literal["open", "close", "undo", "resume", "none"]
    moment: int
    kind: str
    ready: int
    of: int
    secrecy: Literal["secret"] | None = None


class FamilyView(Exact):
    """Cards kept together. Organisations and people are distinct; null where cards are anonymous."""

    number: int
    name: str | None
    cards: list[int]
    organisations: int | None
    people: int | None


class View(Exact):
    """Everything an audience may see. `seats`, `next`, `asking`, `corrections`, `photos`: for who facilitates only.

    `asking` is how many people ask for more time and have not been given any: never who.
    """

    table: TableView
    state: Literal["unopened", "waiting", "running", "concluded"]
    locked: bool
    script: list[ScriptItem]
    moment: MomentView | None
    counts: Counts
    ballot: BallotView | None
    result: ResultView | None
    cards: list[CardView]
    remarks: list[RemarkView] | None = None
    families: list[FamilyView] | None = None
    can_undo_grouping: bool | None = None
    sentences: list[SentenceView] | None = None
    corrections_until: Milliseconds | None = None
    corrections: list[CorrectionView] | None = None
    photos: list[PhotoView] | None = None
    seats: list[SeatView] | None = None
    next: NextStep | None = None
    asking: int | None = None


class OwnCard(Exact):
    number: int
    text: str | None
    state: Literal["shown", "hidden", "withdrawn", "removed"]
    reason: str | None
    lang: str | None = None
    area: str | None = None
    point: PointView | None = None


class OwnRemark(Exact):
    number: int
    reason: str | None


class OwnSentence(Exact):
    """One that this seat proposed (`own`) or signs."""

    number: int
    own: bool
    signed: bool
    reason: str | None


class Mine(Exact):
    """What only this seat may see. In a secret ballot `choice` stays null: `voted` says that it was cast.

    `line` is where in the log its newest choice in an open ballot stands.
    """

    seat: int
    name: str
    organisation: str | None
    voter: Literal["yes", "to_confirm", "other", "no"]
    state: Literal["seated", "freed"]
    cards: list[OwnCard]
    choice: list[int] | None
    voted: bool
    line: int | None = None
    remarks: list[OwnRemark]
    sentences: list[OwnSentence] | None = None
    corrections: list[CorrectionView] | None = None
    asked_time: bool


VIEW_PARTS: tuple[type[BaseModel], ...] = (
    View,
    TableView,
    MomentView,
    Counts,
    BallotView,
    ResultView,
    RankingRound,
    ThresholdView,
    CardView,
    ChangeView,
    RemarkView,
    FamilyView,
    SentenceView,
    CorrectionView,
    PhotoView,
    SeatView,
    NextStep,
    Mine,
)
