"""The projector: makes proposals of what tables concluded, and drafts of their accounts.

Idempotent, rebuildable, and never in the commit's way.

It hears of commits on the committer's thread and works on its own. What a crash left undone is found again at start,
by comparing how far each table's log has got with how far it was projected.
"""

import logging
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime

from django.db import close_old_connections, transaction
from django.db.models import F, Q

from consultations.models import Consultation
from proposals.services.families import record_family
from proposals.services.tables import (
    erase_table_proposals,
    record_table_proposal,
    show_table_proposals_again,
    withhold_table_proposals,
)
from workshops.domain.projection import ProjectedCard, Projection, projection_of
from workshops.live.committing import committer
from workshops.live.envelope import Accepted, Committed
from workshops.live.places import area_of
from workshops.live.store import load
from workshops.models import Seat, Table, TableHead
from workshops.services.drafting import draft_accounts

logger = logging.getLogger(__name__)

_worker = ThreadPoolExecutor(max_workers=1, thread_name_prefix="projector")


def card_ref(table: int, card: int) -> str:
    return f"carta/{table}-{card}"


def project(table_id: int) -> int:
    """Bring the proposals and the account of one table up to its log. Returns how many cards are proposals."""
    table = Table.objects.select_related("workshop__consultation", "direction", "area").filter(pk=table_id).first()
    if table is None:
        # Cleared since somebody heard of it, as the demonstration's tables are.
        return 0
    state = load(table_id)
    projection = projection_of(state)
    if projection is None and not state.is_concluded:
        return 0
    with transaction.atomic():
        if projection is not None:
            _make_proposals(table, projection)
        if state.is_concluded:
            draft_accounts(table)
        TableHead.objects.filter(pk=table.pk, projected_seq__lt=state.seq).update(projected_seq=state.seq)
    return len(projection.cards) if projection is not None else 0


def _make_proposals(table: Table, projection: Projection) -> None:
    seats = {seat.number: seat for seat in Seat.objects.filter(table=table).select_related("organisation")}
    consultation = _consultation_of(table)
    for card in projection.cards:
        _record(table, consultation, card, seats.get(card.seat or 0))
    show_table_proposals_again([card_ref(table.pk, card.card) for card in projection.cards])
    withhold_table_proposals([card_ref(table.pk, number) for number in projection.withheld])
    erase_table_proposals([card_ref(table.pk, number) for number in projection.erased])


def _consultation_of(table: Table) -> Consultation | None:
    """The workshop's own; where it spans several directions, the only one on this table's direction."""
    if table.workshop.consultation is not None:
        return table.workshop.consultation
    on_direction = Consultation.objects.filter(direction=table.direction, is_demo=table.is_demo).order_by("pk")[:2]
    return on_direction[0] if len(on_direction) == 1 else None


def _record(table: Table, consultation: Consultation | None, card: ProjectedCard, seat: Seat | None) -> None:
    proposal = record_table_proposal(
        table_ref=table.ref,
        card_ref=card_ref(table.pk, card.card),
        position=card.position,
        title=card.title,
        text=card.text,
        language=card.setting.lang,
        direction=table.direction,
        area=area_of(card.setting.area) if card.setting.area else table.area,
        point=card.setting.point,
        organisation=seat.organisation if seat else None,
        consultation=consultation,
        in_favour=card.in_favour,
        voters=card.voters,
        sectors=card.sectors,
        per_person=card.is_per_person,
        closed_at=datetime.fromtimestamp(card.closed_at / 1000, tz=UTC),
        is_demo=table.is_demo,
        author=seat.participant if seat else None,
    )
    if card.members:
        record_family(
            proposal,
            table_ref=table.ref,
            card_refs=[card_ref(table.pk, number) for number in card.members],
            title=card.title,
            text=card.text,
            at=datetime.fromtimestamp(card.closed_at / 1000, tz=UTC),
        )


def catch_up(table_id: int) -> int:
    """Project a table whose log has moved since its last projection: of many commits at once one is worked for."""
    is_behind = TableHead.objects.filter(pk=table_id, seq__gt=F("projected_seq")).exists()
    return project(table_id) if is_behind else 0


def project_missing() -> int:
    """Project every table whose log has moved since its last projection. Returns how many tables."""
    has_result = Q(summary__has_key="results") & ~Q(summary__results=0)
    behind = TableHead.objects.filter(has_result | Q(summary__state="concluded"), seq__gt=F("projected_seq"))
    tables = list(behind.values_list("pk", flat=True))
    for table in tables:
        project(table)
    return len(tables)


def _work(table: int) -> None:
    close_old_connections()
    try:
        catch_up(table)
    except Exception:
        logger.exception("the results of table %d were not projected; the next start tries again", table)
    finally:
        close_old_connections()


def settle(seconds: float = 30) -> None:
    """Wait until what was heard so far is projected: before a process ends, and between tests."""
    _worker.submit(lambda: None).result(timeout=seconds)


def listen() -> None:
    """Project after each commit of this process that follows a closed result."""
    if _heard not in committer.listeners:
        committer.listeners.append(_heard)


def _heard(committed: Committed) -> None:
    state = committed.state
    if state is None or (projection_of(state) is None and not state.is_concluded):
        return
    if any(isinstance(outcome, Accepted) and not outcome.is_repeat for outcome in committed.outcomes):
        _worker.submit(_work, committed.table)
