"""The one description of the wire of the live table. docs/protocol.md and the AsyncAPI document are made from it.

Frames are JSON objects in text, at most FRAME_BYTES long. Reading is strict: size first, then JSON without duplicate
keys, floats or constants, then a schema that forbids unknown fields, then text without control characters, in NFC.
"""

import json
import re
import unicodedata
from collections.abc import Callable, Mapping
from typing import Annotated, Any, Literal

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, TypeAdapter, ValidationError

from home.domain.refusal import Refused
from workshops.domain import commands as c
from workshops.domain.methods.rules import CHOICE_NUMBERS_MAX

PROTOCOL_VERSION = 1
FRAME_BYTES = 16_384
NUMBER_MAX = 2**31 - 1
TEXT_BYTES_MAX = 4_000
CHOICES_MAX = CHOICE_NUMBERS_MAX

_FORBIDDEN = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ufeff\ud800-\udfff]")


def clean_text(value: str) -> str:
    """NFC, line ends as one line feed. Control characters, direction overrides and lone surrogates raise ValueError."""
    text = value.replace("\r\n", "\n").replace("\r", "\n").replace("\t", " ")
    if _FORBIDDEN.search(text):
        raise ValueError
    return unicodedata.normalize("NFC", text)


def _clean_line(value: str) -> str:
    return " ".join(clean_text(value).split())


Number = Annotated[int, Field(ge=0, le=NUMBER_MAX)]
Text = Annotated[str, Field(max_length=TEXT_BYTES_MAX), AfterValidator(clean_text)]
Line = Annotated[str, Field(max_length=200), AfterValidator(_clean_line)]
Token = Annotated[str, Field(min_length=16, max_length=64, pattern=r"^[A-Za-z0-9_-]+$")]
CommandId = Annotated[str, Field(min_length=8, max_length=64, pattern=r"^[A-Za-z0-9-]+$")]
Choice = Annotated[list[Number], Field(max_length=CHOICES_MAX)]


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", strict=True, frozen=True)


class Hello(_Strict):
    """First message of a connection. `since` and `epoch` ask for what is missing instead of everything."""

    type: Literal["hello"]
    protocol: Number
    role: Literal["participant", "facilitator", "screen"]
    token: Token | None = None
    since: Number | None = None
    epoch: Annotated[str, Field(max_length=40)] | None = None


class CommandFrame(_Strict):
    """A command. The same `id` is answered the same for ever."""

    type: Literal["command"] = "command"
    id: CommandId
    kind: Annotated[str, Field(max_length=40)]
    payload: dict[str, Any] = Field(default_factory=dict[str, Any])


class Seen(_Strict):
    """The last place of the log that this client has shown; also says that it is there."""

    type: Literal["seen"]
    seq: Number


class Typing(_Strict):
    type: Literal["typing"]


ClientFrame = Annotated[Hello | CommandFrame | Seen | Typing, Field(discriminator="type")]
_client_frame: TypeAdapter[Hello | CommandFrame | Seen | Typing] = TypeAdapter(ClientFrame)


class _Empty(_Strict):
    pass


class _Text(_Strict):
    text: Text


class _Moment(_Strict):
    moment: Number


class _Reopen(_Strict):
    moment: Number
    reason: Annotated[str, Field(max_length=20)]


class _Minutes(_Strict):
    minutes: Number


class _Card(_Strict):
    card: Number


class _CardText(_Strict):
    card: Number
    text: Text


class _Hide(_Strict):
    card: Number
    reason: Annotated[str, Field(max_length=20)]


class _Seat(_Strict):
    seat: Number


class _SeatText(_Strict):
    seat: Number
    text: Text


class _Ballot(_Strict):
    ballot: Number
    choice: Choice


class _BallotFor(_Strict):
    seat: Number
    ballot: Number
    choice: Choice


class _SecretBallot(_Strict):
    ballot: Number
    choice: Choice
    receipt: Annotated[str, Field(pattern=r"^[0-9]{16}$")]


class SeatRequest(_Strict):
    """Who sits down: exactly one of `organisation` (slug), `new_organisation` and `resident`."""

    name: Annotated[Line, Field(max_length=60)]
    organisation: Annotated[Line, Field(max_length=80)] = ""
    new_organisation: Annotated[Line, Field(max_length=120)] = ""
    resident: bool = False


class JoinRequest(_Strict):
    """POST /tavoli/<code>/siediti/: `token` is made by the browser and kept by it alone."""

    id: CommandId
    token: Token
    name: Annotated[Line, Field(max_length=60)]
    organisation: Annotated[Line, Field(max_length=80)] = ""
    new_organisation: Annotated[Line, Field(max_length=120)] = ""
    resident: bool = False

    @property
    def who(self) -> SeatRequest:
        return SeatRequest(
            name=self.name,
            organisation=self.organisation,
            new_organisation=self.new_organisation,
            resident=self.resident,
        )


