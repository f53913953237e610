"""Where HTTP meets WebSocket."""

import os

from django.core.asgi import get_asgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "voci.settings.production")
http = get_asgi_application()

from channels.routing import ProtocolTypeRouter  # noqa: E402 -- Django must be set up before its models are imported

from voci.startup import on_serving  # noqa: E402 -- as above

on_serving()

application = ProtocolTypeRouter({"http": http})
