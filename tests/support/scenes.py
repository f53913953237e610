"""Async scenes at a live table, on either rung, told in ordinary tests."""

import asyncio
from collections.abc import Awaitable, Callable
from typing import Any

import pytest

from tests.support.plain import PlainPhone
from tests.support.polling import PollingPhone
from tests.support.sockets import Phone, phones

RUNGS = {"socket": Phone, "polling": PollingPhone, "forms": PlainPhone}
# What is about frames and not about people: how a script finds its place again, or what JSON alone can spell.
by_wire = pytest.mark.parametrize("rung", ["socket", "polling"], indirect=True)


def play(*guests: Any) -> Callable[[Callable[[], Awaitable[None]]], None]:
    """Decorates a scene and plays it at once, with these guests at the table."""

    def run(scene: Callable[[], Awaitable[None]]) -> None:
        async def with_guests() -> None:
            async with phones(*guests):
                await scene()

        asyncio.run(with_guests())

    return run


def cards(phone: Any) -> list[tuple[int, str, str | None]]:
    """(number, state, text) of each card that a phone shows."""
    return [(card["number"], card["state"], card["text"]) for card in phone.view["cards"]]
