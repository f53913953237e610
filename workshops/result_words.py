"""A result in words, for pages without scripts: the same sentences as static/js/table/parts/result.js."""

from collections.abc import Mapping, Sequence
from typing import Any

from workshops.domain.methods import METHODS, Method
from workshops.domain.methods.consent import Stance
from workshops.domain.methods.rules import pairs_of
from workshops.domain.places import ITALIAN
from workshops.family_words import option_texts
from workshops.strings import say, say_number

IN_PAIRS = (Method.DOTS, Method.SCORE)


def told(view: Mapping[str, Any]) -> dict[str, Any] | None:
    """Sentence first, then rows with their figure, whether the threshold was reached, rounds and secret choices."""
    result = view["result"]
    if result is None:
        return None
    method = Method(result.get("method", Method.APPROVAL))
    texts = option_texts(view)
    languages = {card["number"]: card.get("lang", ITALIAN) for card in view["cards"]}
    names = {row["card"]: _name(texts.get(row["card"])) for row in result["rows"]}
    rows = sorted(result["rows"], key=lambda row: (row["position"], row["card"]))
    return {
        "method": method.value,
        "said": _said(method, result, rows, names),
        "threshold": _threshold(result),
        "rows": [
            {
                "card": row["card"],
                "position": row["position"],
                "name": names[row["card"]],
                "lang": languages.get(row["card"], ITALIAN),
                "figure": _figure(method, result, row),
                "bar": bar_of(method, result, row),
                "sectors": _sectors(method, result, row["card"]),
            }
            for row in rows
        ],
        "rounds": _rounds(result, rows, names),
        "choices": [
            {"receipt": grouped(each["receipt"]), "words": choice_words(method, each["choice"], names)}
            for each in result.get("choices", ())
        ],
    }


def grouped(receipt: str) -> str:
    """4829173655208841 → 4829 1736 5520 8841: how a receipt is read and written down."""
    return " ".join(receipt[place : place + 4] for place in range(0, len(receipt), 4))


def _name(text: str | None) -> str:
    return f"«{text.split(chr(10), 1)[0]}»" if text else say("card.removed")


Rows = Sequence[Mapping[str, int]]


def _said(method: Method, result: Mapping[str, Any], rows: Rows, names: Mapping[int, str]) -> str:
    """Equal cards are named in the order of the rows, by position and number."""
    if method is Method.CONSENT:
        return _adopted([row for row in rows if row["open"] == 0 and row["in_favour"]], names)
    leaders = METHODS[method].said(result).leaders
    return _sentence([row["card"] for row in rows if row["card"] in leaders], names)


def _adopted(rows: Rows, names: Mapping[int, str]) -> str:
    if not rows:
        return say("result.not_adopted")
    if len(rows) > 1:
        titles = ", ".join(_with_noted(names[row["card"]], row.get("noted", 0)) for row in rows)
        return say("result.adopted_many", n=len(rows), titles=titles)
    title, noted = names[rows[0]["card"]], rows[0].get("noted", 0)
    return say_number("result.adopted_noted", noted, title=title) if noted else say("result.adopted", title=title)


def _with_noted(title: str, noted: int) -> str:
    return say_number("result.with_noted", noted, title=title) if noted else title


def _stances(row: Mapping[str, int], voters: int) -> str:
    if not (row["in_favour"] or row["aside"] or row["objections"]):
        return say("result.unsaid")
    more = [say_number(f"result.{name}", row[name]) for name in ("noted", "aside") if row.get(name)]
    if not (row["in_favour"] or row["open"]):
        return " · ".join((say("result.no_consent"), *more))
    return " · ".join(
        (say_number("result.open", row["open"]), say("result.consents", n=row["in_favour"], of=voters), *more)
    )


def _sentence(leaders: Sequence[int], names: Mapping[int, str]) -> str:
    if not leaders:
        return say("result.nobody")
    if len(leaders) == 1:
        return say("result.first", title=names[leaders[0]])
    return say("result.firsts", titles=", ".join(names[card] for card in leaders))


