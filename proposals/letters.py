"""The letters that proposals write, each in its reader's language, with addresses in that language."""

from dataclasses import dataclass

from django.conf import settings
from django.urls import reverse
from django.utils import translation
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from proposals.models import Answer, Comment, Decision, Proposal, Report


@dataclass(frozen=True)
class Letter:
    subject: str
    body: str


def of_answer(answer: Answer, language: str) -> Letter:
    """The City has answered. The words beside the outcome say what it is and what it is not."""
    proposal = answer.proposal
    with translation.override(language):
        # Hidden words are not read in a letter either.
        title = _("Proposta nascosta") if proposal.is_hidden else proposal.title
        lines = [
            _("La Città ha risposto a una proposta a cui hai preso parte."),
            f"«{title}»",
            _("Esito: %(outcome)s.") % {"outcome": proposal.state_label},
            answer.reason,
            _("Risponde: %(office)s.") % {"office": answer.office},
            _("Valutazione dell'ufficio: non è un atto e non vincola il Consiglio comunale."),
        ]
        if answer.act_url:
            lines.append(_("L'atto: %(address)s") % {"address": answer.act_url})
        if answer.next_date:
            day = date_format(answer.next_date, "j F Y")
            lines.append(_("Prossimo aggiornamento: %(date)s.") % {"date": day})
        lines.append(_("La proposta e la risposta: %(address)s") % {"address": _address(proposal.get_absolute_url())})
        subject = _("La Città ha risposto: %(title)s") % {"title": title}
        return Letter(subject, "\n\n".join(lines))


def way_out(token: str, language: str) -> str:
    """The end of a letter to who follows without an account: their own page, where they can also leave."""
    if not token:
        return ""
    with translation.override(language):
        address = _address(reverse("proposals:my-thread", args=[token]))
        words = _("Il mio filo, con tutto quello che segui e il modo per smettere: %(address)s")
        return "\n\n" + words % {"address": address}


def of_following(label: str, token: str, language: str) -> Letter:
    with translation.override(language):
        lines = [
            _("Qualcuno ha chiesto di scrivere a questo indirizzo quando la Città risponde."),
            f"«{label}»",
            _("Se sei tu, conferma qui: %(address)s")
            % {"address": _address(reverse("proposals:my-thread", args=[token]))},
            _("Se non sei tu, non fare nulla: senza conferma non scriviamo più."),
        ]
        return Letter(_("Conferma: vuoi sapere che cosa risponde la Città?"), "\n\n".join(lines))


def of_decision(thing: Proposal | Comment, decision: Decision, language: str) -> Letter:
    """A moderator hid or restored what somebody wrote: the author reads what, why and what can be done."""
    proposal = thing if isinstance(thing, Proposal) else thing.proposal
    with translation.override(language):
        is_hidden = decision.action == Decision.Action.HIDE
        lines = [_what_happened(thing, is_hidden=is_hidden), f"«{thing.text or thing}»"]
        if decision.reason:
            lines.append(_("Perché: %(reason)s.") % {"reason": Report.Reason(decision.reason).label})
        if decision.note:
            lines.append(decision.note)
        if is_hidden:
            lines.append(_review(proposal))
        lines.append(_address(proposal.get_absolute_url()))
        subject = _("Abbiamo nascosto un tuo contributo") if is_hidden else _("Un tuo contributo è di nuovo visibile")
        return Letter(subject, "\n\n".join(lines))


def _what_happened(thing: Proposal | Comment, *, is_hidden: bool) -> str:
    if isinstance(thing, Proposal):
        return (
            _("La moderazione ha nascosto la tua proposta.")
            if is_hidden
            else _("La moderazione ha ripristinato la tua proposta: si legge di nuovo.")
        )
    return (
        _("La moderazione ha nascosto il tuo commento.")
        if is_hidden
        else _("La moderazione ha ripristinato il tuo commento: si legge di nuovo.")
    )


def _review(proposal: Proposal) -> str:
    contact = proposal.consultation.contact if proposal.consultation else ""
    if contact:
        return _("Chiedi di rivedere la decisione: scrivi a %(contact)s.") % {"contact": contact}
    return _("Chiedi di rivedere la decisione: trovi a chi scrivere nella pagina dei contatti.")


def _address(path: str) -> str:
    return settings.BASE_URL.rstrip("/") + path
