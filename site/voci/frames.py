"""Reading the commonest frame of a browser without autobahn's detours: one whole, masked, short text, alone.

A phone's command comes as exactly that. Everything else (fragments, several frames at once, control frames, what is too
long or no UTF-8) goes the ordinary way, and so does all of it where a part that is looked at here is missing: autobahn
does not promise them. A test feeds both ways the same bytes.
"""

from typing import Any

from autobahn.websocket.protocol import WebSocketProtocol

_TEXT, _MASKED = 0x81, 0x80
_LENGTH, _TWO_BYTES, _EIGHT_BYTES = 0x7F, 126, 127
_MASK_BYTES = 4


def whole_text(data: bytes, longest: int) -> bytes | None:
    """The payload when `data` is one whole text frame of a client, at most `longest` bytes of UTF-8; else None."""
    if len(data) < 2 + _MASK_BYTES or data[0] != _TEXT or not data[1] & _MASKED:
        return None
    length, start = data[1] & _LENGTH, 2
    if length == _EIGHT_BYTES:
        return None
    if length == _TWO_BYTES:
        length, start = int.from_bytes(data[2:4], "big"), 4
        if length < _TWO_BYTES:
            return None
    body = start + _MASK_BYTES
    if len(data) != body + length or length > longest:
        return None
    payload = _unmasked(data[body:], data[start:body])
    try:
        payload.decode()
    except UnicodeDecodeError:
        return None
    return payload


def _unmasked(body: bytes, mask: bytes) -> bytes:
    """Every byte with its byte of the mask, as one large number: thousands of times fewer steps."""
    length = len(body)
    key = (mask * (length // _MASK_BYTES + 1))[:length]
    return (int.from_bytes(body, "big") ^ int.from_bytes(key, "big")).to_bytes(length, "big")


class PromptFrames:
    """Mixed into one of autobahn's protocols for Twisted, before it."""

    def dataReceived(self: Any, data: bytes) -> None:  # noqa: N802 -- Twisted's name
        if self._is_between_messages():
            payload = whole_text(data, self.maxFramePayloadSize)
            if payload is not None:
                self.onMessage(payload, False)  # noqa: FBT003 -- autobahn's signature: not binary
                return
        super().dataReceived(data)  # pyright: ignore[reportAttributeAccessIssue] -- of the protocol

    def _is_between_messages(self: Any) -> bool:
        try:
            return (
                self.state == WebSocketProtocol.STATE_OPEN
                and not self.data
                and self.current_frame is None
                and not self.inside_message
                and not self.failedByMe
                and self._perMessageCompress is None
            )
        except AttributeError:
            return False
