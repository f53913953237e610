"""The account in words, part by part: moments, what was said about cards, families, the synthesis, corrections."""

from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from consultations.models import Organisation
from workshops.domain.account import (
    BallotAccount,
    CardAccount,
    CorrectionAccount,
    MomentAccount,
    PhotoAccount,
    SentenceAccount,
    TableAccount,
)
from workshops.models import Table
from workshops.result_words import told
from workshops.strings import say, say_number

Names = Mapping[int, Organisation]
Cards = Mapping[int, Mapping[str, Any]]


def time_of(ms: int | None) -> datetime | None:
    return datetime.fromtimestamp(ms / 1000, tz=UTC) if ms is not None else None


def _hour(ms: int) -> str:
    return date_format(localtime(datetime.fromtimestamp(ms / 1000, tz=UTC)), "G.i")


def _name(names: Names, organisation: int | None) -> str | None:
    return names[organisation].name if organisation in names else None


def author_of(card: CardAccount, names: Names) -> str:
    """An organisation, a resident, or nobody: of an anonymous card the account says no more than that."""
    if card.is_anonymous:
        return _("carta senza nome")
    return _name(names, card.organisation) or _("una persona residente")


def notes_on(moment: MomentAccount) -> list[str]:
    """What happened to a moment beside its opening and its close."""
    notes = []
    if moment.kind == "write" and moment.authors == "anonymous":
        notes.append(_("Le carte sono senza nome."))
    for pause in moment.pauses:
        if pause.until is None:
            notes.append(_("In pausa dalle %(begin)s.") % {"begin": _hour(pause.at)})
        else:
            hours = {"begin": _hour(pause.at), "end": _hour(pause.until)}
            notes.append(_("In pausa dalle %(begin)s alle %(end)s.") % hours)
    if added := moment.minutes_added:
        notes.append(ngettext("Tempo aggiunto: un minuto.", "Tempo aggiunto: %(n)s minuti.", added) % {"n": added})
    for reopening in moment.reopenings:
        words = {"time": _hour(reopening.at), "why": say(f"reopening.{reopening.reason}")}
        notes.append(_("Riaperto alle %(time)s: %(why)s.") % words)
    return notes


def remarks_on(card: CardAccount, names: Names) -> list[dict[str, Any]]:
    """Questions and suggested wordings, as the table's own pages show them."""
    return [
        {
            "number": each.number,
            "kind": each.kind,
            "state": each.standing,
            "text": each.text,
            "answer": each.answer,
            "outcome": each.outcome,
            "author": None,
            "organisation": _name(names, each.organisation),
            "diff": [],
            "concern": each.concern,
        }
        for each in card.remarks
    ]


def families_in(concluded: TableAccount, cards: Cards) -> list[dict[str, Any]]:
    return [
        {
            "label": family.name or say("family.unnamed", n=family.number),
            "number": family.number,
            "organisations": family.organisations,
            "people": family.people,
            "cards": [cards[number] for number in family.cards],
        }
        for family in concluded.families
    ]


def synthesis_in(concluded: TableAccount, cards: Cards, names: Names) -> dict[str, list[dict[str, Any]]]:
    """Accepted, held by a minority, only proposed. What its author withdrew is not told: it was taken back."""
    families = {family.number: family.name or say("family.unnamed", n=family.number) for family in concluded.families}
    rows = [
        (each, _sentence(each, cards, families, names)) for each in concluded.sentences if each.standing != "withdrawn"
    ]
    return {
        "accepted": [words for each, words in rows if each.place],
        "minority": [words for each, words in rows if each.is_minority],
        "proposed": [words for each, words in rows if not each.place and not each.is_minority],
    }


def _sentence(sentence: SentenceAccount, cards: Cards, families: Mapping[int, str], names: Names) -> dict[str, Any]:
    residents = [say_number("sentence.residents", sentence.residents)] if sentence.residents else []
    signed = sorted(names[number].name for number in sentence.signed if number in names)
    cites = sentence.cites
    return {
        "number": sentence.number,
        "text": sentence.text,
        "standing": sentence.standing,
        "cards": [cards[number] for number in cites.cards if number in cards],
        "families": [families[number] for number in cites.families if number in families],
        "ballots": len(cites.ballots),
        "signed": ", ".join([*signed, *residents]),
        "by": _("chi facilita, per il tavolo") if sentence.is_of_the_table else _name(names, sentence.organisation),
    }


def corrections_in(concluded: TableAccount) -> dict[str, Any]:
    corrections = concluded.corrections
    return {
        "until": time_of(corrections.until),
        "pending": corrections.pending,
        "decided": [_correction(each) for each in corrections.decided],
    }


def _correction(correction: CorrectionAccount) -> dict[str, Any]:
    return {
        "number": correction.number,
        "card": correction.card,
        "sentence": correction.sentence,
        "text": correction.text,
        "standing": correction.standing,
        "words": say(f"correction.{correction.decision}"),
        "decided_at": time_of(correction.decided_at),
        "reason": correction.reason,
    }


def photos_in(table: Table, concluded: TableAccount) -> list[dict[str, Any]]:
    return [_photo(each, table) for each in concluded.photos]


def _photo(photo: PhotoAccount, table: Table) -> dict[str, Any]:
    return {
        "number": photo.number,
        "text": photo.text,
        "digest": photo.digest,
        "width": photo.width,
        "height": photo.height,
        "caption": say("photo.at", n=photo.number, time=_hour(photo.at)),
        "url": reverse("workshops:photo", args=[table.code, photo.number]),
    }


def earlier_ballots(concluded: TableAccount) -> list[dict[str, Any]]:
    """Every result but the last, which the page tells first."""
    questions = {moment.number: moment.question for moment in concluded.moments}
    cards = [{"number": card.number, "text": card.text} for card in concluded.cards]
    return [
        {"question": questions[ballot.number], "number": ballot.number, "told": told(_as_view(ballot, cards))}
        for ballot in concluded.ballots[:-1]
    ]


def _as_view(ballot: BallotAccount, cards: list[dict[str, Any]]) -> dict[str, Any]:
    together = [
        {"option": option, "name": family.name, "cards": list(family.cards)} for option, family in ballot.families
    ]
    return {
        "result": {"ballot": ballot.number, **ballot.result},
        "ballot": {"families": together},
        "cards": cards,
    }
