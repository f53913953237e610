"""Random ballots of every method, spelled as they are cast."""

import json
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from hypothesis import strategies as st

from workshops.domain.methods import METHODS, Choice, Method, Rules
from workshops.domain.methods.rules import spelled

CARDS = (7, 3, 12, 5, 31)
RULES = Rules(options=CARDS, max_choices=3, budget=6, max_score=4)


def _dots(draw: st.DrawFn) -> Choice:
    given: dict[int, int] = {}
    for card in draw(st.lists(st.sampled_from(CARDS), max_size=RULES.budget)):
        given[card] = given.get(card, 0) + 1
    return spelled(given)


def _pairs(draw: st.DrawFn, top: int) -> Choice:
    return spelled(draw(st.dictionaries(st.sampled_from(CARDS), st.integers(0, top))))


def _list(draw: st.DrawFn, longest: int) -> Choice:
    return tuple(draw(st.lists(st.sampled_from(CARDS), unique=True, max_size=longest)))


_DRAWN: Mapping[Method, Callable[[st.DrawFn], Choice]] = {
    Method.APPROVAL: lambda draw: _list(draw, RULES.max_choices),
    Method.DOTS: _dots,
    Method.SCORE: lambda draw: _pairs(draw, RULES.max_score),
    Method.RANKING: lambda draw: _list(draw, len(CARDS)),
    Method.CONSENT: lambda draw: _pairs(draw, 2),
}


@st.composite
def choice_of(draw: st.DrawFn, method: Method) -> Choice:
    return _DRAWN[method](draw)


def ballots_of(method: Method) -> st.SearchStrategy[list[Choice]]:
    return st.lists(choice_of(method), max_size=12)


def renamed(method: Method, choice: Choice, names: Mapping[int, int]) -> Choice:
    """The same choice where the cards have other numbers."""
    if method in (Method.APPROVAL, Method.RANKING):
        return tuple(names[card] for card in choice)
    return spelled({names[card]: number for card, number in zip(choice[::2], choice[1::2], strict=True)})


def rows_of(method: Method, choices: list[Choice], rules: Rules = RULES) -> dict[int, dict[str, Any]]:
    """Card -> its row."""
    return {row["card"]: row for row in METHODS[method].count(rules, choices)["rows"]}


def winners_of(method: Method, choices: list[Choice], rules: Rules) -> list[int]:
    return sorted(card for card, row in rows_of(method, choices, rules).items() if row["position"] == 1)


def oracle() -> list[dict[str, Any]]:
    return json.loads(Path(__file__).with_name("oracle.json").read_text(encoding="utf-8"))
