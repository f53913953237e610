"""What has served its purpose is erased by itself: upper apps say how, the worker that sends mail says when."""

from collections.abc import Callable
from datetime import datetime

Forget = Callable[[datetime], int]
_forgetters: list[Forget] = []


def on_forgetting(forget: Forget) -> None:
    """`forget(now)` erases what is due and returns how many rows; registered in AppConfig.ready, called every hour."""
    if forget not in _forgetters:
        _forgetters.append(forget)


def forget_everywhere(now: datetime) -> int:
    return sum(forget(now) for forget in _forgetters)
