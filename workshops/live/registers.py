"""Presence, typing and what is tried: absolute values, latest wins. They never enter the record."""

from collections.abc import Mapping
from typing import Any

TYPING_SECONDS = 6.0
ELSEWHERE_SECONDS = 40.0


class Registers:
    """Seats that are here in this process or in another one, and seats that are typing. Times are loop seconds."""

    def __init__(self) -> None:
        self.typing: dict[int, float] = {}
        self.elsewhere: dict[str, tuple[float, frozenset[int]]] = {}
        # Before the table begins: seat -> how its trial went, and the lines that are ticked. None once it has begun.
        self.trials: Mapping[int, str] | None = None
        self.lines: tuple[str, ...] = ()
        self.last_sent: object = None

    def typed(self, seat: int, at: float) -> None:
        self.typing[seat] = at

    def heard_from(self, process: str, seats: frozenset[int], at: float) -> None:
        self.elsewhere[process] = (at, seats)

    def here(self, local: frozenset[int], at: float) -> frozenset[int]:
        """Every seat that is here: local ones and those that other processes said lately."""
        self.elsewhere = {
            process: heard for process, heard in self.elsewhere.items() if at - heard[0] < ELSEWHERE_SECONDS
        }
        return local.union(*(seats for _at, seats in self.elsewhere.values()))

    def typing_now(self, at: float) -> frozenset[int]:
        self.typing = {seat: since for seat, since in self.typing.items() if at - since < TYPING_SECONDS}
        return frozenset(self.typing)

    def rehearsal(self, *, in_full: bool) -> dict[str, Any]:
        """What a frame says of the time before the table begins; nothing afterwards. `in_full` for who facilitates."""
        if self.trials is None:
            return {}
        brief = {"tried": len(self.trials)}
        return (
            {**brief, "trials": {str(seat): went for seat, went in self.trials.items()}, "lines": list(self.lines)}
            if in_full
            else brief
        )
