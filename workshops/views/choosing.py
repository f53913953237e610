"""Choosing by plain forms: what the form of each method shows, and the choice that it sends back."""

import secrets
from collections.abc import Mapping
from typing import Any

from django.http import QueryDict

from home.domain.refusal import Refused
from workshops.domain.methods.consent import Stance
from workshops.domain.methods.rules import Method, pairs_of, spelled
from workshops.domain.objections import CONCERNS
from workshops.domain.places import ITALIAN
from workshops.domain.urn import RECEIPT_DIGITS
from workshops.family_words import option_texts
from workshops.result_words import IN_PAIRS, grouped
from workshops.strings import say, say_number

WHY_NOT = {"to_confirm": "choose.to_confirm", "other": "choose.other", "no": "choose.no"}
# Zero is a stance here, and none given: every number that was sent is kept.
OBJECTING = (Stance.OBJECTS, Stance.RESOLVED)
CASTING = ("cast_ballot", "cast_ballot_for", "cast_secret_ballot")
FIELD = "of-"
NUMBER_DIGITS = 9


def choosing(view: Mapping[str, Any], mine: Mapping[str, Any]) -> dict[str, Any]:
    """What the choosing screen says beside the cards. A secret ballot's receipt is drawn here and kept nowhere."""
    ballot = view["ballot"]
    if ballot is None:
        return {}
    choice = mine["choice"] or []
    why_not = WHY_NOT.get(mine["voter"])
    receipt = "".join(secrets.choice("0123456789") for _digit in range(RECEIPT_DIGITS))
    is_secret = ballot["secrecy"] == "secret"
    return {
        "options": options_of(view, choice),
        "how": _how(ballot, choice),
        "why_not": say(why_not) if why_not else "",
        "receipt": {"digits": receipt, "grouped": grouped(receipt)} if is_secret else None,
        **field_of(ballot),
    }


def field_of(ballot: Mapping[str, Any]) -> dict[str, Any]:
    """`spelling`: how the form's fields become a choice; `most`: the greatest number of one field."""
    method = Method(ballot["method"])
    if method is Method.CONSENT:
        return {"spelling": "stances", "most": 0, "concerns": CONCERNS}
    if method in IN_PAIRS:
        return {"spelling": "pairs", "most": ballot["budget" if method is Method.DOTS else "max_score"]}
    if method is Method.RANKING:
        return {"spelling": "order", "most": len(ballot["options"])}
    return {"spelling": "", "most": 0}


def _how(ballot: Mapping[str, Any], choice: list[int]) -> str:
    method = Method(ballot["method"])
    if method is Method.CONSENT:
        return say_number("consent.said", len(choice) // 2)
    if method is Method.DOTS:
        return say_number("choose.dots_left", ballot["budget"] - sum(pairs_of(tuple(choice)).values()))
    if method is Method.SCORE:
        return say("choose.score_how", most=ballot["max_score"])
    if method is Method.RANKING:
        return say_number("choose.ranked", len(choice))
    return say_number("choose.left", ballot["max_choices"] - len(choice))


def options_of(view: Mapping[str, Any], choice: list[int]) -> list[dict[str, Any]]:
    """The ballot's options in their fixed order, with the number that was given to each or the place it has."""
    ballot = view["ballot"]
    if ballot is None:
        return []
    texts = option_texts(view)
    given = _given(Method(ballot["method"]), choice)
    objections = _objections_by_card(view)
    return [
        {
            **_words(view, number, texts),
            "is_chosen": number in given,
            "value": given.get(number, ""),
            "objections": objections.get(number, []),
            "is_objected": given.get(number) in OBJECTING,
        }
        for number in ballot["options"]
    ]


def _objections_by_card(view: Mapping[str, Any]) -> dict[int, list[Mapping[str, Any]]]:
    found: dict[int, list[Mapping[str, Any]]] = {}
    for remark in view.get("remarks", ()):
        if remark["kind"] == "objection":
            found.setdefault(remark["card"], []).append(remark)
    return found


def objections_shown(view: Mapping[str, Any]) -> dict[str, Any]:
    """What was objected where the table chooses by consent, the open ones first."""
    if not view["ballot"] or view["ballot"]["method"] != "consent":
        return {}
    texts = option_texts(view)
    found = [
        {"remark": remark, "title": (texts.get(card) or say("card.removed")).split("\n", 1)[0]}
        for card, remarks in _objections_by_card(view).items()
        for remark in remarks
    ]
    is_open = [each for each in found if each["remark"]["outcome"] is None]
    rest = [each for each in found if each["remark"]["outcome"] is not None]
    return {"objections": [*is_open, *rest], "objections_open": len(is_open)}


def _words(view: Mapping[str, Any], number: int, texts: Mapping[int, str | None]) -> dict[str, Any]:
    """A family's words are several cards' and say no language; a card alone says its own."""
    is_family = any(family["option"] == number for family in view["ballot"].get("families", ()))
    spoken = {} if is_family else {card["number"]: card.get("lang", ITALIAN) for card in view["cards"]}
    return {"number": number, "text": texts.get(number), "lang": spoken.get(number, "")}


def _given(method: Method, choice: list[int]) -> dict[int, int]:
    if method in IN_PAIRS or method is Method.CONSENT:
        return pairs_of(tuple(choice))
    return {card: place for place, card in enumerate(choice, 1)}


def keep_choice(context: dict[str, Any], more: Mapping[str, Any]) -> None:
    """Put what a refused form carried (`more["typed"]["sent"]`) into the options that its page shows again."""
    sent = (more.get("typed") or {}).get("sent")
    if sent is not None and context.get("options"):
        context["options"] = as_typed(context["options"], sent)
        context["recording"] = (more.get("typed") or {}).get("seat") or context.get("recording", 0)


def as_typed(options: list[dict[str, Any]], data: QueryDict) -> list[dict[str, Any]]:
    """The form of a refused choice, as it was filled in: what was typed is not put right behind anybody's back."""
    if data.get("kind") not in CASTING:
        return options
    if not data.get("spelling"):
        ticked = data.getlist("choice")
        return [{**option, "is_chosen": str(option["number"]) in ticked} for option in options]
    return [_as_typed(option, data.get(f"{FIELD}{option['number']}", "")) for option in options]


def _as_typed(option: dict[str, Any], typed: str) -> dict[str, Any]:
    stance = int(typed) if typed in {"0", "1", "2", "3"} else typed
    return {**option, "value": stance, "is_chosen": bool(typed)}


def number(text: str) -> int:
    """A whole number of a form. Raises Refused("malformed")."""
    if not text.isascii() or not text.isdigit():
        raise Refused("malformed")
    return int(text[:NUMBER_DIGITS])


def choice_from(data: QueryDict) -> list[int]:
    """The choice that a form sends. Raises Refused: `malformed`, or `place_twice` for two cards in one place."""
    spelling = data.get("spelling", "")
    if not spelling:
        return [number(each) for each in data.getlist("choice")]
    given = {
        number(name.removeprefix(FIELD)): number(data[name].strip())
        for name in data
        if name.startswith(FIELD) and data[name].strip()
    }
    if spelling == "stances":
        return list(spelled(given))
    given = {card: value for card, value in given.items() if value}
    if spelling == "pairs":
        return list(spelled(given))
    if len(set(given.values())) != len(given):
        raise Refused("place_twice")
    return sorted(given, key=lambda card: given[card])
