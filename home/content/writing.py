"""Short ways to write blocks. They make plain data; Wagtail checks it when it is loaded."""

from datetime import date
from typing import Any

# The founding article: a local daily, published in July 2025. It gives no day of its own: the seminar's is known.
DAILY = "Quotidiano locale, luglio 2025"
DAILY_EN = "Local daily, July 2025"
OTHERS = "Fonti pubblicate, fino a gennaio 2026"


def source(label: str = DAILY, day: date | None = None, *, is_demo: bool = False) -> dict[str, Any]:
    return {"label": label, "url": "", "date": day.isoformat() if day else None, "is_demo": is_demo}


def text(heading: str, html: str) -> dict[str, Any]:
    return {"type": "text", "value": {"heading": heading, "text": html}}


def figures(heading: str, *entries: tuple[str, str, dict[str, Any]]) -> dict[str, Any]:
    """Each entry: the figure, what it counts, its source."""
    listed = [{"value": value, "label": label, "source": origin} for value, label, origin in entries]
    return {"type": "figures", "value": {"heading": heading, "figures": listed}}


def measure(
    title: str,
    explanation: str,
    *counted: tuple[str, str],
    when: str = "",
    origin: dict[str, Any] | None = None,
) -> dict[str, Any]:
    return {
        "title": title,
        "text": explanation,
        "when": when,
        "figures": [{"value": value, "label": label} for value, label in counted],
        "source": origin or source(),
    }


def measures(heading: str, *entries: dict[str, Any]) -> dict[str, Any]:
    return {"type": "measures", "value": {"heading": heading, "measures": list(entries)}}


def steps(heading: str, *entries: tuple[str, str]) -> dict[str, Any]:
    listed = [{"title": title, "text": explanation} for title, explanation in entries]
    return {"type": "steps", "value": {"heading": heading, "steps": listed}}


def station(
    title: str, when: str = "", explanation: str = "", *, is_done: bool = False, origin: str = ""
) -> dict[str, Any]:
    return {"when": when, "title": title, "text": explanation, "is_done": is_done, "source": origin}


def timeline(heading: str, introduction: str, *stations: dict[str, Any]) -> dict[str, Any]:
    return {"type": "timeline", "value": {"heading": heading, "text": introduction, "entries": list(stations)}}


def questions(heading: str, *entries: tuple[str, str]) -> dict[str, Any]:
    listed = [{"question": question, "answer": answer} for question, answer in entries]
    return {"type": "accordion", "value": {"heading": heading, "questions": listed}}


def live(heading: str, part: str, empty: str) -> dict[str, Any]:
    return {"type": "live", "value": {"heading": heading, "part": part, "empty": empty}}
