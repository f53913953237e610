"""Small pieces of language that several pages share: numbers with their noun, dates, offices, the plan's articles."""

from datetime import datetime

from django.utils import timezone
from django.utils.formats import date_format, number_format
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from home.models import Direction
from home.models.wording import wording
from proposals.models import Proposal

# The article that goes before an element of the plan, by the first word of its Italian label.
IN_THE = {
    "articolo": "nell'{label}",
    "allegato": "nell'{label}",
    "area": "nell'{label}",
    "azione": "nell'{label}",
    "obiettivo": "nell'{label}",
    "carta": "nella {label}",
    "norma": "nella {label}",
    "scheda": "nella {label}",
    "sezione": "nella {label}",
    "tavola": "nella {label}",
    "capitolo": "nel {label}",
    "capo": "nel {label}",
    "titolo": "nel {label}",
    "paragrafo": "nel {label}",
}


def counted(number: int) -> str:
    return number_format(number, use_l10n=True, force_grouping=True)


def day(moment: datetime) -> str:
    return date_format(timezone.localtime(moment), "j F Y")


def residents(number: int) -> str:
    return ngettext("{n} residente", "{n} residenti", number).format(n=counted(number))


def supports(number: int) -> str:
    return ngettext("{n} sostegno", "{n} sostegni", number).format(n=counted(number))


def out_of(part: int, whole: int, *, per_person: bool) -> str:
    """Such as "9 organizzazioni su 11", or persons where persons voted."""
    values = {"n": counted(part), "whole": counted(whole)}
    if per_person:
        if part == 0:
            return _("nessuna persona su {whole}").format(**values)
        return ngettext("{n} persona su {whole}", "{n} persone su {whole}", part).format(**values)
    if part == 0:
        return _("nessuna organizzazione su {whole}").format(**values)
    return ngettext("{n} organizzazione su {whole}", "{n} organizzazioni su {whole}", part).format(**values)


def author_of(proposal: Proposal) -> str:
    """A person's name stays where it was written: in public the organisation, or a resident.

    What a table wrote without saying who, or together, is the table's: nobody is called a resident who may not be one.
    """
    if proposal.organisation:
        return proposal.organisation.name
    if proposal.channel == Proposal.Channel.TABLE and proposal.author_id is None:
        return _("un tavolo di lavoro")
    return _("una persona residente")


def office_of(direction: Direction) -> str:
    """Who owes the answer: the direction's office where staff wrote one, else the site's."""
    key = f"direction.{direction.code}.office"
    found = wording(key)
    return found if found != key else wording("answers.office")


def in_the_plan(label: str) -> str:
    """Such as "nell'articolo 12": Italian joins preposition and article to the noun; other languages say it outside."""
    if (get_language() or "it").split("-")[0] != "it":
        return label
    first = label.partition(" ")[0].lower()
    lowered = label[:1].lower() + label[1:]
    return IN_THE[first].format(label=lowered) if first in IN_THE else f"nel Piano: {label}"


def joined(parts: list[str]) -> str:
    """Such as "a, b e c"."""
    if not parts[1:]:
        return "".join(parts)
    return _("{first} e {last}").format(first=", ".join(parts[:-1]), last=parts[-1])


def outcome_of_many(state: str, number: int) -> str:
    """The state's label after a number: staff may write its plural, `proposal.state.<code>.many`, like the state."""
    return wording(f"proposal.state.{state}" if number == 1 else f"proposal.state.{state}.many")


def kind_words(kind: str) -> str:
    """What a stop of the thread is, by the prefix of its reference."""
    names = {
        "tavolo": _("Tavolo di lavoro"),
        "carta": _("Carta"),
        "proposta": _("Proposta"),
        "risposta": _("Risposta della Città"),
        "piano": _("Piano"),
    }
    return names.get(kind, "")
