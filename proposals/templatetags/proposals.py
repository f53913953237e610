"""Small pieces of the pages of proposals: states with a sign beside the word, sectors by name, figures with a noun."""

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString

from consultations.models import Organisation
from home.models.wording import wording
from proposals import words
from proposals.models import Comment, Proposal

register = template.Library()
# Decorative: the word always stands beside it.
SIGNS = {
    "published": "○",
    "under-review": "◌",
    "accepted": "●",
    "partly-accepted": "◐",
    "not-accepted": "⊘",
    "already-planned": "◆",
    "out-of-scope": "▢",
    "merged": "⋈",
    "withdrawn": "×",
}


@register.simple_tag
def state_tag(state: str) -> SafeString:
    """The state in words, with its sign."""
    return format_html(
        '<span class="state state-{}"><span aria-hidden="true">{}</span> {}</span>',
        state,
        SIGNS.get(state, "○"),
        wording(f"proposal.state.{state}"),
    )


@register.filter
def sector_name(code: str) -> str:
    return str(dict(Organisation.Sector.choices).get(code, code))


@register.filter
def author_name(proposal: Proposal) -> str:
    return words.author_of(proposal)


@register.filter
def own_words(thing: Proposal | Comment) -> str:
    """What somebody wrote: a comment's text, a proposal's text or else its title."""
    return thing.text or thing.title if isinstance(thing, Proposal) else thing.text


@register.filter
def support_words(number: int) -> str:
    return words.supports(number)


@register.simple_tag
def voters_words(part: int, whole: int, *, per_person: bool = False) -> str:
    return words.out_of(part, whole, per_person=per_person)


@register.filter
def outcome_words(state: str, number: int) -> str:
    """As in "12 accolte in parte": the plural of a state that staff may rename is a phrase of its own."""
    return words.outcome_of_many(state, number)


@register.filter
def kind_words(kind: str) -> str:
    return words.kind_words(kind)
