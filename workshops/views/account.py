"""Resoconto del tavolo: what was written and chosen, word for word, for anybody. Names of people stay at the table."""

from collections.abc import Mapping
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from proposals.queries.listing import public_proposals
from workshops.domain.view import Audience
from workshops.live.hub import now_ms
from workshops.models import Table
from workshops.services.projecting import card_ref
from workshops.services.viewing import view_for
from workshops.views.pages import at_table


@at_table
@require_safe
def account(request: HttpRequest, table: Table) -> HttpResponse:
    view, _mine = view_for(table, Audience.PUBLIC, now=now_ms())
    cards = [card for card in view["cards"] if card["state"] != "withdrawn"]
    context = {
        "table": table,
        "view": view,
        "cards": _with_proposals(table, cards, _places(view)),
        "organisations": len({card["organisation"] for card in cards if card["organisation"]}),
        "covered": sum(1 for card in cards if card["state"] == "covered"),
    }
    return render(request, "workshops/account.html", context)


def _places(view: Mapping[str, Any]) -> dict[int, Mapping[str, Any]]:
    """The result's row of each card that was voted on."""
    return {row["card"]: row for row in view["result"]["rows"]} if view["result"] else {}


def _with_proposals(
    table: Table, cards: list[Mapping[str, Any]], places: Mapping[int, Mapping[str, Any]]
) -> list[dict[str, Any]]:
    """Chosen cards first, in the order of the result; the others as they were written."""
    refs = [card_ref(table.pk, card["number"]) for card in cards]
    born = {proposal.origin: proposal for proposal in public_proposals().filter(origin__in=refs)}
    found = [
        {**card, "proposal": born.get(ref), "row": places.get(card["number"])}
        for card, ref in zip(cards, refs, strict=True)
    ]
    return sorted(found, key=lambda card: (card["row"]["position"] if card["row"] else len(cards) + 1, card["number"]))
