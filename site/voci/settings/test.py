"""Tests: real engines chosen by DATABASE_URL and REDIS_URL, mail kept in memory, the demonstration on."""

from voci.env import Environment, channel_layers, database
from voci.settings.base import *  # noqa: F403 -- a settings layer extends the one below
from voci.settings.base import INSTALLED_APPS, MIDDLEWARE, ROOT

_env = Environment()
SECRET_KEY = "only-for-tests-" + "x" * 50
DEBUG = False
WHITENOISE_USE_FINDERS = WHITENOISE_AUTOREFRESH = True
DEMO_MODE = True
BEGINS_ON_SERVING = False
LIVE_COMMANDS_PER_SECOND = _env.number("LIVE_COMMANDS_PER_SECOND")
ALLOWED_HOSTS = ["127.0.0.1", "localhost", "testserver"]
PORT = _env.text("PORT")
SOCKET_ORIGINS = [f"http://127.0.0.1:{PORT}", f"http://localhost:{PORT}", *_env.words("EXTRA_ORIGINS")]
BASE_URL = WAGTAILADMIN_BASE_URL = f"http://127.0.0.1:{PORT}"
_data = ROOT / ".run" / "test"
_data.mkdir(parents=True, exist_ok=True)
DATABASES = {"default": database(_env.text("DATABASE_URL", f"sqlite:///{_data / 'test.sqlite3'}"))}
CHANNEL_LAYERS = channel_layers(_env.text("REDIS_URL"))
MEDIA_ROOT = _data / "media"
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
DEFAULT_FROM_EMAIL = "voci@example.invalid"
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
INSTALLED_APPS = [*INSTALLED_APPS, "voci.demo"]
MIDDLEWARE = [*MIDDLEWARE, "voci.demo.middleware.RoleBarMiddleware"]
