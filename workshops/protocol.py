"""The one description of the wire of the live table. docs/protocol.md and the AsyncAPI document are made from it.

Frames are JSON objects in text, at most FRAME_BYTES long. Reading is strict: size first, then JSON without duplicate
keys, floats or constants, then a schema that forbids unknown fields, then text without control characters, in NFC.
"""

import json
from collections.abc import Mapping
from typing import Annotated, Any, Literal

from pydantic import Field, TypeAdapter, ValidationError

from home.domain.refusal import Refused
from workshops.domain import commands as c
from workshops.protocol_fields import CommandId, Line, Number, Strict, Token
from workshops.protocol_payloads import PAYLOADS

PROTOCOL_VERSION = 1
FRAME_BYTES = 16_384


class Hello(Strict):
    """First message of a connection. `since` and `epoch` ask for what is missing instead of everything."""

    type: Literal["hello"]
    protocol: Number
    role: Literal["participant", "facilitator", "screen"]
    token: Token | None = None
    since: Number | None = None
    epoch: Annotated[str, Field(max_length=40)] | None = None


class CommandFrame(Strict):
    """A command. The same `id` is answered the same for ever."""

    type: Literal["command"] = "command"
    id: CommandId
    kind: Annotated[str, Field(max_length=40)]
    payload: dict[str, Any] = Field(default_factory=dict[str, Any])


class Seen(Strict):
    """The last place of the log that this client has shown; also says that it is there."""

    type: Literal["seen"]
    seq: Number


class Typing(Strict):
    type: Literal["typing"]


ClientFrame = Annotated[Hello | CommandFrame | Seen | Typing, Field(discriminator="type")]
_client_frame: TypeAdapter[Hello | CommandFrame | Seen | Typing] = TypeAdapter(ClientFrame)


class SeatRequest(Strict):
    """Who sits down: exactly one of `organisation` (slug), `new_organisation` and `resident`."""

    name: Annotated[Line, Field(max_length=60)]
    organisation: Annotated[Line, Field(max_length=80)] = ""
    new_organisation: Annotated[Line, Field(max_length=120)] = ""
    resident: bool = False


class JoinRequest(Strict):
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


class ResumeRequest(Strict):
    """POST /tavoli/<code>/riprendi/."""

    id: CommandId
    token: Token
    personal_code: Annotated[Line, Field(max_length=12)]


class PinRequest(Strict):
    """POST /f/<card token>/."""

    id: CommandId
    token: Token
    pin: Annotated[Line, Field(max_length=8)]


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
