"""Production starts from the environment alone, or says what is wrong: each case is a process of its own."""

import json
import os
import subprocess
import sys

import pytest

from deploy.local.paths import ROOT
from voci.env import MalformedEnvironment
from voci.settings.guard import refuse_unsafe

SOUND = {
    "SECRET_KEY": "k7" * 30,
    "ALLOWED_HOSTS": "voci.example",
    "BASE_URL": "https://voci.example/",
    "DATABASE_URL": "postgres://voci@db.example/voci",
    "REDIS_URL": "redis://cache.example:6379/0",
}
SHOW = """
import json
from voci.settings import {layer} as settings
names = {names!r}
print(json.dumps({{name: getattr(settings, name, None) for name in names}}, default=str))
"""


def start(layer, environment, *names):
    """Import a settings layer in a fresh process that has `environment` and nothing else of the caller's."""
    return subprocess.run(
        [sys.executable, "-c", SHOW.format(layer=layer, names=names)],
        cwd=ROOT,
        env={"PATH": os.environ["PATH"], "PYTHONPATH": str(ROOT / "site"), **environment},
        capture_output=True,
        text=True,
        timeout=30,
        check=False,
    )


def test_production_starts_from_a_sound_environment():
    started = start("production", SOUND, "DEBUG", "DEMO_MODE", "ALLOWED_HOSTS", "BASE_URL", "SOCKET_ORIGINS")

    assert started.stderr == ""
    assert json.loads(started.stdout) == {
        "DEBUG": False,
        "DEMO_MODE": False,
        "ALLOWED_HOSTS": ["voci.example"],
        "BASE_URL": "https://voci.example",
        "SOCKET_ORIGINS": ["https://voci.example"],
    }


def test_production_over_https_sends_nothing_in_the_clear():
    names = ("SECURE_SSL_REDIRECT", "SESSION_COOKIE_SECURE", "CSRF_COOKIE_SECURE", "SECURE_HSTS_SECONDS")

    assert json.loads(start("production", SOUND, *names).stdout) == dict.fromkeys(names[:3], True) | {
        "SECURE_HSTS_SECONDS": 31536000
    }


@pytest.mark.parametrize(("given", "expected"), [("0", None), ("1", ["HTTP_X_FORWARDED_PROTO", "https"])])
def test_production_believes_a_proxy_only_when_told(given, expected):
    started = start("production", {**SOUND, "PROXY_HEADERS": given}, "SECURE_PROXY_SSL_HEADER")

    assert json.loads(started.stdout)["SECURE_PROXY_SSL_HEADER"] == expected


@pytest.mark.parametrize("name", ["SECRET_KEY", "ALLOWED_HOSTS", "BASE_URL", "DATABASE_URL"])
def test_production_without_a_required_variable_names_it(name):
    started = start("production", {key: value for key, value in SOUND.items() if key != name})

    assert started.returncode != 0
    assert started.stderr.splitlines()[-1].startswith(f"voci.env.MalformedEnvironment: {name} is not set: ")


@pytest.mark.parametrize(
    ("name", "value", "complaint"),
    [
        ("SECRET_KEY", "short", "SECRET_KEY is shorter than 50 characters"),
        ("SECRET_KEY", "only-for-tests-" + "x" * 50, "SECRET_KEY is a default one"),
        ("SECRET_KEY", "django-insecure-" + "x" * 50, "SECRET_KEY is a default one"),
        ("ALLOWED_HOSTS", "*", "ALLOWED_HOSTS contains *"),
        ("ALLOWED_HOSTS", "voci.example,*.example", "ALLOWED_HOSTS contains *"),
        ("EXTRA_ORIGINS", "https://*.example", "an origin contains *"),
    ],
)
def test_production_refuses_what_is_unsafe(name, value, complaint):
    started = start("production", {**SOUND, name: value})

    assert started.returncode != 0
    last = started.stderr.splitlines()[-1]
    assert last == f"voci.env.MalformedEnvironment: production refuses to start: {complaint}"


def fit_settings(**changes):
    return {
        "SECRET_KEY": "k7" * 30,
        "DEBUG": False,
        "DEMO_MODE": False,
        "INSTALLED_APPS": ["home"],
        "ALLOWED_HOSTS": ["voci.example"],
        "SOCKET_ORIGINS": ["https://voci.example"],
        **changes,
    }


@pytest.mark.parametrize(
    ("changes", "complaint"),
    [
        ({"DEBUG": True}, "DEBUG is on"),
        ({"DEMO_MODE": True}, "demo mode is on"),
        ({"INSTALLED_APPS": ["voci.demo"]}, "the demonstration app is installed"),
        ({"ALLOWED_HOSTS": []}, "ALLOWED_HOSTS is empty"),
        ({"DEBUG": True, "DEMO_MODE": True}, "DEBUG is on; demo mode is on"),
    ],
)
def test_guard_names_everything_at_once(changes, complaint):
    with pytest.raises(MalformedEnvironment, match=f"^production refuses to start: {complaint}$"):
        refuse_unsafe(fit_settings(**changes))


def test_guard_lets_fit_settings_pass():
    assert refuse_unsafe(fit_settings()) is None


def test_demonstration_listens_to_loopback_only(tmp_path):
    environment = {"DATA_DIR": str(tmp_path), "PORT": "8123"}
    started = start("dev", environment, "DEBUG", "DEMO_MODE", "ALLOWED_HOSTS", "SOCKET_ORIGINS", "EMAIL_BACKEND")

    assert json.loads(started.stdout) == {
        "DEBUG": False,
        "DEMO_MODE": True,
        "ALLOWED_HOSTS": ["127.0.0.1", "localhost"],
        "SOCKET_ORIGINS": ["http://127.0.0.1:8123", "http://localhost:8123"],
        "EMAIL_BACKEND": "django.core.mail.backends.dummy.EmailBackend",
    }


def test_demonstration_on_the_local_network_adds_one_address(tmp_path):
    environment = {"DATA_DIR": str(tmp_path), "PORT": "8123", "VOCI_LAN_HOST": "192.0.2.7"}
    started = start("dev", environment, "ALLOWED_HOSTS", "BASE_URL")

    assert json.loads(started.stdout) == {
        "ALLOWED_HOSTS": ["127.0.0.1", "localhost", "192.0.2.7"],
        "BASE_URL": "http://192.0.2.7:8123",
    }


def test_demonstration_keeps_its_key_between_starts_and_to_itself(tmp_path):
    keys = [json.loads(start("dev", {"DATA_DIR": str(tmp_path)}, "SECRET_KEY").stdout)["SECRET_KEY"] for _ in range(2)]

    assert keys[0] == keys[1]
    assert len(keys[0]) >= 50
    assert (tmp_path / "secret-key").stat().st_mode & 0o077 == 0


def test_demonstration_in_another_folder_has_another_key(tmp_path):
    first = start("dev", {"DATA_DIR": str(tmp_path / "a")}, "SECRET_KEY").stdout
    second = start("dev", {"DATA_DIR": str(tmp_path / "b")}, "SECRET_KEY").stdout

    assert first != second
