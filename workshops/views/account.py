"""Resoconto del tavolo: what was written and chosen, word for word, for anybody. Names of people stay at the table.

While a table is open the page says what its screen says; once it has concluded it is the account made from the log.
"""

import json
from collections.abc import Mapping, Sequence
from hashlib import sha256
from typing import Any

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.cache import get_conditional_response
from django.views.decorators.http import require_safe

from consultations.models import Organisation
from proposals.models import Proposal
from proposals.queries.listing import public_proposals
from workshops.domain.account import CardAccount, TableAccount
from workshops.domain.audiences import Audience
from workshops.exports.account_sheet import account_sheet, photo_name, with_pictures
from workshops.exports.printing import Sheets
from workshops.exports.typesetting import typeset
from workshops.live.timers import now_ms
from workshops.models import Table
from workshops.queries import areas_listed, table_section
from workshops.result_words import told
from workshops.services.papers import keep_paper, kept_paper
from workshops.services.photographing import pictures_of
from workshops.services.projecting import card_ref
from workshops.services.viewing import account_for, head_of, view_for
from workshops.views import account_parts as parts
from workshops.views.account_parts import time_of
from workshops.views.pages import at_table, with_table


@at_table
@require_safe
def account(request: HttpRequest, table: Table) -> HttpResponse:
    concluded = account_for(table, now=now_ms())
    if concluded is None:
        return render(request, "workshops/account_so_far.html", _so_far(table))
    return render(request, "workshops/account.html", _page_context(table, concluded))


@with_table
@require_safe
def pdf(request: HttpRequest, table: Table) -> HttpResponse:
    """The account on paper, once there is one. Set again only when what it says has changed, in each language."""
    head = head_of(table)
    concluded = account_for(table, now=now_ms())
    if concluded is None:
        raise Http404
    address = f"{settings.BASE_URL}{reverse('workshops:account', args=[table.code])}"
    sheet = account_sheet(table, _page_context(table, concluded), address=address, head=head)
    mark = sha256(json.dumps([sheet.template, sheet.data], sort_keys=True).encode()).hexdigest()
    response = get_conditional_response(request, etag=f'"{mark}"') or _printed(table, concluded, sheet, mark)
    # Kept and asked about each time: what is hidden or erased must not be read from somebody's store.
    response["Cache-Control"] = "no-cache"
    return response


def _printed(table: Table, concluded: TableAccount, sheet: Sheets, mark: str) -> HttpResponse:
    language = sheet.data["lang"]
    made = kept_paper(table.pk, language, mark)
    if made is None:
        found = pictures_of(table, concluded.photos)
        pictures = {photo_name(number): content for number, content in found.items()}
        made = typeset(sheet.template, with_pictures(sheet.data, pictures), pictures)
        keep_paper(table.pk, language, mark, made)
    response = HttpResponse(made, content_type="application/pdf", headers={"ETag": f'"{mark}"'})
    response["Content-Disposition"] = f'inline; filename="{table.workshop.code}-{table.number}-{language}.pdf"'
    return response


def _page_context(table: Table, concluded: TableAccount) -> dict[str, Any]:
    view, _mine = view_for(table, Audience.PUBLIC, now=now_ms())
    context = {"table": table, "told": told(view), **account_context(table, concluded)}
    # Language and place of each card, as the public view has them.
    return context | {"shown": {card["number"]: card for card in view["cards"]}, "areas": areas_listed()}


def account_context(table: Table, concluded: TableAccount) -> dict[str, Any]:
    """The account in words and links: two queries, however many cards."""
    names = Organisation.objects.in_bulk(list(concluded.organisations))
    born = _born(table, [card.number for card in concluded.cards])
    cards = {card.number: _card_row(card, names, born) for card in concluded.cards}
    return {
        "section": table_section(table),
        "opened_at": time_of(concluded.opened_at),
        "concluded_at": time_of(concluded.concluded_at),
        "moments": [
            {
                "kind": each.kind,
                "question": each.question,
                "from": time_of(each.opened_at),
                "to": time_of(each.closed_at),
                "notes": parts.notes_on(each),
            }
            for each in concluded.moments
        ],
        "organisations": sorted(
            (
                {"name": names[number].name, "sector": names[number].get_sector_display(), "seats": seats}
                for number, seats in concluded.organisations.items()
            ),
            key=lambda each: each["name"],
        ),
        "residents": concluded.residents,
        "cards": list(cards.values()),
        "families": parts.families_in(concluded, cards),
        "synthesis": parts.synthesis_in(concluded, cards, names),
        "corrections": parts.corrections_in(concluded),
        "photos": parts.photos_in(table, concluded),
        "earlier": parts.earlier_ballots(concluded),
        "written": len(cards),
        "result": concluded.result,
        "first": [cards[row.card] for row in concluded.result.rows if row.position == 1] if concluded.result else [],
        "best": concluded.result.rows[0].in_favour if concluded.result and concluded.result.rows else 0,
        "rows": [{"row": row, "card": cards[row.card]} for row in concluded.result.rows] if concluded.result else [],
    }


def _card_row(card: CardAccount, names: Mapping[int, Organisation], born: Mapping[int, Proposal]) -> dict[str, Any]:
    return {
        "card": card,
        "author": parts.author_of(card, names),
        "remarks": parts.remarks_on(card, names),
        "proposal": born.get(card.number),
        "at": time_of(card.at),
    }


def _born(table: Table, cards: Sequence[int]) -> dict[int, Proposal]:
    """The public proposals of a table's cards, by card."""
    refs = {card_ref(table.pk, number): number for number in cards}
    return {refs[str(each.origin)]: each for each in public_proposals().filter(origin__in=list(refs))}


def _so_far(table: Table) -> dict[str, Any]:
    view, _mine = view_for(table, Audience.PUBLIC, now=now_ms())
    cards = [card for card in view["cards"] if card["state"] != "withdrawn"]
    covered = sum(1 for card in cards if card["state"] == "covered")
    return {
        "table": table,
        "view": view,
        "cards": _with_proposals(table, cards, view),
        "covered": covered,
        "areas": areas_listed(),
    }


def _with_proposals(table: Table, cards: list[Mapping[str, Any]], view: Mapping[str, Any]) -> list[dict[str, Any]]:
    """Chosen cards first, in the order of the result; the others as they were written."""
    places = {row["card"]: row for row in view["result"]["rows"]} if view["result"] else {}
    born = _born(table, [card["number"] for card in cards])
    found = [{**card, "proposal": born.get(card["number"]), "row": places.get(card["number"])} for card in cards]
    return sorted(found, key=lambda card: (card["row"]["position"] if card["row"] else len(cards) + 1, card["number"]))