def _threshold(result: Mapping[str, Any]) -> str:
    asked = result.get("threshold")
    if not asked:
        return ""
    return say(
        f"result.threshold_{asked['outcome']}",
        percent=asked["percent"],
        needed=asked["needed"],
        voted=result["voted"],
        voters=result["voters"],
    )


def _figure(method: Method, result: Mapping[str, Any], row: Mapping[str, int]) -> str:
    if method is Method.CONSENT:
        return _stances(row, result["voters"])
    if method is Method.DOTS:
        return say_number("result.dots", row["dots"], who=row["in_favour"], of=result["voters"])
    if method is Method.SCORE:
        return say_number("result.points", row["points"], who=row["in_favour"], of=result["voters"])
    if method is Method.RANKING:
        return say("result.ranked", place=row["position"], n=row["in_favour"])
    return say_number("result.count", row["in_favour"], of=result["voters"])


def bar_of(method: Method, result: Mapping[str, Any], row: Mapping[str, int]) -> list[dict[str, Any]]:
    """The drawn twin of a figure, as parts of a line of 100 from the left: `at`, `width`, `kind`."""
    parts = (("for", row["in_favour"]),)
    most = result["voters"]
    if method is Method.CONSENT:
        parts = (("for", row["in_favour"]), ("aside", row["aside"]), ("open", row["open"]))
    elif method in IN_PAIRS:
        name = "dots" if method is Method.DOTS else "points"
        parts, most = (("for", row[name]),), max(each[name] for each in result["rows"])
    drawn: list[dict[str, Any]] = []
    at = 0
    for kind, count in parts:
        width = 100 * count // most if most else 0
        drawn.append({"kind": kind, "at": at, "width": width})
        at += width
    return [part for part in drawn if part["width"]]


def majorities(result: Mapping[str, Any], card: int) -> tuple[int, int] | None:
    """(sectors with a majority in favour, sectors present); None where some are left out, or voting was secret."""
    sectors = [sector for sector in result.get("sectors", ()) if sector["voters"]]
    if not sectors or sum(sector["voters"] for sector in sectors) != result["voters"]:
        return None
    return sum(2 * sector["rows"][str(card)] > sector["voters"] for sector in sectors), len(sectors)


def _sectors(method: Method, result: Mapping[str, Any], card: int) -> str:
    """First preferences alone are no majority: nothing is said of them."""
    found = None if method is Method.RANKING else majorities(result, card)
    return say_number("result.sectors", found[0], of=found[1]) if found and found[1] > 1 else ""


def _rounds(
    result: Mapping[str, Any], rows: Sequence[Mapping[str, int]], names: Mapping[int, str]
) -> dict[str, Any] | None:
    """A table: a line for each card, a column for each round."""
    rounds = result.get("rounds")
    if not rounds:
        return None
    return {
        "heads": [say("result.round", n=number) for number, _each in enumerate(rounds, 1)],
        "lines": [{"name": names[row["card"]], "cells": [_cell(each, row["card"]) for each in rounds]} for row in rows],
    }


def _cell(each: Mapping[str, Any], card: int) -> str:
    counted = each["counts"].get(str(card))
    if counted is None:
        return "–"
    return f"{counted} · {say('result.out')}" if card in each["eliminated"] else str(counted)


def choice_words(method: Method, choice: Sequence[int], names: Mapping[int, str]) -> str:
    """One choice in words."""
    if method is Method.CONSENT:
        words = [f"{names.get(card, '')}: {_stance(stance)}" for card, stance in pairs_of(tuple(choice)).items()]
    elif method in IN_PAIRS:
        words = [f"{names.get(card, '')}: {number}" for card, number in pairs_of(tuple(choice)).items()]
    else:
        words = [names[card] for card in choice]
    return ", ".join(words) or say("result.blank")


def _stance(stance: int) -> str:
    return say(
        {Stance.CONSENTS: "consent.consents", Stance.ASIDE: "consent.aside"}.get(Stance(stance), "consent.object")
    )
