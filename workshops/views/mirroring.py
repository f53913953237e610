"""«Sullo schermo adesso»: the screen of the room in words. static/js/table/phone/on_screen.js says the same."""

from collections.abc import Mapping
from typing import Any

from workshops.family_words import cards_alone, families_shown
from workshops.result_words import told
from workshops.strings import say, say_number
from workshops.synthesis_words import synthesis_of


def _title(text: str | None) -> str:
    return (text or "").split("\n", 1)[0]


def screen_lines(view: Mapping[str, Any]) -> list[str]:
    moment, counts = view["moment"], view["counts"]
    if moment is None:
        return [say("room.waiting")]
    if moment["kind"] == "choose" and moment["phase"] != "closed":
        return [say("room.voted", n=counts["voted"], of=counts["voters"])]
    if moment["kind"] == "conclude" and (lines := _synthesis_lines(view)):
        return lines
    if view["result"] and (view["state"] == "concluded" or moment["kind"] in {"choose", "conclude"}):
        return _result_lines(view)
    return _card_lines(view) or [say("room.empty")]


def _result_lines(view: Mapping[str, Any]) -> list[str]:
    said = told(view)
    return [f"{row['name']}: {row['figure']}" for row in said["rows"]] if said else []


def _synthesis_lines(view: Mapping[str, Any]) -> list[str]:
    told = synthesis_of(view)
    minority = sum(1 for each in told["minority"] if each["state"] == "shown")
    lines = [each["text"] for each in told["accepted"]]
    return [*lines, say_number("room.minority", minority)] if minority else lines


def _card_lines(view: Mapping[str, Any]) -> list[str]:
    lines = [
        say("family.of", name=family["label"], titles=", ".join(_title(card["text"]) for card in family["members"]))
        for family in families_shown(view, set())
    ]
    lines += [_title(card["text"]) for card in cards_alone(view)]
    covered = sum(1 for card in view["cards"] if card["state"] == "covered")
    return [*lines, say_number("write.covered", covered)] if covered else lines
