"""`make run`: the embedded default with the demonstration switched on, on loopback."""

import os
import secrets
from pathlib import Path

from voci.env import Environment, channel_layers, database
from voci.settings.base import *  # noqa: F403 -- a settings layer extends the one below
from voci.settings.base import INSTALLED_APPS, MIDDLEWARE, ROOT

_env = Environment()
_data = Path(_env.text("DATA_DIR") or ROOT / ".run")
_data.mkdir(parents=True, exist_ok=True)


def _local_key() -> str:
    """One key per working copy, so that sessions survive a restart and no key stands in the repository."""
    path = _data / "secret-key"
    if not path.exists():
        # Renamed when whole: an interrupted start must not leave an empty key behind.
        draft = _data / f"secret-key.{os.getpid()}"
        draft.touch(mode=0o600)
        draft.write_text(secrets.token_urlsafe(50), encoding="ascii")
        draft.replace(path)
    return path.read_text(encoding="ascii")


# Off unless asked for: the demonstration shows the real error pages, and Django's tell a neighbour too much.
DEBUG = _env.flag("VOCI_DEBUG")
# Files are served from where the build leaves them, without collecting.
WHITENOISE_USE_FINDERS = WHITENOISE_AUTOREFRESH = True
DEMO_MODE = True
SECRET_KEY = _local_key()
PORT = _env.text("PORT")
LAN_HOST = _env.text("VOCI_LAN_HOST")
_hosts = ["127.0.0.1", "localhost", *([LAN_HOST] if LAN_HOST else [])]
ALLOWED_HOSTS = _hosts
SOCKET_ORIGINS = [f"http://{host}:{PORT}" for host in _hosts]
BASE_URL = WAGTAILADMIN_BASE_URL = f"http://{LAN_HOST or '127.0.0.1'}:{PORT}"
DATABASES = {"default": database(_env.text("DATABASE_URL", f"sqlite:///{_data / 'demo.sqlite3'}"))}
CHANNEL_LAYERS = channel_layers(_env.text("REDIS_URL"))
MEDIA_ROOT = _data / "media"
EMAIL_BACKEND = "django.core.mail.backends.dummy.EmailBackend"
DEFAULT_FROM_EMAIL = "voci@example.invalid"
INSTALLED_APPS = [*INSTALLED_APPS, "voci.demo"]
MIDDLEWARE = [*MIDDLEWARE, "voci.demo.middleware.RoleBarMiddleware"]
