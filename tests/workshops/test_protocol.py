"""The wire: strict reading, one description, documents that cannot lie."""

import json

import pytest

from home.domain.refusal import Refused
from workshops import protocol
from workshops.domain.actors import FacilitatorActor, SeatActor
from workshops.domain.commands import COMMANDS, KIND_OF, PostCard, TakeSeat
from workshops.domain.events import EVENTS
from workshops.domain.evolve import STEPS
from workshops.exports import protocol_document
from workshops.management.commands.describe_protocol import DOCS, documents

# Commands that no client can name: the door, the clock and the regia have their own ways in.
NOT_ON_THE_WIRE = {
    "open_table",
    "take_seat",
    "reopen_seat",
    "take_facilitation",
    "revoke_facilitation",
    "tick",
    "erase_card",
    "erase_remark",
    "erase_sentence",
    "erase_correction",
    # Its bytes come by a form of their own.
    "add_photo",
    "erase_photo",
}
SAMPLES = {
    "text": "Un tutor per ogni tirocinio",
    "card": 31,
    "seat": 7,
    "moment": 2,
    "remark": 4,
    "cards": [31, 12],
    "family": 3,
    "into": 5,
    "minutes": 5,
    "ballot": 2,
    "choice": [31, 12],
    "families": [3],
    "ballots": [2],
    "minority": True,
    "version": 1,
    "sentence": 6,
    "place": 2,
    "correction": 1,
    "photo": 2,
    "reason": "other",
    "receipt": "4829173655208841",
    "concern": "harm",
    "how": "noted",
    "lang": "ro",
    "area": "circoscrizione/3",
    "point": [4_507_030, 768_690, 10],
    "paper": 12,
}


def _written(name: str) -> str:
    return (DOCS / name).read_text(encoding="utf-8")


def test_documents_say_what_the_code_does():
    assert documents() == {name: _written(name) for name in ("protocol.md", "asyncapi.json")}


@pytest.mark.parametrize(
    ("part", "wrong"),
    [
        ("PAYLOADS", {"protocol.md"}),
        ("CLOSE_CODES", {"protocol.md"}),
        ("SERVER_FRAMES", {"protocol.md", "asyncapi.json"}),
        ("CLIENT_FRAMES", {"protocol.md", "asyncapi.json"}),
    ],
)
def test_document_that_says_one_thing_more_is_caught(monkeypatch, part, wrong):
    """Otherwise the comparison above could not fail: a command, a code, a frame is taken out of the code."""
    parts = getattr(protocol_document, part)
    fewer = dict(list(parts.items())[1:]) if isinstance(parts, dict) else parts[1:]
    monkeypatch.setattr(protocol_document, part, fewer)

    assert {name for name, content in documents().items() if content != _written(name)} == wrong


def test_every_command_is_on_the_wire_or_deliberately_not():
    assert set(protocol.PAYLOADS) | NOT_ON_THE_WIRE == set(COMMANDS)
    assert not set(protocol.PAYLOADS) & NOT_ON_THE_WIRE


def test_only_people_at_the_table_have_commands_on_the_wire():
    for kind in protocol.PAYLOADS:
        assert {SeatActor, FacilitatorActor} & set(COMMANDS[kind][1]), kind


@pytest.mark.parametrize("kind", protocol.PAYLOADS)
def test_command_survives_the_wire(kind):
    schema, _build = protocol.PAYLOADS[kind]
    payload = {name: SAMPLES[name] for name in schema.model_fields}
    frame = protocol.read_frame(json.dumps({"type": "command", "id": "a-command-1", "kind": kind, "payload": payload}))
    command = protocol.read_command(frame.kind, frame.payload)
    assert KIND_OF[type(command)] == kind
    assert {name: list(value) if isinstance(value := getattr(command, name), tuple) else value for name in payload} == (
        payload
    )


@pytest.mark.parametrize("kind", protocol.PAYLOADS)
def test_command_with_an_unknown_field_is_malformed(kind):
    schema, _build = protocol.PAYLOADS[kind]
    payload = {name: SAMPLES[name] for name in schema.model_fields}
    with pytest.raises(Refused) as refused:
        protocol.read_command(kind, {**payload, "as_admin": True})
    assert refused.value.code == "malformed"


def test_command_of_the_door_cannot_be_named_by_a_client():
    assert KIND_OF[TakeSeat] not in protocol.PAYLOADS
    with pytest.raises(Refused) as refused:
        protocol.read_command("take_seat", {"organisation": 1, "sector": "x", "is_resident": False})
    assert refused.value.code == "unknown_kind"


@pytest.mark.parametrize(
    "text",
    [
        "",
        "null",
        "[1]",
        '"hello"',
        "{",
        '{"type":"seen"}',
        '{"type":"seen","seq":1.0}',
        '{"type":"seen","seq":1e400}',
        '{"type":"seen","seq":NaN}',
        '{"type":"seen","seq":"1"}',
        '{"type":"seen","seq":true}',
        '{"type":"seen","seq":-1}',
        '{"type":"seen","seq":99999999999999999999}',
        '{"type":"seen","seq":' + "9" * 5000 + "}",
        '{"type":"seen","seq":1,"seq":2}',
        '{"type":"seen","seq":1,"more":2}',
        '{"type":"nothing"}',
        "[" * 9000,
        '{"type":"command","id":"short","kind":"post_card","payload":{}}',
        '{"type":"command","id":"with space 1","kind":"post_card","payload":{}}',
        '{"type":"command","id":"a-command-1","kind":"post_card","payload":[]}',
        '{"type":"hello","protocol":1,"role":"admin"}',
    ],
)
def test_frame_that_is_not_exact_is_malformed(text):
    with pytest.raises(Refused) as refused:
        protocol.read_frame(text)
    assert refused.value.code == "malformed"


def test_frame_is_measured_before_it_is_read():
    with pytest.raises(Refused) as refused:
        protocol.read_frame('{"type":"typing"}' + " " * protocol.FRAME_BYTES)
    assert refused.value.code == "too_large"


@pytest.mark.parametrize("text", ["\x00", "a\x1b[2J", "\u202eabc", "\ud800", "\u2066x", "\x7f"])
def test_text_with_characters_that_nobody_sees_is_malformed(text):
    with pytest.raises(Refused) as refused:
        protocol.read_command("post_card", {"text": f"ciao {text}"})
    assert refused.value.code == "malformed"


def test_text_is_normalised():
    command = protocol.read_command("post_card", {"text": "perche\u0301\r\nno\tsì"})
    assert command == PostCard(text="perché\nno sì")


def test_every_event_has_a_step():
    assert set(STEPS) == {event for event, _version in EVENTS.values()}
