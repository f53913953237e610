"""What the server sends, as schemas: the other half of the wire.

Frames are built elsewhere, as plain dicts, for speed; the documents are made from these classes and the contract tests
hold every real frame against them.
"""

from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field, TypeAdapter

Milliseconds = Annotated[int, Field(ge=0, description="ms since 1970, the server's clock")]
Texts = Annotated[dict[str, str], Field(description="language → text")]


class _Exact(BaseModel):
    model_config = ConfigDict(extra="forbid", strict=True)


class DirectionView(_Exact):
    code: str
    order: int
    name: Texts


class TableView(_Exact):
    """What never changes at a table."""

    id: int
    number: int
    code: str
    direction: DirectionView
    workshop: Texts
    capacity: int
    demo: bool


class ScriptItem(_Exact):
    moment: int
    kind: Literal["write", "choose", "conclude"]


class MomentView(_Exact):
    """`closes_at` is the end of the announced grace: until then contributions count and the close can be undone.

    On hold (`held`) nothing is taken; `left` (ms) is what the timer has when the table goes on.
    """

    number: int
    kind: Literal["write", "choose", "conclude"]
    phase: Literal["open", "closing", "closed"]
    question: Texts
    ends_at: Milliseconds | None
    closes_at: Milliseconds | None
    reveal: Literal["at_close", "at_once"]
    authors: Literal["organisation", "named", "anonymous"]
    held: bool
    left: int | None


class Counts(_Exact):
    """People seated, seats that wrote, standing cards, voters entitled, voters who voted."""

    seated: int
    wrote: int
    cards: int
    voters: int
    voted: int


class BallotView(_Exact):
    """`options` are card numbers in the order in which everybody sees them."""

    number: int
    method: Literal["approval"]
    max_choices: int
    electors: Literal["organisation", "person"]
    options: list[int]


class ResultRow(_Exact):
    card: int
    in_favour: int
    position: int


class SectorRow(_Exact):
    """`rows` maps a card number (as text) to how many voters of the sector chose it."""

    sector: str
    voters: int
    rows: dict[str, int]


class ResultView(_Exact):
    """Frozen at the close; it never changes afterwards."""

    ballot: int
    voters: int
    voted: int
    rows: list[ResultRow]
    sectors: list[SectorRow]


class CardView(_Exact):
    """`covered` cards (before the reveal), hidden, withdrawn and removed ones have no text."""

    number: int
    moment: int
    state: Literal["shown", "covered", "hidden", "withdrawn", "removed"]
    text: str | None
    organisation: str | None
    author: str | None
    at: Milliseconds


class SeatView(_Exact):
    """For who facilitates only."""

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


class NextStep(_Exact):
    """What the one big button of who facilitates does now."""

    step: Literal["open", "close", "undo", "resume", "none"]
    moment: int
    kind: str
    ready: int
    of: int


class View(_Exact):
    """Everything an audience may see. `seats`, `next` and `asking` are for who facilitates only.

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
    seats: list[SeatView] | None = None
    next: NextStep | None = None
    asking: int | None = None


class OwnCard(_Exact):
    number: int
    text: str | None
    state: Literal["shown", "hidden", "withdrawn", "removed"]
    reason: str | None


class Mine(_Exact):
    """What only this seat may see."""

    seat: int
    name: str
    organisation: str | None
    voter: Literal["yes", "to_confirm", "other", "no"]
    state: Literal["seated", "freed"]
    cards: list[OwnCard]
    choice: list[int] | None
    asked_time: bool


class Welcome(_Exact):
    """First answer to `hello`."""

    type: Literal["welcome"]
    protocol: int
    epoch: str
    role: Literal["participant", "facilitator", "screen"]
    seat: int | None
    now: Milliseconds


class Snapshot(_Exact):
    """Replaces everything that the client knows."""

    type: Literal["snapshot"]
    seq: int
    epoch: str
    now: Milliseconds
    view: View
    mine: Mine | None


class Patch(_Exact):
    """Absolute values: sections in `set` are replaced, cards and seats are upserted by number.

    It fits a client whose own place is `from`. Ignore it when `to` ≤ own place; otherwise say hello again.
    """

    model_config = ConfigDict(extra="forbid", strict=True, populate_by_name=True)

    type: Literal["patch"]
    start: Annotated[int, Field(alias="from")]
    to: int
    now: Milliseconds
    set: dict[str, Any]
    cards: list[CardView]
    seats: list[SeatView] | None = None
    mine: Mine | None = None


class MineFrame(_Exact):
    """Replaces `mine`."""

    type: Literal["mine"]
    to: int
    mine: Mine | None


class Ack(_Exact):
    """Sent after the commit, never before: what is acknowledged is on disk. `seq` is the command's last event."""

    type: Literal["ack"]
    id: str
    seq: int
    result: dict[str, Any]


class RefusedFrame(_Exact):
    """Final. The text stays with who wrote it; `code` has a sentence in every language of the interface."""

    type: Literal["refused"]
    id: str | None
    code: str
    details: dict[str, Any]


class Retry(_Exact):
    """The outcome is unknown, or it came too fast: send the same id again after `after` ms."""

    type: Literal["retry"]
    id: str | None
    after: int


class SeatRegister(_Exact):
    here: bool
    typing: bool


class Registers(_Exact):
    """Presence and typing: absolute, latest wins, at most four a second. `seats` for who facilitates only."""

    type: Literal["registers"]
    here: int
    seats: dict[str, SeatRegister] | None = None


class ErrorFrame(_Exact):
    """The reason for which the socket is closed right after."""

    type: Literal["error"]
    code: str


ServerFrame = Annotated[
    Welcome | Snapshot | Patch | MineFrame | Ack | RefusedFrame | Retry | Registers | ErrorFrame,
    Field(discriminator="type"),
]
server_frame: TypeAdapter[Any] = TypeAdapter(ServerFrame)
SERVER_FRAMES: tuple[type[BaseModel], ...] = (
    Welcome,
    Snapshot,
    Patch,
    MineFrame,
    Ack,
    RefusedFrame,
    Retry,
    Registers,
    ErrorFrame,
)
VIEW_PARTS: tuple[type[BaseModel], ...] = (
    View,
    TableView,
    MomentView,
    Counts,
    BallotView,
    ResultView,
    CardView,
    SeatView,
    NextStep,
    Mine,
)
