"""What a table chose, as its printed account says it: a sentence, and tables that can be read aloud."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from workshops.strings import in_language, say

Words = dict[str, Any]
FIRST_MAX = 2


def first_line(text: str | None) -> str:
    """A card's title, or what stands in its place."""
    return (text or "").split("\n", 1)[0] or _("[rimossa]")


def result_sentence(context: Mapping[str, Any]) -> str:
    """What was chosen, in a sentence; how many said so."""
    result, told = context["result"], context["told"]
    if result is None or told is None:
        return _("Al tavolo non si è scelto: le carte sono qui sotto, come sono state scritte.")
    said = told["said"] if told["method"] != "approval" else _approved(context)
    asked = _("Hanno espresso la preferenza in %(voted)s su %(voters)s; la preferenza è consultiva.")
    return " ".join(filter(None, (said, told["threshold"], asked % {"voted": result.voted, "voters": result.voters})))


def _approved(context: Mapping[str, Any]) -> str:
    titles = [f"«{first_line(each['card'].text)}»" for each in context["first"][:FIRST_MAX]]
    if not titles:
        return ""
    numbers = {"n": context["best"], "of": context["result"].voters}
    if context["result"].is_per_person:
        how = ngettext("la sceglie una persona su %(of)s.", "%(n)s persone su %(of)s.", context["best"])
    else:
        how = ngettext("una organizzazione su %(of)s.", "%(n)s organizzazioni su %(of)s.", context["best"])
    return f"{_(' e ').join(titles)}: {how % numbers}"


def result_part(context: Mapping[str, Any]) -> Words:
    """Tables of the last ballot and of those before it; empty where nothing was chosen."""
    if context["result"] is None or context["told"] is None:
        return {"ballots": [], "others": ""}
    others = context["result"].without_preference
    line = ngettext(
        "Una carta non ha avuto preferenze: è pubblica come le altre.",
        "%(n)s carte non hanno avuto preferenze: sono pubbliche come le altre.",
        others,
    )
    earlier = [
        {
            "heading": _("Prima il tavolo aveva scelto: %(question)s") % {"question": in_language(each["question"])},
            "said": f"{each['told']['said']} {each['told']['threshold']}".strip(),
            **_ballot(each["told"]),
        }
        for each in context["earlier"]
    ]
    return {
        "ballots": [{"heading": "", "said": "", **_ballot(context["told"])}, *earlier],
        "others": line % {"n": others} if others else "",
    }


def _ballot(told: Mapping[str, Any]) -> Words:
    rounds = told["rounds"]
    return {
        "rows": [
            {"place": str(row["position"]), "name": row["name"], "figure": row["figure"], "sectors": row["sectors"]}
            for row in told["rows"]
        ],
        "rounds": {"heading": say("result.rounds"), "how": say("result.rounds_how"), **rounds} if rounds else None,
        "choices": {"heading": say("result.choices"), "how": say("result.choices_how"), "rows": told["choices"]}
        if told["choices"]
        else None,
    }
