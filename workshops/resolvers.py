"""How tables and cards show on a thread."""

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from functools import lru_cache
from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext as _

from home.paging import whole_number
from home.templatetags.face import day as day_in_words
from proposals.domain.refs import name_of
from proposals.lineage import Shown, register
from workshops.domain.audiences import Audience
from workshops.domain.script import Authors
from workshops.domain.state import TableState
from workshops.domain.view_cards import card_state
from workshops.live.store import load
from workshops.live.timers import now_ms
from workshops.models import Seat, Table

STATES_KEPT = 32


@lru_cache(maxsize=STATES_KEPT)
def _state_at(table: int, seq: int, epoch: UUID) -> TableState:
    """The state of a table at a place of its log: the same for ever, so it may be kept."""
    del seq, epoch
    return load(table)


def tables_shown(refs: Sequence[str]) -> Mapping[str, Shown]:
    numbers = [number for ref in refs if (number := whole_number(name_of(ref))) is not None]
    tables = Table.objects.select_related("workshop", "head").filter(pk__in=numbers)
    now = now_ms()
    return {table.ref: _table_shown(table, now) for table in tables}


def correcting(table: Table, now: int) -> tuple[str, str] | None:
    """Where who was there asks for a correction: on their own phone, while the time for it runs."""
    until = table.head.summary.get("corrections_until", 0)
    if until <= now:
        return None
    day = day_in_words(datetime.fromtimestamp(until / 1000, tz=UTC))
    words = _("Eri al tavolo? Fino al %(day)s puoi chiedere una correzione del resoconto, dal tuo telefono.")
    return words % {"day": day}, table.get_absolute_url()


def _table_shown(table: Table, now: int) -> Shown:
    label = _("Tavolo %(number)s") % {"number": table.number}
    return Shown(
        label=f"{label}, {table.workshop.name}",
        short=_("tavolo %(number)s") % {"number": table.number},
        url=reverse("workshops:account", args=[table.code]),
        kind="tavolo",
        within=table.workshop.name,
        at=table.workshop.starts_at,
        more=correcting(table, now),
    )


def cards_shown(refs: Sequence[str]) -> Mapping[str, Shown]:
    """Cards word for word, unless they were hidden or erased. Two queries, and the log of tables not seen before."""
    places = {ref: place for ref in refs if (place := _place_of(ref)) is not None}
    numbers = {table for table, _card in places.values()}
    tables = {table.pk: table for table in Table.objects.select_related("workshop", "head").filter(pk__in=numbers)}
    names = _organisations(numbers)
    shown: dict[str, Shown] = {}
    for ref, (number, card) in places.items():
        table = tables.get(number)
        if table is not None:
            state = _state_at(table.pk, table.head.seq, table.head.epoch)
            shown[ref] = _card_shown(table, state, card, names)
    return shown


def _place_of(ref: str) -> tuple[int, int] | None:
    """(table, card) of a reference, or None for whatever else somebody may have written after `carta/`."""
    table, _dash, card = name_of(ref).partition("-")
    numbers = whole_number(table), whole_number(card)
    return None if numbers[0] is None or numbers[1] is None else (numbers[0], numbers[1])


def _organisations(tables: set[int]) -> dict[tuple[int, int], str]:
    rows = Seat.objects.filter(table__in=tables, organisation__isnull=False)
    return {(table, seat): name for table, seat, name in rows.values_list("table", "number", "organisation__name")}


def _card_shown(table: Table, state: TableState, number: int, names: Mapping[tuple[int, int], str]) -> Shown:
    card = state.cards.get(number)
    is_shown = card is not None and card_state(state, card, Audience.PUBLIC) == "shown"
    is_signed = card is not None and is_shown and state.script[card.moment - 1].authors is not Authors.ANONYMOUS
    return Shown(
        label=_("Carta %(number)s") % {"number": number},
        short=_("carta %(number)s") % {"number": number},
        url=f"{reverse('workshops:account', args=[table.code])}#carta-{number}",
        kind="carta",
        detail=names.get((table.pk, card.seat or 0)) or _("una persona residente") if card and is_signed else "",
        text=(card.text or "") if card is not None and is_shown else "",
        at=datetime.fromtimestamp(card.at / 1000, tz=UTC) if card is not None else None,
    )


def register_resolvers() -> None:
    register("tavolo", tables_shown)
    register("carta", cards_shown)
