"""What a table concluded, recorded as proposals. Called by the projector of the table's log, as often as it likes."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from decimal import Decimal

from django.db import IntegrityError, transaction

from consultations.models import Consultation, Organisation
from home.models import Area, Direction, Participant
from proposals.domain.refs import reference_from_card
from proposals.domain.states import State
from proposals.domain.texts import heading, whole_card
from proposals.models import Decision, LineageEdge, Proposal, ProposalVersion, TableLedger

Sectors = Mapping[str, Sequence[int]]
Point = tuple[int, int, int]
DEGREE = 100_000
# Not translated: it stands in a stored text, in the language of the record.
REMOVED = "[rimosso]"


@transaction.atomic
def record_table_proposal(  # noqa: PLR0913 -- one fact with many parts, all by keyword
    *,
    table_ref: str,
    card_ref: str,
    position: int,
    title: str,
    text: str,
    language: str,
    direction: Direction,
    area: Area | None = None,
    point: Point | None = None,
    organisation: Organisation | None,
    consultation: Consultation | None,
    in_favour: int,
    voters: int,
    sectors: Sectors,
    per_person: bool,
    closed_at: datetime,
    is_demo: bool,
    author: Participant | None = None,
) -> Proposal:
    """Idempotent on `card_ref`: a second call corrects the numbers and leaves texts and place, which people may mend.

    `text` is the card word for word; `sectors` is {sector: [in favour, voters]}. An author who was nobody until now,
    because a card written for them was claimed later, is added; one who is known is never replaced.
    """
    proposal = _proposal_of_card(
        card_ref,
        table_ref,
        title=heading(title or whole_card(title, text)),
        text=whole_card(title, text),
        language=language,
        direction=direction,
        **_placed(area, point),
        organisation=organisation,
        consultation=consultation,
        author=author,
        published_at=closed_at,
        is_demo=is_demo,
    )
    return _with_ledger(
        proposal,
        table_ref,
        in_favour=in_favour,
        voters=voters,
        position=position,
        sectors={sector: list(pair) for sector, pair in sectors.items()},
        per_person=per_person,
        closed_at=closed_at,
    )


def _placed(area: Area | None, point: Point | None) -> dict[str, object]:
    """The columns of (latitude, longitude, metres), degrees in hundred thousandths. An area's middle is never one."""
    if point is None:
        return {"area": area}
    latitude, longitude, metres = point
    return {
        "area": area,
        "latitude": Decimal(latitude) / DEGREE,
        "longitude": Decimal(longitude) / DEGREE,
        "precision": metres,
    }


def _proposal_of_card(card_ref: str, table_ref: str, **fields: object) -> Proposal:
    known = Proposal.objects.filter(origin=card_ref).first()
    if known is not None:
        return _with_author(known, fields["author"])
    try:
        # Two projectors may both have found nothing: the unique origin decides, in a savepoint.
        with transaction.atomic():
            proposal = Proposal.objects.create(
                reference=reference_from_card(card_ref),
                origin=card_ref,
                channel=Proposal.Channel.TABLE,
                state=State.PUBLISHED,
                **fields,
            )
    except IntegrityError:
        return Proposal.objects.get(origin=card_ref)
    _write_birth(proposal, table_ref=table_ref, card_ref=card_ref)
    return proposal


def _with_author(proposal: Proposal, author: object) -> Proposal:
    if author is not None:
        Proposal.objects.filter(pk=proposal.pk, author=None).update(author=author)
    return proposal


def _with_ledger(proposal: Proposal, table_ref: str, **numbers: object) -> Proposal:
    TableLedger.objects.update_or_create(proposal=proposal, table_ref=table_ref, defaults=numbers)
    return proposal


def _write_birth(proposal: Proposal, *, table_ref: str, card_ref: str) -> None:
    ProposalVersion.objects.create(
        proposal=proposal,
        number=1,
        title=proposal.title,
        text=proposal.text,
        by=proposal.author,
        at=proposal.published_at,
    )
    born_at = LineageEdge.Kind.BORN_AT
    LineageEdge.objects.bulk_create(
        [
            LineageEdge(
                kind=born_at,
                source=source,
                target=target,
                at=proposal.published_at,
                is_demo=proposal.is_demo,
            )
            for source, target in (
                (proposal.ref, card_ref),
                (card_ref, table_ref),
            )
        ],
        ignore_conflicts=True,
    )


def withhold_table_proposals(card_refs: Sequence[str]) -> int:
    """Hide what was made of cards that were hidden, withdrawn or erased at their table. Returns how many."""
    return Proposal.objects.filter(origin__in=card_refs, is_hidden=False).update(is_hidden=True)


def show_table_proposals_again(card_refs: Sequence[str]) -> int:
    """What was withheld with a card that stands again. What a moderator hid stays hidden. Returns how many."""
    hidden = {each.ref: each.pk for each in Proposal.objects.filter(origin__in=card_refs, is_hidden=True)}
    decisions = Decision.objects.filter(thing__in=hidden).order_by("at", "pk")
    last = dict(decisions.values_list("thing", "action"))
    standing = [pk for ref, pk in hidden.items() if last.get(ref) != Decision.Action.HIDE]
    return Proposal.objects.filter(pk__in=standing).update(is_hidden=False)


def erase_table_proposals(card_refs: Sequence[str]) -> None:
    """Take the words out of what was made of erased cards, in every version; the reference and the thread remain."""
    proposals = Proposal.objects.filter(origin__in=card_refs)
    ProposalVersion.objects.filter(proposal__in=proposals).update(title=REMOVED, text="", by=None)
    proposals.update(title=REMOVED, text="", author=None, is_hidden=True)
