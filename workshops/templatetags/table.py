"""Tags of the table's plain pages. Their words are those of workshops.strings, like the scripts' words."""

import uuid
from collections.abc import Mapping, Sequence
from typing import Any

from django import template

from workshops.domain.places import PRECISIONS_METRES
from workshops.placing_words import fields_of, place_words
from workshops.qr import qr_picture
from workshops.result_words import told
from workshops.strings import in_language, say, say_number

register = template.Library()


@register.filter
def qr(text: str) -> str:
    """A code as a picture for an `img`; its words stand beside it."""
    return qr_picture(text)


@register.simple_tag
def words(key: str, **values: object) -> str:
    return say(key, **values)


@register.simple_tag
def counted(key: str, n: int, **values: object) -> str:
    return say_number(key, n, **values)


@register.simple_tag(takes_context=True)
def command_id(context: template.Context, about: str = "", of: Mapping[str, Any] | None = None, **same: object) -> str:
    """The id of a form: pressing twice is one command. The form that was refused keeps its own.

    It is known again by what it is `about`, or by the fields that it sends: those of an action, or named one by one.
    """
    typed = context.get("typed") or {}
    sent = typed.get("sent", typed)
    if about:
        is_again = typed.get("about") == about
    else:
        fields = {"kind": of["kind"], **dict(of["fields"])} if of else same
        is_again = not sent.get("about") and all(sent.get(name) == str(value) for name, value in fields.items())
    return context["attempt"] if sent and is_again else str(uuid.uuid4())


@register.simple_tag
def result_told(view: Mapping[str, Any]) -> dict[str, Any] | None:
    """The view's result in words, None before there is one."""
    return told(view)


@register.filter
def localised(texts: Mapping[str, str]) -> str:
    return in_language(texts)


@register.filter
def first_line(text: str | None) -> str:
    """A card's title."""
    return (text or "").split("\n", 1)[0]


@register.filter
def other_lines(text: str | None) -> str:
    return (text or "").partition("\n")[2].strip()


@register.filter
def place(card: Mapping[str, Any], areas: Sequence[Mapping[str, str]]) -> str:
    """Where a card of a view speaks of, in words; empty where it says nothing."""
    return place_words(card, areas)


@register.filter
def of_number(cards: Mapping[int, Mapping[str, Any]], number: int) -> Mapping[str, Any]:
    """A card of a view by its number; nothing is said of one that is not there."""
    return cards.get(number, {})


@register.filter
def setting_fields(card: Mapping[str, Any]) -> dict[str, str]:
    """Place and language of a card as the fields of a form."""
    return fields_of(card)


@register.filter
def precisions(now: Mapping[str, str] | str) -> list[dict[str, Any]]:
    """How precise a point may be, the coarsest first: who says nothing gives least away."""
    chosen = now.get("metres") if isinstance(now, Mapping) else ""
    return [
        {"value": metres, "label": say(f"place.metres.{metres}"), "is_chosen": str(metres) == chosen}
        for metres in reversed(PRECISIONS_METRES)
    ]


@register.filter
def spaced(code: str) -> str:
    """Six digits in two groups, as people read them aloud."""
    return f"{code[:3]} {code[3:]}" if len(code) == 6 else code  # noqa: PLR2004 -- the printed form of a six-digit code


@register.filter
def receipt_spaced(code: str) -> str:
    """Eight digits in two groups."""
    return f"{code[:4]} {code[4:]}"


@register.filter
def verb(kind: str) -> str:
    return say(f"verb.{kind}")


@register.filter
def reason(code: str) -> str:
    return say(f"reason.{code}")


@register.filter
def shape_of(table: Mapping[str, Any]) -> Any:
    """The direction of a view's `table` section, in the form that the mark of a direction wants."""
    return _Order(table["direction"]["order"])


class _Order:
    def __init__(self, order: int) -> None:
        self.order = order
