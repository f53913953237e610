"""The quick way to read a frame hears what autobahn's own way hears, byte for byte, in whatever pieces they come."""

import base64
import itertools

import pytest
from autobahn.twisted.websocket import WebSocketServerFactory, WebSocketServerProtocol
from hypothesis import given
from hypothesis import strategies as st
from twisted.internet.testing import StringTransportWithDisconnection

from voci.frames import PromptFrames, whole_text

LONGEST = 300
CONTINUATION, TEXT, BINARY, PING = 0x0, 0x1, 0x2, 0x9
FIN, MASKED = 0x80, 0x80
HANDSHAKE = (
    "GET / HTTP/1.1\r\nHost: localhost\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
    f"Sec-WebSocket-Key: {base64.b64encode(bytes(16)).decode()}\r\nSec-WebSocket-Version: 13\r\n\r\n"
).encode()


class Wire(StringTransportWithDisconnection):
    def unregisterProducer(self):  # noqa: N802 -- Twisted's name
        """As a real transport, which does not mind when there is none."""


class Plain(WebSocketServerProtocol):
    def onMessage(self, payload, isBinary):  # noqa: N802, N803 -- autobahn's names
        self.factory.heard.append((payload, isBinary))


class Prompt(PromptFrames, Plain):
    slow = 0

    def _dataReceived(self, data):  # noqa: N802 -- the same
        self.slow += 1
        super()._dataReceived(data)


def opened(protocol_class):
    """A protocol whose handshake is done, on a transport that keeps what is written."""
    factory = WebSocketServerFactory("ws://localhost")
    factory.protocol, factory.heard = protocol_class, []
    factory.setProtocolOptions(maxMessagePayloadSize=LONGEST, maxFramePayloadSize=LONGEST, closeHandshakeTimeout=0)
    protocol, transport = factory.buildProtocol(None), Wire()
    transport.protocol = protocol
    protocol.makeConnection(transport)
    protocol.dataReceived(HANDSHAKE)
    assert protocol.state == protocol.STATE_OPEN
    transport.clear()
    return protocol


def hear(protocol, pieces):
    """What the application heard, what went back, and how the connection stands."""
    for piece in pieces:
        if protocol.transport.connected:
            protocol.dataReceived(piece)
    return protocol.factory.heard, protocol.transport.value(), protocol.state


def frame(payload, first=FIN | TEXT, mask=b"\x00\x00\x00\x00", *, masked=True):
    bit, size = (MASKED if masked else 0), len(payload)
    head = bytes((first, bit | size)) if size < 126 else bytes((first, bit | 126)) + size.to_bytes(2, "big")
    if not masked:
        return head + payload
    return head + mask + bytes(byte ^ mask[place % 4] for place, byte in enumerate(payload))


@st.composite
def frames(draw):
    payload = draw(st.one_of(st.text(max_size=20).map(str.encode), st.binary(max_size=LONGEST + 20)))
    final = draw(st.sampled_from((FIN, FIN, FIN, 0)))
    opcode = draw(st.sampled_from((TEXT, TEXT, TEXT, BINARY, CONTINUATION, PING)))
    return frame(payload, final | opcode, draw(st.binary(min_size=4, max_size=4)), masked=draw(st.integers(0, 9)) > 0)


@given(sent=st.lists(frames(), max_size=4), cuts=st.lists(st.integers(0, 400), max_size=3), whole=st.booleans())
def test_both_ways_hear_the_same(sent, cuts, whole):
    stream = b"".join(sent)
    places = sorted({0, *(min(cut, len(stream)) for cut in cuts), len(stream)})
    pieces = sent if whole else [stream[start:end] for start, end in itertools.pairwise(places)]
    assert hear(opened(Prompt), pieces) == hear(opened(Plain), pieces)


def test_a_command_does_not_go_the_slow_way():
    protocol = opened(Prompt)
    before = protocol.slow
    text = "perché così".encode()
    heard, answer, _state = hear(protocol, [frame(text, mask=b"\x01\x80\xff\x10"), frame(text * 15)])
    assert (heard, answer, protocol.slow) == ([(text, False), (text * 15, False)], b"", before)


@pytest.mark.parametrize(
    "data",
    [
        b"",
        frame(b"a")[:-1],
        frame(b"a") + b"\x81",
        frame(b"a", TEXT),
        frame(b"a", FIN | BINARY),
        frame(b"a", FIN | PING),
        frame(b"a", 0xC0 | TEXT),
        frame(b"abcdef", masked=False),
        frame(b"\xff"),
        frame(b"a" * (LONGEST + 1)),
        # 5 bytes whose length is written in two: refused as not minimal.
        b"\x81\xfe\x00\x05" + bytes(4) + b"abcde",
        b"\x81\xff" + (5).to_bytes(8, "big") + bytes(4) + b"abcde",
    ],
)
def test_what_is_left_to_autobahn(data):
    assert whole_text(data, LONGEST) is None
