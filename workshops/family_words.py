"""Families in words, for pages without scripts: the same as static/js/table/parts/families.js."""

from collections.abc import Mapping
from typing import Any

from workshops.strings import say


def option_texts(view: Mapping[str, Any]) -> dict[int, str | None]:
    """What each option says: a card's words, or a family's name with the titles of its cards below it."""
    texts: dict[int, str | None] = {card["number"]: card["text"] for card in view["cards"]}
    for family in (view.get("ballot") or {}).get("families", ()):
        titles = " · ".join(filter(None, ((texts.get(card) or "").split("\n", 1)[0] for card in family["cards"])))
        texts[family["option"]] = f"{family['name']}\n{titles}" if family["name"] else titles
    return texts


def families_shown(view: Mapping[str, Any], own: set[int]) -> list[dict[str, Any]]:
    """Each family with its cards; a hidden card is in none."""
    cards = {card["number"]: {**card, "is_mine": card["number"] in own} for card in view["cards"]}
    return [
        {
            **family,
            "label": family["name"] or say("family.unnamed", n=family["number"]),
            "members": [cards[number] for number in family["cards"]],
        }
        for family in view.get("families", ())
    ]


def cards_alone(view: Mapping[str, Any]) -> list[dict[str, Any]]:
    together = {number for family in view.get("families", ()) for number in family["cards"]}
    return [card for card in view["cards"] if card["state"] == "shown" and card["number"] not in together]
