"""Stock Channels as everyone writes it: a JSON consumer, a group per table, one ORM write per command.

`/ws/stock/` tells the whole table of every vote, as tutorials do. `/ws/quiet/` stores and acknowledges votes and tells
nobody: that is the harder reference, against which votes are compared.
"""

import os
from typing import Any

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "bench.references.settings")
django.setup()

# Django must be set up before models are imported: that is all the E402 below.
from channels.db import database_sync_to_async  # noqa: E402
from channels.generic.websocket import AsyncJsonWebsocketConsumer  # noqa: E402
from channels.routing import ProtocolTypeRouter, URLRouter  # noqa: E402
from django.db.models import Count  # noqa: E402
from django.urls import path  # noqa: E402

from bench.references.models import StockCard, StockVote  # noqa: E402


class StockConsumer(AsyncJsonWebsocketConsumer):
    tells_votes = True

    async def connect(self) -> None:
        self.table = self.scope["url_route"]["kwargs"]["code"]
        self.group = f"table_{self.table}"
        await self.channel_layer.group_add(self.group, self.channel_name)
        await self.accept()

    async def disconnect(self, code: int) -> None:
        del code
        await self.channel_layer.group_discard(self.group, self.channel_name)

    async def receive_json(self, content: Any, **_options: Any) -> None:
        payload = content["payload"]
        if content["kind"] == "post_card":
            card = await self.save_card(payload["text"])
            await self.channel_layer.group_send(self.group, {"type": "card.posted", "card": card})
        else:
            await self.save_vote(payload["voter"], payload["choice"])
            if self.tells_votes:
                voted = await self.count_votes()
                await self.channel_layer.group_send(self.group, {"type": "votes.changed", "voted": voted})
        await self.send_json({"type": "ack", "id": content["id"]})

    async def card_posted(self, event: dict[str, Any]) -> None:
        await self.send_json({"type": "card", "card": event["card"]})

    async def votes_changed(self, event: dict[str, Any]) -> None:
        await self.send_json({"type": "votes", "voted": event["voted"]})

    @database_sync_to_async
    def save_card(self, text: str) -> dict[str, Any]:
        card = StockCard.objects.create(table=self.table, text=text)
        return {"id": card.pk, "text": card.text, "at": card.at.isoformat()}

    @database_sync_to_async
    def save_vote(self, voter: str, choice: list[int]) -> None:
        StockVote.objects.update_or_create(table=self.table, voter=voter, defaults={"choice": choice})

    @database_sync_to_async
    def count_votes(self) -> int:
        return StockVote.objects.filter(table=self.table).aggregate(voted=Count("pk"))["voted"]


class QuietConsumer(StockConsumer):
    tells_votes = False


application = ProtocolTypeRouter(
    {
        "websocket": URLRouter(
            [
                path("ws/stock/<str:code>/", StockConsumer.as_asgi()),
                path("ws/quiet/<str:code>/", QuietConsumer.as_asgi()),
            ]
        )
    }
)
