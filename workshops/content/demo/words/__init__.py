"""The words of the demonstration: cards, comments, answers, names. All invented, all written by hand, in TOML."""

import tomllib
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any


def _read(name: str) -> dict[str, Any]:
    return tomllib.loads(Path(__file__).with_name(f"{name}.toml").read_text(encoding="utf-8"))


_names, _comments, _answers = _read("names"), _read("comments"), _read("answers")

# Direction -> cards: `title`, `text` and, where there are any, `places` for the mark in the title.
CARDS: Mapping[str, Sequence[Mapping[str, Any]]] = _read("cards")
PEOPLE: Sequence[str] = _names["people"]
INITIALS: Sequence[str] = _names["initials"]
ORGANISATIONS: Sequence[Mapping[str, str]] = _names["organisations"]
# Stance -> `openings` and `thoughts`.
STANCES: Mapping[str, Mapping[str, Sequence[str]]] = _comments["stances"]
OF_DIRECTION: Mapping[str, Sequence[Mapping[str, str]]] = _comments["of_direction"]
OTHER_LANGUAGES: Sequence[Mapping[str, str]] = _comments["other_languages"]
REPLIES: Sequence[str] = _comments["replies"]
OFFICES: Mapping[str, str] = _answers["offices"]
ANSWERS: Mapping[str, Sequence[Mapping[str, str]]] = _answers["answers"]
PLAN_ELEMENTS: Sequence[Mapping[str, str]] = _read("plan")["elements"]