class ResumeRequest(_Strict):
    """POST /tavoli/<code>/riprendi/."""

    id: CommandId
    token: Token
    personal_code: Annotated[Line, Field(max_length=12)]


class PinRequest(_Strict):
    """POST /f/<card token>/."""

    id: CommandId
    token: Token
    pin: Annotated[Line, Field(max_length=8)]


# Wire name -> (schema of the payload, how it becomes a command). What is not here cannot be sent by a client.
PAYLOADS: Mapping[str, tuple[type[_Strict], Callable[[Any], c.Command]]] = {
    "post_card": (_Text, lambda p: c.PostCard(text=p.text)),
    "amend_card": (_CardText, lambda p: c.AmendCard(card=p.card, text=p.text)),
    "withdraw_card": (_Card, lambda p: c.WithdrawCard(card=p.card)),
    "cast_ballot": (_Ballot, lambda p: c.CastBallot(ballot=p.ballot, choice=tuple(p.choice))),
    "cast_secret_ballot": (
        _SecretBallot,
        lambda p: c.CastSecretBallot(ballot=p.ballot, choice=tuple(p.choice), receipt=p.receipt),
    ),
    "open_moment": (_Moment, lambda p: c.OpenMoment(moment=p.moment)),
    "close_moment": (_Moment, lambda p: c.CloseMoment(moment=p.moment)),
    "undo_close": (_Moment, lambda p: c.UndoClose(moment=p.moment)),
    "add_time": (_Minutes, lambda p: c.AddTime(minutes=p.minutes)),
    "hold": (_Moment, lambda p: c.Hold(moment=p.moment)),
    "resume": (_Moment, lambda p: c.Resume(moment=p.moment)),
    "reopen_moment": (_Reopen, lambda p: c.ReopenMoment(moment=p.moment, reason=p.reason)),
    "ask_time": (_Moment, lambda p: c.AskTime(moment=p.moment)),
    "hide_card": (_Hide, lambda p: c.HideCard(card=p.card, reason=p.reason)),
    "restore_card": (_Card, lambda p: c.RestoreCard(card=p.card)),
    "confirm_voter": (_Seat, lambda p: c.ConfirmVoter(seat=p.seat)),
    "hand_over_vote": (_Seat, lambda p: c.HandOverVote(seat=p.seat)),
    "free_seat": (_Seat, lambda p: c.FreeSeat(seat=p.seat)),
    "restore_seat": (_Seat, lambda p: c.RestoreSeat(seat=p.seat)),
    "lock_table": (_Empty, lambda _p: c.LockTable()),
    "unlock_table": (_Empty, lambda _p: c.UnlockTable()),
    "post_card_for": (_SeatText, lambda p: c.PostCardFor(seat=p.seat, text=p.text)),
    "cast_ballot_for": (
        _BallotFor,
        lambda p: c.CastBallotFor(seat=p.seat, ballot=p.ballot, choice=tuple(p.choice)),
    ),
}
# Needs names beside the log, so the edge prepares it (workshops.services.seating).
SEAT_WITHOUT_PHONE = "seat_without_phone"


def _no_duplicates(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    result = dict(pairs)
    if len(result) != len(pairs):
        raise ValueError
    return result


def _refuse_number(text: str) -> Any:
    raise ValueError(text)


def read_json(text: str | bytes) -> Any:
    """Strict JSON. Raises Refused("too_large") or Refused("malformed")."""
    size = len(text) if isinstance(text, bytes) else len(text.encode("utf-8", "surrogatepass"))
    if size > FRAME_BYTES:
        raise Refused("too_large", limit=FRAME_BYTES)
    try:
        return json.loads(
            text,
            object_pairs_hook=_no_duplicates,
            parse_float=_refuse_number,
            parse_constant=_refuse_number,
        )
    except (ValueError, RecursionError) as error:
        raise Refused("malformed") from error


def read_frame(text: str) -> Hello | CommandFrame | Seen | Typing:
    """One client frame. Raises Refused("too_large") or Refused("malformed")."""
    try:
        return _client_frame.validate_python(read_json(text))
    except (ValidationError, UnicodeEncodeError) as error:
        raise Refused("malformed") from error


def read_seat_request(payload: Mapping[str, Any]) -> SeatRequest:
    try:
        return SeatRequest.model_validate(dict(payload))
    except ValidationError as error:
        raise Refused("malformed") from error


def read_command(kind: str, payload: Mapping[str, Any]) -> c.Command:
    """The command of a wire name and payload. Raises Refused("unknown_kind") or Refused("malformed")."""
    if kind not in PAYLOADS:
        raise Refused("unknown_kind")
    schema, build = PAYLOADS[kind]
    try:
        return build(schema.model_validate(dict(payload)))
    except ValidationError as error:
        raise Refused("malformed") from error
