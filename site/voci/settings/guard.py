"""What production must not start with. Called as the last line of the production settings."""

from collections.abc import Mapping
from typing import Any

from voci.env import MalformedEnvironment

SECRET_KEY_CHARACTERS = 50
KNOWN_SECRETS = ("only-for-tests", "django-insecure", "changeme", "secret")


def refuse_unsafe(settings: Mapping[str, Any]) -> None:
    """Raise MalformedEnvironment, naming everything wrong at once, unless the settings are fit for the public."""
    key = str(settings["SECRET_KEY"])
    complaints = [
        text
        for is_wrong, text in (
            (settings["DEBUG"], "DEBUG is on"),
            (settings["DEMO_MODE"], "demo mode is on"),
            ("voci.demo" in settings["INSTALLED_APPS"], "the demonstration app is installed"),
            (len(key) < SECRET_KEY_CHARACTERS, "SECRET_KEY is shorter than 50 characters"),
            (key.lower().startswith(KNOWN_SECRETS), "SECRET_KEY is a default one"),
            (not settings["ALLOWED_HOSTS"], "ALLOWED_HOSTS is empty"),
            (any("*" in host for host in settings["ALLOWED_HOSTS"]), "ALLOWED_HOSTS contains *"),
            (any("*" in origin for origin in settings["SOCKET_ORIGINS"]), "an origin contains *"),
        )
        if is_wrong
    ]
    if complaints:
        message = "production refuses to start: " + "; ".join(complaints)
        raise MalformedEnvironment(message)
