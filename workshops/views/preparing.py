"""The four lines to tick before a table begins, as forms; and what a seat has tried."""

from collections.abc import Mapping
from typing import Any

from workshops.domain.rehearsal import Line, Went
from workshops.models import Table, Trial
from workshops.queries import read_rehearsals
from workshops.strings import in_language, say, say_number


def lines_context(table: Table, view: Mapping[str, Any]) -> dict[str, Any]:
    """`lines` and how many are `missing`; nothing once the table has begun."""
    if view["state"] != "waiting":
        return {}
    ticked, trials = read_rehearsals((table.pk,))[table.pk]
    lines = [_line(line, line in ticked, _fact(line, table, view, trials)) for line in Line]
    return {"lines": lines, "missing": sum(1 for line in lines if not line["done"])}


def opening_config(table: Table, context: Mapping[str, Any]) -> dict[str, Any]:
    """What the tablet's script shows of the lines before it hears of them."""
    lines = [line["name"] for line in context.get("lines", ()) if line["done"]]
    return {"lines": lines, "question": _question(table)} if "lines" in context else {}


def went_of(table: Table, seat: int) -> str:
    """How the trial of a seat went, or nothing."""
    return Trial.objects.filter(table=table, seat=seat).values_list("went", flat=True).first() or ""


def _question(table: Table) -> Mapping[str, str]:
    return table.script[0].get("question", {}) if table.script else {}


def _line(line: Line, is_done: bool, fact: str) -> dict[str, Any]:  # noqa: FBT001 -- a row, filled by place
    words = say(f"lines.{line}")
    label = say("lines.untick" if is_done else "lines.tick", line=words)
    return {"name": line.value, "done": is_done, "words": words, "fact": fact, "label": label}


def _fact(line: Line, table: Table, view: Mapping[str, Any], trials: Mapping[int, str]) -> str:
    if line is Line.SEATS:
        return say_number("people.count", view["counts"]["seated"])
    if line is Line.QUESTION:
        return f"«{in_language(_question(table))}»"
    if line is not Line.TRIAL:
        return ""
    phones = sum(1 for seat in view["seats"] if seat["phone"] and seat["state"] == "seated")
    tried, badly = say("lines.tried", n=len(trials), of=phones), list(trials.values()).count(Went.BADLY)
    return f"{tried} · {say_number('lines.badly', badly)}" if badly else tried
