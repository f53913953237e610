"""The synthesis in words, for pages without scripts: the same as static/js/table/parts/synthesis.js."""

from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any

from workshops.strings import say, say_number


def synthesis_of(view: Mapping[str, Any], mine: Mapping[str, Any] | None = None) -> dict[str, Any]:
    """Accepted sentences in their order, positions of a minority, what is only proposed; each with what it rests on."""
    own = {each["number"]: each for each in (mine or {}).get("sentences", ())}
    told = [_told(each, view, own.get(each["number"])) for each in view.get("sentences", ())]
    shown = [each for each in told if each["state"] == "shown" or each["text"] is not None or each["why_hidden"]]
    accepted = sorted((each for each in shown if each["place"]), key=lambda each: each["place"])
    return {
        "accepted": accepted,
        "minority": [each for each in shown if each["minority"]],
        "proposed": [each for each in shown if not each["minority"] and not each["place"]],
        "citable": _citable(view),
        "is_any": bool(shown),
    }


def corrections_of(view: Mapping[str, Any], mine: Mapping[str, Any], now: int) -> dict[str, Any]:
    """One's own requests, and until when another may be made."""
    until = view.get("corrections_until")
    return {
        "asked": [{**each, "words": say(f"correction.{each['state']}")} for each in mine.get("corrections", ())],
        "until": datetime.fromtimestamp(until / 1000, tz=UTC) if until and now < until else None,
        "topics": _topics(view),
    }


def _topics(view: Mapping[str, Any]) -> list[dict[str, str]]:
    """What a correction may be about: sentences and cards that can be read."""
    shown = [(f"sentence-{each['number']}", each) for each in view.get("sentences", ()) if each["state"] == "shown"]
    shown += [(f"card-{each['number']}", each) for each in view["cards"] if each["state"] == "shown"]
    return [{"value": value, "label": each["text"].split("\n", 1)[0]} for value, each in shown]


def _told(sentence: Mapping[str, Any], view: Mapping[str, Any], own: Mapping[str, Any] | None) -> dict[str, Any]:
    return {
        **sentence,
        "is_own": bool(own and own["own"]),
        "is_signed": bool(own and own["signed"]),
        "why_hidden": own["reason"] if own else None,
        "cites": ", ".join(_labels(sentence, view)),
        "by": " · ".join(filter(None, (sentence["author"], sentence["organisation"]))),
        "signers": _signers(sentence),
    }


def _signers(sentence: Mapping[str, Any]) -> str:
    residents = [say_number("sentence.residents", sentence["residents"])] if sentence["residents"] else []
    return ", ".join([*sentence["signed"], *residents])


def _labels(sentence: Mapping[str, Any], view: Mapping[str, Any]) -> list[str]:
    """What a sentence rests on. A card that is hidden by now says so in its place."""
    cards = {card["number"]: card for card in view["cards"]}
    families = {family["number"]: family for family in view.get("families", ())}
    labels = [_card_label(cards.get(number)) for number in sentence["cards"]]
    labels += [_family_label(families[number]) for number in sentence["families"] if number in families]
    return labels + [say("synthesis.result") for _ballot in sentence["ballots"]]


def _card_label(card: Mapping[str, Any] | None) -> str:
    if card is None or card["text"] is None:
        return say("card.removed")
    return say("synthesis.card", title=card["text"].split("\n", 1)[0])


def _family_label(family: Mapping[str, Any]) -> str:
    return say("synthesis.family", name=family["name"] or say("family.unnamed", n=family["number"]))


def _citable(view: Mapping[str, Any]) -> list[dict[str, Any]]:
    """What may be cited now: results, families, cards that can be read."""
    results = (
        [{"field": "ballots", "number": view["result"]["ballot"], "label": say("synthesis.result")}]
        if view["result"]
        else []
    )
    families = [
        {"field": "families", "number": family["number"], "label": _family_label(family)}
        for family in view.get("families", ())
    ]
    cards = [
        {"field": "cards", "number": card["number"], "label": card["text"].split("\n", 1)[0]}
        for card in view["cards"]
        if card["state"] == "shown"
    ]
    return [*results, *families, *cards]
