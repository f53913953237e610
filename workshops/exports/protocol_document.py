"""docs/protocol.md and docs/asyncapi.json, made from the schemas of the wire."""

from collections.abc import Iterable
from typing import Any

from pydantic import BaseModel, TypeAdapter

from workshops.domain.commands import COMMANDS
from workshops.live.frames import CLOSE_CODES
from workshops.protocol import (
    FRAME_BYTES,
    PAYLOADS,
    PROTOCOL_VERSION,
    SEAT_WITHOUT_PHONE,
    CommandFrame,
    Hello,
    SeatRequest,
    Seen,
    Typing,
)
from workshops.protocol_answers import SERVER_FRAMES
from workshops.protocol_preparing import PREPARING
from workshops.protocol_views import VIEW_PARTS
from workshops.wording.refusals import REFUSALS

CLIENT_FRAMES: tuple[type[BaseModel], ...] = (Hello, CommandFrame, Seen, Typing)

PREFACE = f"""# The wire of the live table

Made by `manage.py describe_protocol` from `workshops/protocol.py` and the answers and views beside it; do not edit.

Version {PROTOCOL_VERSION}. Address `/ws/tavoli/<code>/`. Frames are JSON objects in text, at most {FRAME_BYTES} bytes
from the client. The first frame is `hello`; the answer is `welcome`, then a `snapshot` or a `patch`. Places of the log
(`seq`) order everything; a patch carries absolute values and says where it begins, so a gap is noticed.

The same over HTTP, for networks without WebSocket: `GET /tavoli/<code>/stato/?role=…&since=…&epoch=…` answers one
snapshot or patch with `mine`; with `&wait=1` it answers as soon as there is something new, at the latest after six
seconds. `POST /tavoli/<code>/comandi/` takes a command frame and answers 200 `ack`, 409 `refused` or 503 `retry`. The
header `Authorization: Seat <token>` says who asks.
"""


def markdown() -> str:
    """The document, ending in a line feed."""
    parts = [PREFACE, "## From the client\n", *map(_frame, CLIENT_FRAMES)]
    parts += ["## Commands\n", _commands(), "## From the server\n", *map(_frame, SERVER_FRAMES)]
    parts += ["## Parts of a view\n", *map(_frame, VIEW_PARTS), "## Codes\n", _codes()]
    return "\n".join(parts).rstrip() + "\n"


def _frame(model: type[BaseModel]) -> str:
    docstring = (model.__doc__ or "").strip()
    paragraphs = "\n\n".join(" ".join(block.split()) for block in docstring.split("\n\n") if block)
    lines = [f"### {model.__name__}\n", *([f"{paragraphs}\n"] if paragraphs else []), "| field | type | required |"]
    lines += ["| --- | --- | --- |", *_rows(model), ""]
    return "\n".join(lines)


def _rows(model: type[BaseModel]) -> Iterable[str]:
    schema = model.model_json_schema(by_alias=True)
    for name, field in schema.get("properties", {}).items():
        required = "yes" if name in schema.get("required", []) else "no"
        yield f"| `{name}` | {_type(field)} | {required} |"


def _type(field: dict[str, Any]) -> str:
    if "const" in field:
        return f"`{field['const']}`"
    if "enum" in field:
        return " · ".join(f"`{value}`" for value in field["enum"])
    if "anyOf" in field:
        return " or ".join(_type(option) for option in field["anyOf"])
    if "$ref" in field:
        return field["$ref"].rpartition("/")[2]
    if field.get("type") == "array":
        return f"list of {_type(field['items'])}"
    if field.get("type") == "object" and isinstance(field.get("additionalProperties"), dict):
        return f"object of {_type(field['additionalProperties'])}"
    limits = [f"{word} {field[key]}" for key, word in _LIMITS if key in field]
    return ", ".join([str(field.get("type", "any")), *limits])


_LIMITS = (("minimum", "from"), ("maximum", "to"), ("minLength", "at least"), ("maxLength", "at most"))


def _commands() -> str:
    lines = ["| kind | payload | who |", "| --- | --- | --- |"]
    for kind, (schema, _build) in PAYLOADS.items():
        lines.append(f"| `{kind}` | {_payload(schema)} | {_senders(kind)} |")
    lines.append(f"| `{SEAT_WITHOUT_PHONE}` | {_payload(SeatRequest)} | FacilitatorActor |")
    lines += [f"| `{kind}` | {_payload(schema)} | {sender} |" for kind, (schema, _build, sender) in PREPARING.items()]
    return "\n".join(lines) + "\n"


def _payload(schema: type[BaseModel]) -> str:
    fields = schema.model_json_schema().get("properties", {})
    return ", ".join(f"`{name}`: {_type(field)}" for name, field in fields.items()) or "nothing"


def _senders(kind: str) -> str:
    return ", ".join(actor.__name__ for actor in COMMANDS[kind][1])


def _codes() -> str:
    lines = ["Refusals:", "", *(f"- `{key.removeprefix('refused.')}`" for key in sorted(REFUSALS)), ""]
    lines += ["Closing numbers:", "", *(f"- `{code}`: {number}" for code, number in CLOSE_CODES.items())]
    return "\n".join(lines)


def asyncapi() -> dict[str, Any]:
    """The AsyncAPI 3.0 description of the socket."""
    messages: dict[str, Any] = {}
    schemas: dict[str, Any] = {}
    for model in (*CLIENT_FRAMES, *SERVER_FRAMES):
        schema = TypeAdapter(model).json_schema(by_alias=True, ref_template="#/components/schemas/{model}")
        schemas.update(schema.pop("$defs", {}))
        schemas[model.__name__] = schema
        messages[model.__name__] = {"payload": {"$ref": f"#/components/schemas/{model.__name__}"}}
    return {
        "asyncapi": "3.0.0",
        "info": {"title": "Voci di Quartiere: the live table", "version": str(PROTOCOL_VERSION)},
        "channels": {
            "table": {
                "address": "/ws/tavoli/{code}/",
                "parameters": {"code": {"description": "the table's six digits"}},
                "messages": {name: {"$ref": f"#/components/messages/{name}"} for name in messages},
            }
        },
        "operations": {
            "receive": _operation("receive", CLIENT_FRAMES),
            "send": _operation("send", SERVER_FRAMES),
        },
        "components": {"messages": messages, "schemas": schemas},
    }


def _operation(action: str, models: tuple[type[BaseModel], ...]) -> dict[str, Any]:
    return {
        "action": action,
        "channel": {"$ref": "#/channels/table"},
        "messages": [{"$ref": f"#/channels/table/messages/{model.__name__}"} for model in models],
    }
