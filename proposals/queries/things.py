"""From a stable reference to the thing that can be reported, hidden and restored."""

from home.paging import whole_number
from proposals.domain.refs import kind_of, name_of
from proposals.models import Comment, Proposal


def thing_by_ref(ref: str) -> Proposal | Comment | None:
    kind, name = kind_of(ref), name_of(ref)
    if kind == "proposta":
        return Proposal.objects.select_related("direction", "consultation").filter(reference=name).first()
    number = whole_number(name) if kind == "commento" else None
    if number is None:
        return None
    return Comment.objects.select_related("proposal__consultation").filter(pk=number).first()


def things_by_ref(refs: list[str]) -> dict[str, Proposal | Comment]:
    """The same for a page of references: one query per kind."""
    references = [name_of(ref) for ref in refs if kind_of(ref) == "proposta"]
    numbers = [name_of(ref) for ref in refs if kind_of(ref) == "commento"]
    found: list[Proposal | Comment] = []
    if references:
        found += Proposal.objects.filter(reference__in=references)
    if numbers:
        found += Comment.objects.select_related("proposal").filter(pk__in=numbers)
    return {thing.ref: thing for thing in found}
