"""What the server sends, as schemas: the other half of the wire.

Frames are built elsewhere, as plain dicts, for speed; the documents are made from these classes and the contract tests
hold every real frame against them.
"""

from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field, TypeAdapter

from workshops.protocol_views import CardView, Exact, Milliseconds, Mine, RemarkView, SeatView, SentenceView, View


class Welcome(Exact):
    """First answer to `hello`."""

    type: Literal["welcome"]
    protocol: int
    epoch: str
    role: Literal["participant", "facilitator", "screen"]
    seat: int | None
    now: Milliseconds


class Snapshot(Exact):
    """Replaces everything that the client knows."""

    type: Literal["snapshot"]
    seq: int
    epoch: str
    now: Milliseconds
    view: View
    mine: Mine | None


class Patch(Exact):
    """Absolute values: sections in `set` are replaced, cards, remarks, sentences and seats are upserted by number.

    It fits a client whose own place is `from`. Ignore it when `to` ≤ own place; otherwise say hello again.
    """

    model_config = ConfigDict(extra="forbid", strict=True, populate_by_name=True)

    type: Literal["patch"]
    start: Annotated[int, Field(alias="from")]
    to: int
    now: Milliseconds
    set: dict[str, Any]
    cards: list[CardView]
    remarks: list[RemarkView] | None = None
    sentences: list[SentenceView] | None = None
    seats: list[SeatView] | None = None
    mine: Mine | None = None


class MineFrame(Exact):
    """Replaces `mine`."""

    type: Literal["mine"]
    to: int
    mine: Mine | None


class Ack(Exact):
    """Sent after the commit, never before: what is acknowledged is on disk. `seq` is the command's last event."""

    type: Literal["ack"]
    id: str
    seq: int
    result: dict[str, Any]


class RefusedFrame(Exact):
    """Final. The text stays with who wrote it; `code` has a sentence in every language of the interface."""

    type: Literal["refused"]
    id: str | None
    code: str
    details: dict[str, Any]


class Retry(Exact):
    """The outcome is unknown, or it came too fast: send the same id again after `after` ms."""

    type: Literal["retry"]
    id: str | None
    after: int


class SeatRegister(Exact):
    here: bool
    typing: bool


class Registers(Exact):
    """Presence and typing: absolute, latest wins, at most four a second.

    `tried` is how many phones have been tried, until the table begins. For who facilitates only: `seats`, `trials`
    (seat -> `well` or `badly`) and the `lines` that are ticked.
    """

    type: Literal["registers"]
    here: int
    seats: dict[str, SeatRegister] | None = None
    tried: int | None = None
    trials: dict[str, str] | None = None
    lines: list[str] | None = None


class ErrorFrame(Exact):
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
