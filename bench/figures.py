"""What a measurement hands back, and the little statistics it needs."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from statistics import median


@dataclass(frozen=True)
class Figure:
    """One measured number: the median of its samples. `details` is printed beside it."""

    measure: str
    stack: str
    subject: str
    unit: str
    samples: tuple[float, ...]
    details: dict[str, float] = field(default_factory=dict[str, float])

    @property
    def value(self) -> float:
        return median(self.samples)


@dataclass(frozen=True)
class Ratio:
    """Platform against a reference, both from this run, with what the project promises of it."""

    measure: str
    stack: str
    text: str
    value: float
    wanted: float
    at_least: bool

    @property
    def is_met(self) -> bool:
        return self.value >= self.wanted if self.at_least else self.value <= self.wanted


def percentile(values: Sequence[float], share: float) -> float:
    """The smallest value that `share` of all values do not exceed (nearest rank)."""
    ordered = sorted(values)
    rank = max(1, -(-len(ordered) * share // 1))
    return ordered[int(rank) - 1]
