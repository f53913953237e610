"""The hash chain: one spelling per value, one hash per log, and what tampering with the rows looks like."""

import importlib
import json

import pytest
from django.core.management import CommandError, call_command
from django.db import connection
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.support.people import DIRECTOR
from tests.support.rows import close_moment, make_table, must, play_to_ballot, send
from tests.support.stories import GIULIA
from workshops.domain import chain
from workshops.domain import commands as c
from workshops.live.store import load
from workshops.live.verify import verify
from workshops.models import LogEvent, SealedPart, TableHead

values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=4), inner, max_size=3),
    max_leaves=8,
)


@given(values)
@settings(max_examples=150, deadline=None, derandomize=True, database=None)
def test_canonical_form_is_one_spelling(value):
    text = chain.canonical(value)
    assert json.loads(text) == value
    assert chain.canonical(json.loads(text)) == text
    assert text == json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=False)


@pytest.mark.parametrize("value", [1.0, float("nan"), float("inf"), b"x", {1: "x"}, [{"a": 0.5}], {"a": {2}}, object()])
def test_what_has_no_single_spelling_is_refused(value):
    with pytest.raises(chain.NotCanonical):
        chain.canonical(value)


@given(
    table=st.integers(1, 2**31),
    seq=st.integers(1, 2**31),
    version=st.integers(1, 9),
    at=st.integers(0, 2**48),
    body=st.dictionaries(st.text(max_size=4), values, max_size=3),
    sealed=st.none() | st.binary(min_size=32, max_size=32),
)
@settings(max_examples=150, deadline=None, derandomize=True, database=None)
def test_open_part_is_canonical_json_of_the_whole(table, seq, version, at, body, sealed):
    opened = chain.open_part(
        table=table, seq=seq, kind="card_posted", version=version, at=at, body_text=chain.canonical(body), sealed=sealed
    )
    whole = {
        "table": table,
        "seq": seq,
        "kind": "card_posted",
        "version": version,
        "at": at,
        "body": body,
        "sealed": sealed.hex() if sealed is not None else None,
    }
    assert opened == chain.canonical(whole)


def test_format_is_frozen():
    """Known answers: with another result every log recorded until now would be broken."""
    assert chain.sealed_digest(bytes(16), '{"text":"Uno"}').hex() == (
        "94f08e7521dba544bdc2519c302b0a7618e2f99cf231b05bf9674f8c8ed6d698"
    )
    opened = chain.open_part(
        table=7, seq=1, kind="table_locked", version=1, at=1_778_594_400_000, body_text="{}", sealed=None
    )
    assert chain.link(chain.GENESIS, opened).hex() == (
        "b55ae506ec6cdf050b1befe2a81ed3d1e9ac7d1d84688e872c9112a2bfa0c196"
    )


def test_salt_has_128_bits():
    with pytest.raises(ValueError, match="15 bytes"):
        chain.sealed_digest(bytes(15), "{}")


@pytest.fixture
def table(db):
    """A table with a closed ballot, a hidden card and an erased one, on one log."""
    table = make_table()
    seats = play_to_ballot(table, 3)
    for seat in seats:
        must(table, c.CastBallot(2, (seat.seat,)), seat, now=2_000_000_000_000)
    close_moment(table, 2, now=2_000_000_000_000)
    must(table, c.HideCard(1, "personal_data"), GIULIA)
    must(table, c.EraseCard(2), DIRECTOR)
    return table


def test_erasing_hiding_and_closing_leave_the_chain_valid(table):
    found = verify(table.pk)

    assert (found.ok, found.problem) == (True, "")
    assert found.seq == LogEvent.objects.filter(table=table).count()
    posted = LogEvent.objects.get(table=table, kind="card_posted", body__contains='"card":2')
    assert found.missing_sealed == (posted.seq,)
    cards = load(table.pk).cards
    assert (cards[1].hidden_reason, cards[1].text) == ("personal_data", "Proposta di esempio 1")
    assert (cards[2].is_erased, cards[2].text, cards[2].seat) == (True, None, None)


def test_every_sealed_part_has_its_own_salt(table):
    salts = [bytes(salt) for salt in SealedPart.objects.filter(table=table).values_list("salt", flat=True)]
    assert len(set(salts)) == len(salts) > 3
    assert {len(salt) for salt in salts} == {16}


