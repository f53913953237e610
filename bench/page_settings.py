"""The measured server as it serves pages: production's settings, its files collected and compressed beforehand."""

from bench.settings import *  # noqa: F403 -- a settings layer extends the one below
from voci.settings.production import MIDDLEWARE as WHOLE

MIDDLEWARE = WHOLE
