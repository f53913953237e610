"""What a proposal has been through, in one sentence in which each part leads to where it happened."""

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from proposals.domain.states import OUTCOMES, State
from proposals.lineage import Shown
from proposals.models import Proposal
from proposals.queries.detail import Dossier
from proposals.words import author_of, counted, day, in_the_plan, joined, out_of, residents


def sentence_of(dossier: Dossier) -> SafeString:
    """Correct whatever is missing: each clause is left out or says what is not there yet."""
    first = [_birth(dossier), _choice(dossier), _support(dossier.proposal)]
    told = format_html("{}.", format_html_join(", ", "{}", ((clause,) for clause in first if clause)))
    rest = [told, _city(dossier), _plan(dossier)]
    return format_html_join(" ", "{}", ((clause,) for clause in rest if clause))


def link(text: str, url: str) -> SafeString:
    return format_html('<a href="{}">{}</a>', url, text) if url else format_html("{}", text)


def table_of(dossier: Dossier) -> Shown | None:
    tables = dossier.thread.of_kind("tavolo")
    return tables[0][1] if tables else None


def _birth(dossier: Dossier) -> SafeString:
    proposal, table = dossier.proposal, table_of(dossier)
    when = day(proposal.published_at)
    if proposal.channel == Proposal.Channel.TABLE:
        if table and table.url:
            return format_html(
                _("Nata al {table} il {date}"), table=link(table.short or table.label, table.url), date=when
            )
        return format_html(_("Nata a un {table} il {date}"), table=link(_("tavolo di lavoro"), "#carta"), date=when)
    who = link(author_of(proposal), "#carta")
    if proposal.channel == Proposal.Channel.ASSISTED:
        return format_html(_("Scritta con aiuto da {author} il {date}"), author=who, date=when)
    return format_html(_("Scritta da {author} il {date}"), author=who, date=when)


def _choice(dossier: Dossier) -> SafeString | str:
    ledger = dossier.ledger
    if ledger is None or ledger.voters == 0:
        return ""
    words = out_of(ledger.in_favour, ledger.voters, per_person=ledger.per_person)
    chosen = _("scelta da {voters}") if ledger.in_favour else _("che {voters} ha scelto")
    return format_html(chosen, voters=link(words, "#preferenza"))


def _support(proposal: Proposal) -> SafeString:
    if proposal.support_count == 0:
        return format_html("{}", link(_("ancora senza sostegni"), "#sostegni"))
    return format_html(_("sostenuta da {residents}"), residents=link(residents(proposal.support_count), "#sostegni"))


def _city(dossier: Dossier) -> SafeString:
    proposal = dossier.proposal
    if proposal.state == State.WITHDRAWN:
        return format_html("{}", _("È stata ritirata."))
    if proposal.state == State.MERGED:
        return _merged(dossier)
    if dossier.answer is not None and proposal.state in OUTCOMES:
        return format_html(_("La Città: {outcome}."), outcome=link(proposal.state_label, "#risposta"))
    if proposal.state == State.UNDER_REVIEW:
        return format_html(_("La Città {waiting}."), waiting=link(_("la sta valutando"), "#risposta"))
    return format_html(_("La Città {waiting}."), waiting=link(_("deve ancora rispondere"), "#risposta"))


def _merged(dossier: Dossier) -> SafeString:
    others = [shown for ref, shown in dossier.thread.of_kind("proposta") if ref in dossier.thread.after]
    if not others:
        return format_html("{}", _("È stata unita a un'altra proposta."))
    return format_html(_("È stata unita a {proposal}."), proposal=link(others[0].label, others[0].url))


def _plan(dossier: Dossier) -> SafeString | str:
    elements = [shown for _ref, shown in dossier.thread.of_kind("piano")]
    if elements:
        links = [link(in_the_plan(shown.short or shown.label), shown.url) for shown in elements]
        return format_html(_("È {elements}."), elements=SafeString(joined(links)))
    if dossier.proposal.state in {State.ACCEPTED, State.PARTLY_ACCEPTED}:
        return format_html(_("{plan} ancora nel Piano."), plan=link(_("Non è"), "#piano"))
    return ""


def discussion_words(dossier: Dossier) -> str:
    """Such as "37 commenti: 21 a favore, 6 contro, 10 neutri"; stances that nobody took are left out."""
    stances = dossier.stances
    parts = [
        _("{n} a favore").format(n=counted(stances["in-favour"])) if stances["in-favour"] else "",
        _("{n} contro").format(n=counted(stances["against"])) if stances["against"] else "",
        _("{n} senza schierarsi").format(n=counted(stances["neutral"])) if stances["neutral"] else "",
    ]
    return ", ".join(part for part in parts if part)
