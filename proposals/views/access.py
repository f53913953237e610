"""Finding what an address names, and what a page may be kept by."""

from django.http import Http404
from django.views.decorators.cache import cache_control

from proposals.models import Comment, Proposal
from proposals.queries.detail import public_proposal

# A page with a person's own forms is kept by nobody between the site and their browser.
for_this_person = cache_control(private=True, no_cache=True)


def public_proposal_or_404(reference: str) -> Proposal:
    proposal = public_proposal(reference)
    if proposal is None:
        raise Http404
    return proposal


def comment_or_404(number: int) -> Comment:
    """Whatever its visibility: the page says that it was removed or hidden. Erased ones have no page."""
    comment = (
        Comment.objects.select_related("proposal__direction", "proposal__consultation", "parent")
        .exclude(visibility=Comment.Visibility.ERASED)
        .filter(pk=number)
        .first()
    )
    if comment is None or public_proposal(comment.proposal.reference) is None:
        raise Http404
    return comment
