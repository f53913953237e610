"""Where HTTP meets WebSocket. Server-neutral: the same application runs on daphne and on uvicorn."""

import os

from django.core.asgi import get_asgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "voci.settings.production")
http = get_asgi_application()

# Django must be set up before its models are imported: that is all the E402 below.
from channels.routing import ProtocolTypeRouter, URLRouter  # noqa: E402 -- Django must be set up first
from channels.security.websocket import OriginValidator  # noqa: E402 -- Django must be set up first
from django.conf import settings  # noqa: E402 -- Django must be set up first

from voci.startup import on_serving  # noqa: E402 -- Django must be set up first
from workshops.routing import websocket_urlpatterns  # noqa: E402 -- Django must be set up first

on_serving()

# Full origins: the stock validator lets any port and scheme of an allowed host through.
application = ProtocolTypeRouter(
    {"http": http, "websocket": OriginValidator(URLRouter(websocket_urlpatterns), settings.SOCKET_ORIGINS)}
)
