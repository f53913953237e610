"""Django for the stock reference: the engines, options and layers of the platform, and nothing else."""

from voci.env import Environment, channel_layers, database

_env = Environment()
SECRET_KEY = "only-for-the-bench"
DEBUG = False
USE_TZ = True
INSTALLED_APPS = ["channels", "bench.references"]
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
DATABASES = {"default": database(_env.text("DATABASE_URL"))}
CHANNEL_LAYERS = channel_layers(_env.text("REDIS_URL"))
