"""Upper apps say what is to be erased; whoever calls says when."""

from datetime import UTC, datetime

import pytest

from home.services import forgetting

NOW = datetime(2026, 5, 1, 9, tzinfo=UTC)


@pytest.fixture
def registered(monkeypatch):
    monkeypatch.setattr(forgetting, "_forgetters", [])


@pytest.mark.usefixtures("registered")
def test_each_is_called_once_with_the_moment_and_counted():
    asked = []

    def forget(now):
        asked.append(now)
        return 3

    forgetting.on_forgetting(forget)
    forgetting.on_forgetting(forget)
    forgetting.on_forgetting(lambda _now: 4)

    assert (forgetting.forget_everywhere(NOW), asked) == (7, [NOW])


def test_registrations_are_among_them():
    assert "forget_registrations" in [forget.__name__ for forget in forgetting._forgetters]
