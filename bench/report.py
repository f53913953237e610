"""What was measured, as a table for people and as JSON for later runs."""

import json
import os
import platform
import time
from collections.abc import Sequence
from dataclasses import asdict
from importlib.metadata import version
from pathlib import Path

from bench.figures import Figure, Ratio

RESULTS = Path(__file__).parent / "results" / "latest.json"
PACKAGES = ("django", "channels", "daphne", "twisted", "autobahn")


def lines(figures: Sequence[Figure], ratios: Sequence[Ratio]) -> list[str]:
    """Markdown, so that it can stand in docs/bench.md as it is."""
    table = ["| Measure | Stack | Server | Median | Samples | Beside it |", "|---|---|---|--:|---|---|"]
    table += [line(figure) for figure in figures]
    table += ["", "| Promise | Stack | Measured | Wanted | |", "|---|---|--:|--:|---|"]
    for ratio in ratios:
        sign = "≥" if ratio.at_least else "≤"
        kept = "kept" if ratio.is_met else "not kept"
        table.append(
            f"| {ratio.measure}: {ratio.text} | {ratio.stack} | {ratio.value:.2f} | {sign} {ratio.wanted:g} | {kept} |"
        )
    return table


def line(figure: Figure) -> str:
    samples = ", ".join(_number(sample) for sample in figure.samples)
    details = ", ".join(f"{name} {_number(value)}" for name, value in figure.details.items())
    value = f"{_number(figure.value)} {figure.unit}"
    return f"| {figure.measure} | {figure.stack} | {figure.subject} | {value} | {samples} | {details} |"


def _number(value: float) -> str:
    return f"{value:,.0f}" if abs(value) >= 10 else f"{value:.1f}".removesuffix(".0")  # noqa: PLR2004 -- two digits tell


def write(figures: Sequence[Figure], ratios: Sequence[Ratio], *, quick: bool, seconds: float) -> None:
    RESULTS.parent.mkdir(exist_ok=True)
    content = {
        "at": time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime()),
        "quick": quick,
        "seconds": round(seconds, 1),
        "machine": {
            "processors": os.cpu_count(),
            "python": platform.python_version(),
            "packages": {name: version(name) for name in PACKAGES},
        },
        "figures": [{**asdict(figure), "value": figure.value} for figure in figures],
        "ratios": [{**asdict(ratio), "is_met": ratio.is_met} for ratio in ratios],
    }
    RESULTS.write_text(json.dumps(content, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
