"""Server frames, encoded once per audience and shared by every socket that gets them."""

import json
from collections.abc import Mapping
from typing import Any

_encode = json.JSONEncoder(separators=(",", ":"), ensure_ascii=False).encode

# Codes with which a socket is closed, beside the protocol's own (1000, 1001, 1012).
CLOSE_CODES: Mapping[str, int] = {
    "malformed": 4400,
    "seat_unknown": 4401,
    "not_facilitating": 4403,
    "table_unknown": 4404,
    "protocol_unsupported": 4406,
    "hello_expected": 4408,
    "seat_replaced": 4409,
    "seat_freed": 4410,
    "facilitation_replaced": 4411,
    "facilitation_revoked": 4412,
    "too_large": 4413,
    "too_fast": 4429,
}

_SHORT = 126
_MEDIUM = 1 << 16


class Frame:
    """One text frame: `text` for an ASGI server's send, `wire` (RFC 6455, unmasked, unfragmented) for a raw write."""

    __slots__ = ("_wire", "seq", "size", "text")

    def __init__(self, content: Mapping[str, Any], seq: int = 0) -> None:
        self.text = _encode(content)
        self.seq = seq
        self.size = len(self.text)
        self._wire: bytes | None = None

    @property
    def wire(self) -> bytes:
        if self._wire is None:
            payload = self.text.encode()
            length = len(payload)
            if length < _SHORT:
                header = bytes((0x81, length))
            elif length < _MEDIUM:
                header = bytes((0x81, 126)) + length.to_bytes(2, "big")
            else:
                header = bytes((0x81, 127)) + length.to_bytes(8, "big")
            self._wire = header + payload
        return self._wire


def refusal(command_id: str | None, code: str, details: Mapping[str, Any]) -> dict[str, Any]:
    return {"type": "refused", "id": command_id, "code": code, "details": dict(details)}


def retry(command_id: str | None, after: int) -> dict[str, Any]:
    """`after` in ms: the outcome is unknown or it came too fast; the same id may be sent again then."""
    return {"type": "retry", "id": command_id, "after": after}


def ack(command_id: str, seq: int, result: Mapping[str, Any]) -> dict[str, Any]:
    return {"type": "ack", "id": command_id, "seq": seq, "result": dict(result)}


def error(code: str) -> dict[str, Any]:
    return {"type": "error", "code": code}
