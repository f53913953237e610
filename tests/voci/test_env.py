"""The environment: what is read, what is refused, and that the refusal names the variable."""

import pytest

from voci.env import VARIABLES, Environment, MalformedEnvironment, channel_layers, database, mail


def test_text_without_a_value_or_default_names_the_variable_and_its_meaning():
    with pytest.raises(MalformedEnvironment, match="^SECRET_KEY is not set: Signing key of sessions"):
        Environment({}).text("SECRET_KEY")


@pytest.mark.parametrize("value", ["", "   "])
def test_text_that_is_blank_counts_as_not_set(value):
    with pytest.raises(MalformedEnvironment, match="^BASE_URL is not set"):
        Environment({"BASE_URL": value}).text("BASE_URL")
    assert Environment({"EMAIL_FROM": value}).text("EMAIL_FROM") == "voci@example.invalid"


def test_text_prefers_the_value_to_the_default():
    assert Environment({"PORT": " 8123 "}).text("PORT") == "8123"
    assert Environment({}).text("DATABASE_URL", "sqlite:///here") == "sqlite:///here"


def test_unlisted_variable_cannot_be_asked_for():
    with pytest.raises(KeyError):
        Environment({"NOT_IN_THE_LIST": "1"}).text("NOT_IN_THE_LIST")


@pytest.mark.parametrize(
    ("value", "expected"), [("1", True), ("Yes", True), ("on", True), ("0", False), ("OFF", False)]
)
def test_flag_reads_usual_words(value, expected):
    assert Environment({"PROXY_HEADERS": value}).flag("PROXY_HEADERS") is expected


def test_flag_that_is_neither_is_refused():
    with pytest.raises(MalformedEnvironment, match="^PROXY_HEADERS is 'maybe': write 1 or 0$"):
        Environment({"PROXY_HEADERS": "maybe"}).flag("PROXY_HEADERS")


def test_number_is_whole_and_above_zero():
    assert Environment({}).number("LIVE_COMMANDS_PER_SECOND") == 5
    assert Environment({"LIVE_COMMANDS_PER_SECOND": " 40 "}).number("LIVE_COMMANDS_PER_SECOND") == 40


@pytest.mark.parametrize("value", ["0", "-1", "2.5", "many", "²"])
def test_number_that_is_none_is_refused(value):
    with pytest.raises(
        MalformedEnvironment, match="^LIVE_COMMANDS_PER_SECOND is '.+': write a whole number above zero$"
    ):
        Environment({"LIVE_COMMANDS_PER_SECOND": value}).number("LIVE_COMMANDS_PER_SECOND")


def test_words_are_trimmed_and_empty_ones_dropped():
    assert Environment({"ALLOWED_HOSTS": " a.example , b.example,, "}).words("ALLOWED_HOSTS") == [
        "a.example",
        "b.example",
    ]
    assert Environment({}).words("EXTRA_ORIGINS") == []


def test_sqlite_takes_the_write_lock_first_and_keeps_what_it_acknowledged():
    settings = database("sqlite:////var/voci/data.sqlite3")

    assert settings["NAME"] == "/var/voci/data.sqlite3"
    assert settings["OPTIONS"]["transaction_mode"] == "IMMEDIATE"
    assert "journal_mode=WAL" in settings["OPTIONS"]["init_command"]
    assert "synchronous=FULL" in settings["OPTIONS"]["init_command"]
    assert settings["TEST"]["NAME"] == "/var/voci/data.sqlite3.test"


def test_postgres_reads_every_part_and_uses_a_pool():
    settings = database("postgres://vo%40ci:p%2Fw@db.example:5433/voci")

    assert {name: settings[name] for name in ("USER", "PASSWORD", "HOST", "PORT", "NAME", "CONN_MAX_AGE")} == {
        "USER": "vo@ci",
        "PASSWORD": "p/w",
        "HOST": "db.example",
        "PORT": "5433",
        "NAME": "voci",
        "CONN_MAX_AGE": 0,
    }
    assert settings["OPTIONS"]["pool"]["max_size"] == 12


def test_postgres_may_be_reached_by_a_unix_socket():
    assert database("postgresql:///voci?host=/run/postgresql")["HOST"] == "/run/postgresql"


@pytest.mark.parametrize("url", ["mysql://a/b", "sqlite://", "sqlite:///", "voci.sqlite3"])
def test_database_that_is_not_understood_is_refused(url):
    with pytest.raises(MalformedEnvironment, match="^DATABASE_URL"):
        database(url)


def test_channel_layer_is_in_memory_until_redis_is_named():
    assert channel_layers("")["default"] == {"BACKEND": "channels.layers.InMemoryChannelLayer"}


def test_channel_layer_on_redis_is_the_one_that_loses_nothing_silently():
    layer = channel_layers("redis://cache.example:6379/1")["default"]

    assert layer["BACKEND"] == "channels_redis.pubsub.RedisPubSubChannelLayer"
    assert layer["CONFIG"]["hosts"] == [
        {"address": "redis://cache.example:6379/1", "socket_timeout": 5, "socket_connect_timeout": 2}
    ]


def test_mail_without_a_url_leaves_the_machine_never():
    assert mail("") == {"EMAIL_BACKEND": "django.core.mail.backends.dummy.EmailBackend"}


@pytest.mark.parametrize(
    ("url", "port", "is_encrypted"),
    [("smtp://mail.example", 25, False), ("smtps://mail.example", 465, True), ("smtp://mail.example:587", 587, False)],
)
def test_mail_reads_host_port_and_encryption(url, port, is_encrypted):
    settings = mail(url)

    assert (settings["EMAIL_HOST"], settings["EMAIL_PORT"], settings["EMAIL_USE_SSL"]) == (
        "mail.example",
        port,
        is_encrypted,
    )


def test_mail_by_another_scheme_is_refused():
    with pytest.raises(MalformedEnvironment, match="^EMAIL_URL has scheme 'imap'"):
        mail("imap://mail.example")


def test_every_variable_is_named_once_and_explained():
    names = [variable.name for variable in VARIABLES]

    assert len(names) == len(set(names))
    assert all(variable.meaning.endswith(".") for variable in VARIABLES)
