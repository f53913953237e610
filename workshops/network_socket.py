"""The WebSocket of `/prova-rete/`: says back what it hears, a few times, to anybody. It knows nothing of tables."""

import asyncio
from collections.abc import Awaitable, Callable, Mapping
from typing import Any

PINGS_MAX = 20
PING_CHARACTERS = 32
OPEN_SECONDS = 20

Receive = Callable[[], Awaitable[Mapping[str, Any]]]
Send = Callable[[Mapping[str, Any]], Awaitable[None]]


async def network_socket(_scope: Mapping[str, Any], receive: Receive, send: Send) -> None:
    """ASGI entry point. Nothing is read, kept or written down; whoever stays is shown out."""
    if (await receive())["type"] != "websocket.connect":
        return
    await send({"type": "websocket.accept"})
    try:
        async with asyncio.timeout(OPEN_SECONDS):
            for _ping in range(PINGS_MAX):
                message = await receive()
                if message["type"] == "websocket.disconnect":
                    return
                await send({"type": "websocket.send", "text": (message.get("text") or "")[:PING_CHARACTERS]})
    except TimeoutError:
        pass
    await send({"type": "websocket.close", "code": 1000})
