"""The five stations of a proposal. One that the thread has not reached yet says who owes what."""

from dataclasses import dataclass, replace
from datetime import datetime

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from proposals.domain.states import OUTCOMES, State
from proposals.models import Proposal
from proposals.queries.detail import Dossier
from proposals.story import discussion_words, table_of
from proposals.words import author_of, counted, day, office_of, out_of


@dataclass(frozen=True)
class Station:
    """`anchor` names it in addresses and for its template; `is_last_done` is where the red of the thread ends."""

    anchor: str
    title: str
    words: str
    is_done: bool
    is_last_done: bool = False


def stations_of(dossier: Dossier, *, can_comment: bool, now: datetime) -> list[Station]:
    stations = [
        _card(dossier),
        _choice(dossier),
        _discussion(dossier, can_comment=can_comment),
        _answer(dossier, now),
        _plan(dossier),
    ]
    last = max(place for place, station in enumerate(stations) if station.is_done)
    stations[last] = replace(stations[last], is_last_done=True)
    return stations


def _card(dossier: Dossier) -> Station:
    proposal, table = dossier.proposal, table_of(dossier)
    parts = [table.label if table and table.url else "", day(proposal.published_at), author_of(proposal)]
    title = _("La carta") if proposal.channel == Proposal.Channel.TABLE else _("La proposta")
    return Station("carta", title, " · ".join(part for part in parts if part), is_done=True)


def _choice(dossier: Dossier) -> Station:
    title, ledger = _("La preferenza del tavolo"), dossier.ledger
    if ledger is None:
        return Station("preferenza", title, _("Nessun tavolo l'ha ancora discussa."), is_done=False)
    if ledger.voters == 0:
        return Station("preferenza", title, _("Al tavolo nessuno ha espresso una preferenza."), is_done=False)
    words = out_of(ledger.in_favour, ledger.voters, per_person=ledger.per_person)
    split = ledger.split
    if split.majorities and not split.is_partial:
        majorities = ngettext(
            "maggioranza a favore in {n} settore su {whole} presenti",
            "maggioranza a favore in {n} settori su {whole} presenti",
            split.majorities,
        )
        words += " · " + majorities.format(n=split.majorities, whole=len(split.shown))
    return Station("preferenza", title, words, is_done=True)


def _discussion(dossier: Dossier, *, can_comment: bool) -> Station:
    title, number = _("La discussione"), dossier.comments
    if number:
        words = ngettext("{n} commento", "{n} commenti", number).format(n=counted(number))
        return Station("discussione", title, f"{words}: {discussion_words(dossier)}", is_done=True)
    words = (
        _("Nessuno ha ancora commentato: puoi farlo tu.")
        if can_comment
        else _("Nessuno ha commentato e adesso i commenti sono chiusi.")
    )
    return Station("discussione", title, words, is_done=False)


def _answer(dossier: Dossier, now: datetime) -> Station:
    title, answer, proposal = _("La risposta della Città"), dossier.answer, dossier.proposal
    if answer is not None:
        return Station("risposta", title, f"{answer.office} · {day(answer.published_at)}", is_done=True)
    if proposal.state == State.WITHDRAWN:
        return Station("risposta", title, _("È stata ritirata: la Città non deve rispondere."), is_done=False)
    if proposal.state == State.MERGED:
        return Station("risposta", title, _("La Città risponde alla proposta a cui è stata unita."), is_done=False)
    office = office_of(proposal.direction)
    days = max((now - proposal.published_at).days, 0)
    debt = (
        _("La Città la sta valutando: {office}.")
        if proposal.state == State.UNDER_REVIEW
        else _("La Città deve ancora rispondere: {office}.")
    )
    waiting = ngettext("Aspetta da {n} giorno.", "Aspetta da {n} giorni.", days).format(n=counted(days)) if days else ""
    return Station("risposta", title, f"{debt.format(office=office)} {waiting}".strip(), is_done=False)


def _plan(dossier: Dossier) -> Station:
    title, proposal = _("Nel Piano"), dossier.proposal
    if dossier.thread.of_kind("piano"):
        return Station("piano", title, "", is_done=True)
    if proposal.state in {State.ACCEPTED, State.PARTLY_ACCEPTED}:
        words = _("Non c'è ancora: chi scrive il Piano deve indicare dove.")
    elif proposal.state == State.ALREADY_PLANNED:
        words = _("La Città dice che è già previsto: deve ancora indicare dove.")
    elif proposal.state in OUTCOMES:
        words = _("La Città non l'ha accolta: non entra nel Piano.")
    elif proposal.state in {State.MERGED, State.WITHDRAWN}:
        words = _("Da qui non arriva al Piano.")
    else:
        words = _("Prima serve la risposta della Città.")
    return Station("piano", title, words, is_done=False)
