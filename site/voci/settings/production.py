"""Production, by environment alone. Starts only when nothing dangerous is left on."""

from pathlib import Path
from urllib.parse import urlsplit

from voci.env import Environment, caches, channel_layers, database, mail
from voci.settings.base import *  # noqa: F403 -- a settings layer extends the one below
from voci.settings.base import ROOT
from voci.settings.guard import refuse_unsafe

_env = Environment()
SECRET_KEY = _env.text("SECRET_KEY")
ALLOWED_HOSTS = _env.words("ALLOWED_HOSTS")
BASE_URL = WAGTAILADMIN_BASE_URL = _env.text("BASE_URL").rstrip("/")
SOCKET_ORIGINS = [BASE_URL, *_env.words("EXTRA_ORIGINS")]
DATABASES = {"default": database(_env.text("DATABASE_URL"))}
CHANNEL_LAYERS = channel_layers(_env.text("REDIS_URL"))
CACHES = caches(_env.text("REDIS_URL"))
LIVE_COMMANDS_PER_SECOND = _env.number("LIVE_COMMANDS_PER_SECOND")
MEDIA_ROOT = Path(_env.text("DATA_DIR") or ROOT / ".run") / "media"
STATIC_ROOT = Path(_env.text("DATA_DIR") or ROOT / ".run") / "static"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "photos": {"BACKEND": "workshops.photo_storage.PhotoStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}
globals().update(mail(_env.text("EMAIL_URL")))
DEFAULT_FROM_EMAIL = SERVER_EMAIL = _env.text("EMAIL_FROM")

if urlsplit(BASE_URL).scheme == "https":
    SECURE_SSL_REDIRECT = True
    SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = True
    SECURE_HSTS_SECONDS = 365 * 24 * 3600
if _env.flag("PROXY_HEADERS"):
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")

refuse_unsafe(globals())
