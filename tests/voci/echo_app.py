"""A small ASGI application, so that the server is tested apart from what it serves."""

import asyncio

# Longer than it takes a close frame to come back, shorter than the server's patience.
SLOW_SECONDS = 0.3


async def application(scope, receive, send):
    if scope["type"] == "http":
        await send({"type": "http.response.start", "status": 200, "headers": [(b"content-type", b"text/plain")]})
        await send({"type": "http.response.body", "body": scope["client"][0].encode() if scope["client"] else b"-"})
        return
    while True:
        message = await receive()
        if message["type"] == "websocket.connect":
            await send({"type": "websocket.accept"})
        elif message["type"] == "websocket.disconnect":
            return
        elif message["text"] == "slow":
            await asyncio.sleep(SLOW_SECONDS)
            print("committed", flush=True)
        else:
            await send({"type": "websocket.send", "text": message["text"]})
