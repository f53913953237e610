"""Limits that do not depend on the address: a bucket per socket, and misses counted under a key."""

import pytest
from django.core.cache import cache
from hypothesis import given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st

from home.domain.refusal import Refused
from workshops.limits import SENDERS_KEPT, Senders, TokenBucket, check_misses, count_miss

MINUTE = 60


@pytest.fixture(autouse=True)
def _nothing_counted():
    cache.clear()
    yield
    cache.clear()


# The bucket


def test_bucket_lets_a_burst_through_and_no_more():
    bucket = TokenBucket(burst=3, per_second=1)

    assert [bucket.take(100.0) for _try in range(5)] == [True, True, True, False, False]


def test_bucket_fills_by_and_by():
    bucket = TokenBucket(burst=2, per_second=2)
    for _try in range(2):
        bucket.take(100.0)

    assert [bucket.take(at) for at in (100.4, 100.5, 100.6, 101.0)] == [False, True, False, True]


def test_bucket_never_holds_more_than_its_burst():
    bucket = TokenBucket(burst=2, per_second=10)
    bucket.take(100.0)

    assert [bucket.take(5_000.0) for _try in range(4)] == [True, True, False, False]


def test_refused_try_costs_nothing():
    bucket = TokenBucket(burst=1, per_second=1)
    bucket.take(100.0)
    for tenth in range(1, 10):
        assert not bucket.take(100.0 + tenth / 10)

    assert bucket.take(101.001)


@given(st.integers(1, 10), st.integers(1, 10), st.lists(st.floats(0, 0.7), max_size=80))
@hypothesis_settings(max_examples=60, deadline=None, derandomize=True, database=None)
def test_bucket_never_gives_more_than_burst_and_rate(burst, rate, pauses):
    bucket, at, given_out = TokenBucket(burst, rate), 1.0, 0
    for pause in pauses:
        at += pause
        given_out += bucket.take(at)

    assert given_out <= burst + rate * (at - 1.0) + 1e-6


# Who sends


def test_one_seat_has_one_bucket_by_whatever_way_it_sends():
    senders = Senders(lambda: 2)

    assert [senders.may_send(7, "seat:1") for _try in range(10)] == [True] * 8 + [False] * 2
    assert senders.may_send(7, "seat:2")
    assert senders.may_send(8, "seat:1")
    assert senders.may_send(7, "facilitator:1")


def test_only_so_many_who_send_are_remembered():
    senders = Senders(lambda: 2)
    for number in range(SENDERS_KEPT + 50):
        senders.may_send(7, f"seat:{number}")

    assert len(senders._buckets) == SENDERS_KEPT


# Misses


def test_misses_are_counted_and_the_one_too_many_is_refused():
    for _miss in range(3):
        count_miss("code", limit=3, seconds=MINUTE)

    with pytest.raises(Refused, match="^too_fast$"):
        count_miss("code", limit=3, seconds=MINUTE)


def test_key_without_misses_may_try():
    assert check_misses("code", limit=1, seconds=MINUTE) is None


def test_key_that_had_its_misses_is_refused_before_anything_is_looked_at():
    for _miss in range(2):
        count_miss("code", limit=5, seconds=MINUTE)

    assert check_misses("code", limit=3, seconds=MINUTE) is None
    with pytest.raises(Refused, match="^too_fast$"):
        check_misses("code", limit=2, seconds=MINUTE)


def test_one_key_does_not_pay_for_another():
    count_miss("table-1", limit=1, seconds=MINUTE)

    assert check_misses("table-2", limit=1, seconds=MINUTE) is None
    with pytest.raises(Refused):
        check_misses("table-1", limit=1, seconds=MINUTE)


def test_window_passes(monkeypatch):
    clock = [1_000_000.0]
    monkeypatch.setattr("workshops.limits.time.time", lambda: clock[0])
    count_miss("code", limit=1, seconds=MINUTE)
    with pytest.raises(Refused):
        check_misses("code", limit=1, seconds=MINUTE)

    clock[0] += MINUTE

    assert check_misses("code", limit=1, seconds=MINUTE) is None


def test_cache_emptied_while_counting_is_no_fault(monkeypatch):
    """Redis restarts between the two steps: the count begins again."""
    add = cache.add

    def add_and_lose(name, *arguments, **options):
        add(name, *arguments, **options)
        cache.delete(name)

    monkeypatch.setattr(cache, "add", add_and_lose)
    count_miss("code", limit=1, seconds=MINUTE)

    with pytest.raises(Refused, match="^too_fast$"):
        check_misses("code", limit=1, seconds=MINUTE)
