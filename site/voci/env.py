"""The environment, read in one place. What is missing or malformed fails at start, with its name."""

import os
from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import parse_qsl, unquote, urlsplit

TRUE = frozenset({"1", "true", "yes", "on"})
FALSE = frozenset({"0", "false", "no", "off"})


class MalformedEnvironment(ValueError):  # noqa: N818 -- reads as what happened
    """A variable is missing or cannot be read. The message names it."""


@dataclass(frozen=True)
class Variable:
    """One documented variable; docs/settings.md is compared with this list by a test."""

    name: str
    default: str | None
    meaning: str


VARIABLES = (
    Variable("SECRET_KEY", None, "Signing key of sessions and tokens; at least 50 characters."),
    Variable("ALLOWED_HOSTS", None, "Host names served, separated by commas; `*` is refused."),
    Variable("BASE_URL", None, "Public address of the site, with scheme; its origin is the only one sockets accept."),
    Variable("EXTRA_ORIGINS", "", "Further full origins that may open sockets, separated by commas."),
    Variable("DATABASE_URL", None, "`postgres://user:password@host:port/name` or `sqlite:///path`."),
    Variable("REDIS_URL", "", "`redis://host:port/db`; empty means one process and the in-memory channel layer."),
    Variable("EMAIL_URL", "", "`smtp://user:password@host:port` or `smtps://…`; empty keeps mail in the outbox."),
    Variable("EMAIL_FROM", "voci@example.invalid", "Sender of every mail."),
    Variable("DATA_DIR", "", "Folder for media, photos and the embedded database; empty means `.run/` in the project."),
    Variable("PORT", "8000", "Port of `make run` and of the tests' addresses; production is told on the command line."),
    Variable("VOCI_LAN_HOST", "", "Address on the local network; set by `LAN=1 make run`."),
    Variable("VOCI_DEBUG", "0", "Django's error pages in `make run`, for who develops."),
    Variable("LIVE_COMMANDS_PER_SECOND", "5", "Commands that one seat of a table may send a second, on average."),
    Variable("PROXY_HEADERS", "0", "Trust `X-Forwarded-For` and `-Proto`: only behind a proxy that overwrites them."),
)
_KNOWN = {variable.name: variable for variable in VARIABLES}


class Environment:
    """Typed reading of `os.environ`; only names in VARIABLES can be asked for."""

    def __init__(self, source: Mapping[str, str] | None = None) -> None:
        self._source = os.environ if source is None else source

    def text(self, name: str, default: str | None = None) -> str:
        fallback = default if default is not None else _KNOWN[name].default
        value = self._source.get(name, "").strip() or fallback
        if value is None:
            message = f"{name} is not set: {_KNOWN[name].meaning}"
            raise MalformedEnvironment(message)
        return value

    def flag(self, name: str, default: str | None = None) -> bool:
        value = self.text(name, default).lower()
        if value not in TRUE | FALSE:
            message = f"{name} is {value!r}: write 1 or 0"
            raise MalformedEnvironment(message)
        return value in TRUE

    def number(self, name: str) -> int:
        """A whole number above zero."""
        value = self.text(name)
        if not (value.isascii() and value.isdigit() and int(value)):
            message = f"{name} is {value!r}: write a whole number above zero"
            raise MalformedEnvironment(message)
        return int(value)

    def words(self, name: str, default: str | None = None) -> list[str]:
        return [word.strip() for word in self.text(name, default).split(",") if word.strip()]


SQLITE_OPTIONS: dict[str, object] = {
    # Without IMMEDIATE two writers that began as readers deadlock; FULL keeps what was acknowledged over a power cut.
    "transaction_mode": "IMMEDIATE",
    "timeout": 20,
    "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON;",
}


def database(url: str) -> dict[str, object]:
    """Django's DATABASES entry for a URL. Raises MalformedEnvironment for any other scheme."""
    parts = urlsplit(url)
    if parts.scheme == "sqlite":
        name = unquote(parts.path.removeprefix("/")) if parts.netloc == "" else ""
        if not name:
            message = f"DATABASE_URL is {url!r}: write sqlite:///path"
            raise MalformedEnvironment(message)
        return {
            "ENGINE": "django.db.backends.sqlite3",
            "NAME": name,
            "OPTIONS": dict(SQLITE_OPTIONS),
            "TEST": {"NAME": f"{name}.test"},
        }
    if parts.scheme in {"postgres", "postgresql"}:
        # A persistent connection per thread exhausts PostgreSQL under ASGI: a pool, and none kept outside it.
        options: dict[str, object] = {"pool": {"min_size": 1, "max_size": 12, "timeout": 5}}
        host = dict(parse_qsl(parts.query)).get("host")
        return {
            "ENGINE": "django.db.backends.postgresql",
            "NAME": unquote(parts.path.lstrip("/")),
            "USER": unquote(parts.username or ""),
            "PASSWORD": unquote(parts.password or ""),
            "HOST": host or parts.hostname or "",
            "PORT": str(parts.port or ""),
            "CONN_MAX_AGE": 0,
            "OPTIONS": options,
        }
    message = f"DATABASE_URL has scheme {parts.scheme!r}: use postgres or sqlite"
    raise MalformedEnvironment(message)


def channel_layers(redis_url: str) -> dict[str, dict[str, object]]:
    """Pub/sub layer on Redis (the core layer drops messages and closes idle sockets), or the in-memory one."""
    if not redis_url:
        return {"default": {"BACKEND": "channels.layers.InMemoryChannelLayer"}}
    host = {"address": redis_url, "socket_timeout": 5, "socket_connect_timeout": 2}
    return {
        "default": {
            "BACKEND": "channels_redis.pubsub.RedisPubSubChannelLayer",
            "CONFIG": {"hosts": [host]},
        },
    }


def caches(redis_url: str) -> dict[str, dict[str, object]]:
    """Shared by all processes where there is Redis. One that is stopped must not hold a request for ever."""
    if not redis_url:
        return {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}
    patience = {"socket_timeout": 1, "socket_connect_timeout": 1}
    return {"default": {"BACKEND": "voci.cache.SharedCache", "LOCATION": redis_url, "OPTIONS": patience}}


def mail(url: str) -> dict[str, object]:
    """Django's EMAIL_* settings for a URL; an empty one keeps mail in the outbox only."""
    if not url:
        return {"EMAIL_BACKEND": "django.core.mail.backends.dummy.EmailBackend"}
    parts = urlsplit(url)
    if parts.scheme not in {"smtp", "smtps"}:
        message = f"EMAIL_URL has scheme {parts.scheme!r}: use smtp or smtps"
        raise MalformedEnvironment(message)
    return {
        "EMAIL_BACKEND": "django.core.mail.backends.smtp.EmailBackend",
        "EMAIL_HOST": parts.hostname or "localhost",
        "EMAIL_PORT": parts.port or (465 if parts.scheme == "smtps" else 25),
        "EMAIL_HOST_USER": unquote(parts.username or ""),
        "EMAIL_HOST_PASSWORD": unquote(parts.password or ""),
        "EMAIL_USE_SSL": parts.scheme == "smtps",
        "EMAIL_TIMEOUT": 20,
    }
