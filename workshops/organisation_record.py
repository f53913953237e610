"""What an organisation left at its tables: its cards with what became of them, and the preferences it said openly.

Nothing that the public may not read: no covered or hidden text, no card that was anonymous (its organisation would be
told), no choice before its result, none of a secret ballot, none where each person chose for themselves.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from django.http import HttpRequest
from django.urls import reverse
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from consultations.models import Organisation
from home.paging import page_of
from home.registries import LivePart
from proposals.fates import fates_of, proposals_from
from proposals.models import Proposal
from workshops.domain.audiences import Audience
from workshops.domain.script import Authors, Electors, Secrecy
from workshops.domain.state import BallotState, CardState, TableState
from workshops.domain.view_cards import card_state
from workshops.live.store import load_many
from workshops.models import Table
from workshops.result_words import choice_words
from workshops.services.projecting import card_ref

TABLES_ON_A_PAGE = 5


@dataclass(frozen=True)
class WrittenCard:
    number: int
    text: str
    language: str
    url: str
    proposal: Proposal | None
    fate: SafeString | str


@dataclass(frozen=True)
class AtTable:
    table: Table
    cards: list[WrittenCard]
    preferences: list[str]


def organisation_record(request: HttpRequest, organisation: Organisation | None) -> LivePart | None:
    """For who speaks for it, and the regia: the page asks who is there."""
    if organisation is None:
        return None
    tables = Table.objects.filter(seats__organisation=organisation, head__seq__gt=0).distinct()
    ordered = tables.select_related("workshop", "direction").order_by("-workshop__starts_at", "-pk")
    listing = page_of(ordered, request, per_page=TABLES_ON_A_PAGE, parameter="tavoli")
    rows = _rows(list(listing), organisation.pk)
    return LivePart("workshops/live/organisation_record.html", {"rows": rows, "listing": listing}) if rows else None


def _rows(tables: list[Table], organisation: int) -> list[AtTable]:
    states = load_many([table.pk for table in tables])
    written = {table.pk: written_by(states[table.pk], organisation) for table in tables}
    became = proposals_from(card_ref(table, card.number) for table, cards in written.items() for card in cards)
    fates = fates_of(list({proposal.pk: proposal for proposal in became.values()}.values()))
    return [
        AtTable(
            table,
            [_card(table, states[table.pk], card, became, fates) for card in written[table.pk]],
            preferences_of(states[table.pk], organisation),
        )
        for table in tables
    ]


def written_by(state: TableState, organisation: int) -> list[CardState]:
    """Cards that everybody may know to be this organisation's."""
    return [card for card in state.cards.values() if _is_known_as(state, card, organisation)]


def _is_known_as(state: TableState, card: CardState, organisation: int) -> bool:
    if card.seat is None or state.script[card.moment - 1].authors is Authors.ANONYMOUS:
        return False
    standing = card_state(state, card, Audience.PUBLIC)
    return standing not in {"covered", "removed"} and state.seats[card.seat].organisation == organisation


def preferences_of(state: TableState, organisation: int) -> list[str]:
    """In words, one per ballot whose result is public."""
    found: list[str] = []
    for ballot in state.ballots.values():
        spec = state.script[ballot.number - 1]
        is_public = spec.secrecy is Secrecy.OPEN and spec.electors is Electors.ORGANISATION
        vote = ballot.votes.get(f"organisation:{organisation}")
        if is_public and ballot.result is not None and vote is not None:
            found.append(choice_words(spec.method, vote[0], _names(state, ballot)))
    return found


def _names(state: TableState, ballot: BallotState) -> dict[int, str]:
    return {option: _name(state, ballot, option) for option in ballot.options}


def _name(state: TableState, ballot: BallotState, option: int) -> str:
    card, family = state.cards[option], ballot.families.get(option)
    is_shown = card_state(state, card, Audience.PUBLIC) == "shown"
    text = (family.name if family else None) or (card.text if is_shown else None)
    return f"«{text.split(chr(10), 1)[0]}»" if text else _("carta %(number)s") % {"number": option}


def _card(
    table: Table,
    state: TableState,
    card: CardState,
    became: Mapping[str, Proposal],
    fates: Mapping[str, SafeString],
) -> WrittenCard:
    proposal = became.get(card_ref(table.pk, card.number))
    standing = card_state(state, card, Audience.PUBLIC)
    texts = {"hidden": _("nascosta dalla moderazione"), "withdrawn": _("ritirata")}
    return WrittenCard(
        card.number,
        (card.text or "") if standing == "shown" else "",
        card.setting.lang,
        f"{reverse('workshops:account', args=[table.code])}#carta-{card.number}",
        proposal,
        texts.get(standing) or (fates[proposal.ref] if proposal else _("Resta nel resoconto del tavolo.")),
    )
