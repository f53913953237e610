"""The desk while a table concludes, and after: the synthesis and the corrections that are asked for, as forms."""

from collections.abc import Mapping
from typing import Any

from workshops.strings import say
from workshops.synthesis_words import synthesis_of
from workshops.views.desk_actions import REASONS, Action, action
from workshops.views.showing import is_open


def concluding(view: Mapping[str, Any], seats: list[dict[str, Any]]) -> dict[str, Any]:
    """The synthesis with what can be done with each sentence, in its moment; hiding at any time."""
    moment, told = view["moment"], synthesis_of(view)
    can_write = bool(moment and moment["kind"] == "conclude" and is_open(view) and not moment["held"])
    without_phone = [seat for seat in seats if not seat["phone"] and seat["state"] == "seated"]
    for name in ("accepted", "proposed", "minority"):
        told[name] = [
            {**each, "actions": _sentence_actions(each, len(told["accepted"]), without_phone) if can_write else []}
            | _sentence_hiding(each)
            for each in told[name]
        ]
    return {"synthesis": told, "can_write_synthesis": can_write, "corrections": corrections_shown(view)}


def _sentence_actions(sentence: Mapping[str, Any], accepted: int, without_phone: list[dict[str, Any]]) -> list[Action]:
    number, place = sentence["number"], sentence["place"]
    read = {"sentence": number, "version": sentence.get("version", 1)}
    if sentence["state"] != "shown":
        return []
    if sentence["minority"]:
        return [
            action("sign_sentence", say("sentence.sign_for", who=seat["label"]), **read, seat=seat["number"])
            for seat in without_phone
        ]
    if place is None:
        return [action("accept_sentence", say("sentence.accept"), **read)]
    up = [action("move_sentence", say("sentence.up"), sentence=number, place=place - 1)] if place > 1 else []
    down = [action("move_sentence", say("sentence.down"), sentence=number, place=place + 1)] if place < accepted else []
    return [*up, *down, action("set_sentence_aside", say("sentence.aside"), sentence=number)]


def _sentence_hiding(sentence: Mapping[str, Any]) -> dict[str, Any]:
    number = sentence["number"]
    hide = [action("hide_sentence", say(f"reason.{reason}"), sentence=number, reason=reason) for reason in REASONS]
    return {"hide": hide, "restore": action("restore_sentence", say("sentence.restore"), sentence=number)}


def corrections_shown(view: Mapping[str, Any]) -> list[dict[str, Any]]:
    """Requests that wait or were decided, with what each is about and without who made it."""
    texts = {("card", each["number"]): each["text"] for each in view["cards"]}
    texts |= {("sentence", each["number"]): each["text"] for each in view.get("sentences", ())}
    return [
        {
            **each,
            "about": f"correzione-{each['number']}",
            "topic": _topic(each, texts),
            "words": say(f"correction.{each['state']}"),
            "hide": [
                action("hide_correction", say(f"reason.{reason}"), correction=each["number"], reason=reason)
                for reason in REASONS
            ],
            "restore": action("restore_correction", say("correction.restore"), correction=each["number"]),
        }
        for each in view.get("corrections", ())
        if each["state"] != "withdrawn"
    ]


def _topic(correction: Mapping[str, Any], texts: Mapping[tuple[str, int], str | None]) -> str:
    """What it is about, in words; empty for the account as a whole."""
    for name in ("card", "sentence"):
        if number := correction[name]:
            title = (texts.get((name, number)) or say("card.removed")).split("\n", 1)[0]
            return say("objections.on", title=title)
    return ""
