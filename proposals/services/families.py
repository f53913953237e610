"""A family of cards is one proposal: its thread leads to each original, and from each original to it."""

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction

from proposals.domain.texts import heading, whole_card
from proposals.models import LineageEdge, Proposal, ProposalVersion


@transaction.atomic
def record_family(
    proposal: Proposal, *, table_ref: str, card_refs: Sequence[str], title: str, text: str, at: datetime
) -> None:
    """Idempotent. `card_refs` are the family's originals, that of `proposal` among them.

    What an earlier ballot had made of an original stays where it is and is shown as merged into the family.
    """
    if LineageEdge.objects.filter(kind=LineageEdge.Kind.DERIVED_FROM, source=proposal.ref).exists():
        return
    alone = Proposal.objects.filter(origin__in=card_refs).exclude(pk=proposal.pk)
    edges = [(LineageEdge.Kind.DERIVED_FROM, proposal.ref, card) for card in card_refs]
    edges += [(LineageEdge.Kind.BORN_AT, card, table_ref) for card in card_refs]
    edges += [(LineageEdge.Kind.MERGED_INTO, other.ref, proposal.ref) for other in alone]
    LineageEdge.objects.bulk_create(
        [
            LineageEdge(kind=kind, source=source, target=target, at=at, is_demo=proposal.is_demo)
            for kind, source, target in edges
        ],
        ignore_conflicts=True,
    )
    _take_the_family_s_words(proposal, title=heading(title), text=whole_card(title, text), at=at)


def _take_the_family_s_words(proposal: Proposal, *, title: str, text: str, at: datetime) -> None:
    """An original that an earlier ballot had made a proposal speaks for its family from now on, in a new version."""
    if (proposal.title, proposal.text) == (title, text):
        return
    last = proposal.versions.order_by("-number").values_list("number", flat=True).first() or 0
    ProposalVersion.objects.create(proposal=proposal, number=last + 1, title=title, text=text, by=None, at=at)
    proposal.title, proposal.text = title, text
    proposal.save(update_fields=["title", "text"])