def test_empty_log_is_in_order(db):
    assert verify(make_table().pk).ok


TAMPERING = {
    "text of a card": ('UPDATE workshops_sealedpart SET body = \'{"seat":1,"text":"x"}\' WHERE seq = {card}', "sealed"),
    "salt": ("UPDATE workshops_sealedpart SET salt = {salt} WHERE seq = {card}", "sealed"),
    "time": ("UPDATE workshops_logevent SET at = at + 1 WHERE seq = 3", "hash"),
    "kind": ("UPDATE workshops_logevent SET kind = 'table_locked' WHERE seq = 3", "hash"),
    "version": ("UPDATE workshops_logevent SET version = 2 WHERE seq = 3", "hash"),
    "body": ("UPDATE workshops_logevent SET body = '{\"card\":9}' WHERE seq = {card}", "hash"),
    "spelling": ("UPDATE workshops_logevent SET body = body || ' ' WHERE seq = 3", "form"),
    "unknown kind": ("UPDATE workshops_logevent SET kind = 'danced' WHERE seq = 3", "form"),
    "digest": ("UPDATE workshops_logevent SET sealed_digest = NULL WHERE seq = {card}", "hash"),
    "hash": ("UPDATE workshops_logevent SET hash = {hash} WHERE seq = 4", "hash"),
    "event gone": ("DELETE FROM workshops_logevent WHERE seq = 4", "gap"),
    "first event gone": ("DELETE FROM workshops_logevent WHERE seq = 1", "gap"),
    "last event gone": ("DELETE FROM workshops_logevent WHERE seq = {last}", "head"),
    "head set back": ("UPDATE workshops_tablehead SET seq = seq - 1", "head"),
    "head's hash": ("UPDATE workshops_tablehead SET hash = {hash}", "head"),
    "text gone without a word": ("DELETE FROM workshops_sealedpart WHERE seq = {card}", "sealed_gone"),
}


@pytest.mark.parametrize("what", TAMPERING)
def test_tampering_is_found(table, what):
    statement, problem = TAMPERING[what]
    drop_triggers()
    literal = "X'{}'" if connection.vendor == "sqlite" else "'\\x{}'::bytea"
    places = {
        "card": LogEvent.objects.get(table=table, kind="card_posted", body__contains='"card":3').seq,
        "last": TableHead.objects.get(table=table).seq,
        "salt": literal.format("00" * 16),
        "hash": literal.format("11" * 32),
    }
    for name, place in places.items():
        statement = statement.replace(f"{{{name}}}", str(place))
    with connection.cursor() as cursor:
        cursor.execute(statement)
        assert cursor.rowcount == 1

    found = verify(table.pk)

    assert (found.ok, found.problem) == (False, problem)
    with pytest.raises(CommandError, match="not as they were recorded"):
        call_command("verify_log", table.code)


def test_two_events_cannot_change_places(table):
    drop_triggers()
    with connection.cursor() as cursor:
        for old, new in ((3, 90_000), (4, 3), (90_000, 4)):
            cursor.execute("UPDATE workshops_logevent SET seq = %s WHERE seq = %s", [new, old])

    found = verify(table.pk)

    assert (found.ok, found.first_bad, found.problem) == (False, 3, "hash")


def drop_triggers():
    """What somebody with the database's password could do."""
    module = importlib.import_module("workshops.migrations.0002_append_only")
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            for name in module.SQLITE:
                cursor.execute(f"DROP TRIGGER {name}")
        else:
            cursor.execute("SET LOCAL session_replication_role = 'replica'")


def test_command_says_how_each_log_stands(table, capsys):
    empty = make_table()
    send(table, c.LockTable(), GIULIA)

    call_command("verify_log")

    count = LogEvent.objects.filter(table=table).count()
    assert capsys.readouterr().out.splitlines() == [
        f"{table.code}: in order, {count} events, 1 sealed parts erased",
        f"{empty.code}: in order, 0 events",
    ]


def test_command_refuses_an_unknown_table(db):
    with pytest.raises(CommandError, match="No table has the code 000000"):
        call_command("verify_log", "000000")
