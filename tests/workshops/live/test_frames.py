"""Frames on the wire, read back by somebody else's parser."""

import json

import pytest
from websockets.frames import Frame as ReadFrame
from websockets.frames import Opcode
from websockets.streams import StreamReader

from workshops.live import frames
from workshops.live.frames import CLOSE_CODES, Frame

# The header of RFC 6455 has three forms: up to 125 bytes, up to 65,535, and above.
LENGTHS = [13, 125, 126, 127, 65_535, 65_536, 200_000]


def of_length(length: int) -> Frame:
    """A frame whose payload is exactly that many bytes."""
    empty = len(Frame({"text": ""}).text.encode())
    return Frame({"text": "x" * (length - empty)})


def read_all(wire: bytes) -> list[ReadFrame]:
    """Every frame in the bytes, by the parser of the `websockets` library; anything left over is a fault."""
    reader = StreamReader()
    reader.feed_data(wire)
    reader.feed_eof()
    found = []
    while not at_end(reader):
        found.append(read_one(reader))
    return found


def at_end(reader: StreamReader) -> bool:
    asking = reader.at_eof()
    try:
        next(asking)
    except StopIteration as answer:
        return answer.value
    message = "the parser waits for more"
    raise AssertionError(message)


def read_one(reader: StreamReader) -> ReadFrame:
    parsing = ReadFrame.parse(reader.read_exact, mask=False)
    try:
        next(parsing)
    except StopIteration as answer:
        return answer.value
    message = "the frame is not whole"
    raise AssertionError(message)


@pytest.mark.parametrize("length", LENGTHS)
def test_frame_of_any_length_is_read_whole(length):
    frame = of_length(length)

    [found] = read_all(frame.wire)

    assert len(frame.text.encode()) == length
    assert (found.opcode, found.fin, found.data.decode()) == (Opcode.TEXT, True, frame.text)


@pytest.mark.parametrize("length", LENGTHS)
def test_wire_is_what_the_library_itself_would_write(length):
    frame = of_length(length)

    assert frame.wire == ReadFrame(Opcode.TEXT, frame.text.encode()).serialize(mask=False)


def test_length_is_counted_in_bytes_and_not_in_characters():
    frame = Frame({"text": "à" * 60})

    [found] = read_all(frame.wire)

    assert len(frame.text) < 126 < len(frame.text.encode())
    assert json.loads(found.data) == {"text": "à" * 60}


def test_frames_behind_each_other_are_read_apart():
    texts = [{"n": 1}, {"text": "x" * 300}, {"n": 3}]

    found = read_all(b"".join(Frame(text).wire for text in texts))

    assert [json.loads(each.data) for each in found] == texts


def test_wire_is_made_once_and_shared():
    frame = Frame({"n": 1})

    assert frame.wire is frame.wire


def test_text_is_compact_and_keeps_letters_as_they_are():
    assert Frame({"testo": "perché no", "n": [1, None, True]}).text == '{"testo":"perché no","n":[1,null,true]}'


def test_frame_knows_the_place_it_brings_a_client_to():
    assert (Frame({"n": 1}, seq=17).seq, Frame({"n": 1}).seq) == (17, 0)


@pytest.mark.parametrize(
    ("made", "expected"),
    [
        (
            frames.refusal("c-1", "text_too_long", {"limit": 280}),
            {"type": "refused", "id": "c-1", "code": "text_too_long", "details": {"limit": 280}},
        ),
        (frames.refusal(None, "malformed", {}), {"type": "refused", "id": None, "code": "malformed", "details": {}}),
        (frames.retry("c-1", 1000), {"type": "retry", "id": "c-1", "after": 1000}),
        (frames.ack("c-1", 12, {"card": 3}), {"type": "ack", "id": "c-1", "seq": 12, "result": {"card": 3}}),
        (frames.error("seat_freed"), {"type": "error", "code": "seat_freed"}),
    ],
)
def test_answers_have_their_shape(made, expected):
    assert made == expected


def test_each_reason_to_close_has_a_number_of_its_own_for_applications():
    assert len(set(CLOSE_CODES.values())) == len(CLOSE_CODES)
    assert all(4000 <= number < 5000 for number in CLOSE_CODES.values())
