"""Bare daphne: rooms of sockets without Django, database, or any check. What the server itself costs.

`/ws/awaited/` sends each frame with the ordinary awaited send; `/ws/raw/` encodes one frame and writes the bytes
straight to every socket. Both acknowledge at once and store nothing.
"""

import json
from collections.abc import Awaitable, Callable, Mapping
from typing import Any

Send = Callable[[Mapping[str, Any]], Awaitable[None]]
Receive = Callable[[], Awaitable[Mapping[str, Any]]]

_rooms: dict[str, set[Send]] = {}
_SHORT = 126


def _wire(text: str) -> bytes:
    payload = text.encode()
    if len(payload) < _SHORT:
        return bytes((0x81, len(payload))) + payload
    return bytes((0x81, 126)) + len(payload).to_bytes(2, "big") + payload


async def _tell_awaited(room: set[Send], text: str) -> None:
    for send in tuple(room):
        await send({"type": "websocket.send", "text": text})


async def _tell_raw(room: set[Send], text: str) -> None:
    wire = _wire(text)
    for send in tuple(room):
        # daphne's send is a partial of handle_reply whose first argument is the protocol.
        send.args[0].transport.write(wire)  # pyright: ignore[reportFunctionMemberAccess]


async def application(scope: Mapping[str, Any], receive: Receive, send: Send) -> None:
    path = scope["path"]
    tell = _tell_raw if path.startswith("/ws/raw/") else _tell_awaited
    await receive()
    await send({"type": "websocket.accept"})
    room = _rooms.setdefault(path, set())
    room.add(send)
    try:
        while (message := await receive())["type"] == "websocket.receive":
            await _handle(json.loads(message["text"]), room, send, tell)
    finally:
        room.discard(send)


async def _handle(
    frame: Mapping[str, Any],
    room: set[Send],
    send: Send,
    tell: Callable[[set[Send], str], Awaitable[None]],
) -> None:
    if frame["kind"] == "post_card":
        await tell(room, json.dumps({"type": "card", "card": {"text": frame["payload"]["text"]}}))
    await send({"type": "websocket.send", "text": json.dumps({"type": "ack", "id": frame["id"]})})
