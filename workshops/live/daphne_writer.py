"""Writing a ready frame straight to a daphne socket: a quarter of the cost of the ordinary send.

It touches what daphne, autobahn and Twisted do not promise, so each part is looked for before it is used; where
anything is missing, or bytes are waiting in Twisted's buffers, the ordinary way is taken. A contract test runs both.
"""

from typing import Any

OPEN = 3  # autobahn.websocket.protocol.WebSocketProtocol.STATE_OPEN
_TRANSPORT_PARTS = (
    "writeSomeData",
    "dataBuffer",
    "offset",
    "_tempDataBuffer",
    "_tempDataLen",
    "write",
    "connected",
    "abortConnection",
)


class DaphneWriter:
    """Raw writer over a WebSocketProtocol of daphne."""

    __slots__ = ("_protocol",)

    def __init__(self, protocol: Any) -> None:
        self._protocol = protocol

    @classmethod
    def find(cls, send: Any) -> "DaphneWriter | None":
        """The writer behind an ASGI `send`, or None on another server or behind a wrapper."""
        arguments = getattr(send, "args", ())
        protocol = arguments[0] if arguments else None
        transport = getattr(protocol, "transport", None)
        if transport is None or getattr(protocol, "STATE_OPEN", None) != OPEN or not hasattr(protocol, "state"):
            return None
        if getattr(protocol, "websocket_extensions_in_use", None):
            return None
        return cls(protocol) if all(hasattr(transport, part) for part in _TRANSPORT_PARTS) else None

    def waiting(self) -> int:
        transport = self._protocol.transport
        return len(transport.dataBuffer) - transport.offset + transport._tempDataLen  # noqa: SLF001 -- looked for in find()

    def abort(self) -> None:
        self._protocol.transport.abortConnection()

    def write(self, wire: bytes) -> bool:
        protocol = self._protocol
        transport = protocol.transport
        if protocol.state != OPEN or not transport.connected or transport.disconnecting:
            return False
        if transport.dataBuffer or transport._tempDataBuffer:  # noqa: SLF001 -- looked for in find()
            transport.write(wire)
            return True
        written = transport.writeSomeData(wire)
        if not isinstance(written, int):
            return False
        if written < len(wire):
            transport.write(wire[written:])
        return True
