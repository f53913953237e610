"""A table's account as a printed sheet: the words of its page, part by part, as data for templates/print/account.typ.

Everything comes from the context of the page (workshops.views.account), so the two cannot say different things.
"""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.conf import settings
from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from home.templatetags.face import day
from workshops.domain.places import ITALIAN
from workshops.exports.account_result import first_line, result_part, result_sentence
from workshops.exports.printing import Sheets
from workshops.models import Table
from workshops.placing_words import place_words
from workshops.strings import in_language, say, say_number

Words = dict[str, Any]


def account_sheet(table: Table, context: Mapping[str, Any], *, address: str, head: Mapping[str, Any]) -> Sheets:
    """`address` is the page's, for who holds the paper; `head` where the log had got to (`seq`, `hash`)."""
    language = (get_language() or ITALIAN).split("-")[0]
    heading = _("Resoconto del tavolo %(number)s") % {"number": table.number}
    workshop = in_language(context["section"]["workshop"])
    data = {
        "title": " · ".join(filter(None, (heading, workshop))),
        "lang": language,
        "heading": heading,
        "workshop": workshop,
        "when": _when(context),
        "order": table.direction.order,
        "direction": in_language(context["section"]["direction"]["name"]),
        "demo": _("Dati dimostrativi: persone e organizzazioni sono inventate.") if table.is_demo else "",
        "said": result_sentence(context),
        "fair": _("Chi ha partecipato non rappresenta tutta la città."),
        "synthesis": {name: [_sentence(each) for each in rows] for name, rows in context["synthesis"].items()},
        "result": result_part(context),
        "who": _who(context),
        "moments": [_moment(each) for each in context["moments"]],
        "families": [_family(each) for each in context["families"]],
        "cards_heading": ngettext("Una carta, parola per parola", "%(n)s carte, parola per parola", context["written"])
        % {"n": context["written"]},
        "cards": [_card(each, context) for each in context["cards"]],
        "photos": [_photo(each) for each in context["photos"]],
        "corrections": _corrections(context["corrections"]),
        "made": _("Fatto dal registro del tavolo fino alla riga %(seq)s, impronta %(hash)s. La pagina: %(address)s")
        % {"seq": head["seq"], "hash": head["hash"][:16], "address": address},
        "words": _headings(),
    }
    return Sheets("account.typ", data)


def _headings() -> dict[str, str]:
    return {
        "synthesis": _("La sintesi scritta insieme"),
        "minority": _("Posizioni di minoranza"),
        "minority_how": _("Restano qui con chi le firma."),
        "result": _("Che cosa ha scelto il tavolo"),
        "who": _("Chi c’era"),
        "moments": _("I momenti"),
        "families": _("Che cosa dice la stessa cosa"),
        "proposed": _("Frasi proposte e rimaste fuori dalla sintesi"),
        "corrections": _("Correzioni"),
        "photos": _("Le foto dei cartelloni"),
        "nothing": _("A questo tavolo non si è scritto nulla."),
        "place": say("result.place"),
        "card": say("result.card"),
        "figure": say("result.figure"),
        "receipt": say("result.receipt"),
        "choice": say("result.choice"),
        "follow": _("Segui il filo"),
    }


def _hour(value: datetime) -> str:
    return date_format(localtime(value), "G.i")


def _from_to(begin: datetime, end: datetime) -> str:
    return _("dalle %(begin)s alle %(end)s") % {"begin": _hour(begin), "end": _hour(end)}


def _when(context: Mapping[str, Any]) -> str:
    return f"{day(localtime(context['opened_at']))}, {_from_to(context['opened_at'], context['concluded_at'])}"


def _withheld(standing: str) -> str:
    """What stands in the place of words that are not shown."""
    return {
        "hidden": _("[nascosta da chi facilita]"),
        "withdrawn": _("[ritirata da chi l’ha scritta]"),
    }.get(standing, _("[rimossa]"))


def _sentence(sentence: Mapping[str, Any]) -> Words:
    if sentence["text"] is None:
        return {"text": _withheld(sentence["standing"]), "is_shown": False, "signed": "", "cites": [], "more": []}
    cites = [{"text": first_line(each["card"].text), "card": each["card"].number} for each in sentence["cards"]]
    more = [say("synthesis.family", name=name) for name in sentence["families"]]
    return {
        "text": sentence["text"],
        "is_shown": True,
        "signed": say("sentence.signed", who=sentence["signed"]) if sentence["signed"] else "",
        "rests": _("Si regge su:"),
        "cites": cites,
        "more": [*more, say("synthesis.result")] if sentence["ballots"] else more,
        "by": say("sentence.by", who=sentence["by"]) if sentence["by"] else "",
    }


def _who(context: Mapping[str, Any]) -> Words:
    organisations, residents = context["organisations"], context["residents"]
    counted = [
        ngettext("Una organizzazione", "%(n)s organizzazioni", len(organisations)) % {"n": len(organisations)},
        ngettext("e una persona residente", "e %(n)s persone residenti", residents) % {"n": residents}
        if residents
        else "",
    ]
    seats = _("%(n)s posti")
    return {
        "counted": f"{' '.join(filter(None, counted))}. {_('I nomi delle persone restano al tavolo.')}",
        "rows": [
            {"name": each["name"], "sector": each["sector"], "seats": seats % {"n": each["seats"]}}
            if each["seats"] > 1
            else {"name": each["name"], "sector": each["sector"], "seats": ""}
            for each in organisations
        ],
    }


def _moment(moment: Mapping[str, Any]) -> Words:
    begin, end = moment["from"], moment["to"]
    return {
        "verb": say(f"verb.{moment['kind']}"),
        "when": _from_to(begin, end) if begin is not None and end is not None else _("non si è tenuto"),
        "question": in_language(moment["question"]),
        "notes": moment["notes"],
    }


def _family(family: Mapping[str, Any]) -> Words:
    counts = [say_number("family.cards", len(family["cards"]))]
    counts += [
        say_number(f"family.{who}", family[who]) for who in ("organisations", "people") if family[who] is not None
    ]
    return {
        "label": family["label"],
        "counts": " · ".join(counts),
        "cards": [{"text": first_line(each["card"].text), "card": each["card"].number} for each in family["cards"]],
    }


def _card(row: Mapping[str, Any], context: Mapping[str, Any]) -> Words:
    card, shown = row["card"], context["shown"].get(row["card"].number, {})
    is_shown = card.standing == "shown"
    about = [_("ore %(time)s") % {"time": _hour(row["at"])}]
    if is_shown:
        about += [row["author"], *([_("corretta da chi l’ha scritta")] if card.was_amended else [])]
    title, _newline, rest = (card.text or "").partition("\n")
    proposal = row["proposal"]
    return {
        "number": card.number,
        "lang": shown.get("lang") or ITALIAN,
        "title": title if is_shown else _("Carta %(number)s") % {"number": card.number},
        "rest": rest.strip() if is_shown else _withheld(card.standing),
        "is_shown": is_shown,
        "place": place_words(shown, context["areas"]) if is_shown else "",
        "about": " · ".join(about),
        "changes": {
            "heading": say_number("changes.title", len(card.changes)),
            "rows": [_change(each) for each in reversed(card.changes)],
        }
        if card.changes
        else None,
        "remarks": [_remark(each) for each in row["remarks"]],
        "proposal": f"{settings.BASE_URL}{proposal.get_absolute_url()}" if proposal else "",
    }


def _change(change: Mapping[str, Any]) -> Words:
    """What was taken away and what came, in words too: a line through or below a word is not heard."""
    says = {"gone": say("changes.gone"), "new": say("changes.new")}
    return {
        "by": say("changes.by_wording" if change["remark"] else "changes.by_author"),
        "pieces": [{"kind": kind, "text": text, "says": says.get(kind, "")} for kind, text in change["diff"]],
    }


def _remark(remark: Mapping[str, Any]) -> Words:
    kind = " · ".join(filter(None, (say(f"remark.{remark['kind']}"), remark["organisation"])))
    if remark["text"] is None:
        words = say("remark.removed" if remark["state"] == "removed" else "remark.hidden")
        return {"kind": kind, "text": words, "is_shown": False, "concern": "", "outcome": "", "answer": ""}
    outcome, answer = _ending(remark)
    return {
        "kind": kind,
        "text": remark["text"],
        "is_shown": True,
        "concern": say(f"concern.{remark['concern']}") if remark["kind"] == "objection" else "",
        "outcome": outcome,
        "answer": answer,
    }


def _ending(remark: Mapping[str, Any]) -> tuple[str, str]:
    """What became of it: (in our words, in the words of who answered)."""
    if remark["kind"] == "question":
        return (say("remark.answer"), remark["answer"]) if remark["answer"] else (say("remark.no_answer"), "")
    undecided = "undecided" if remark["kind"] == "wording" else "open"
    return say(f"remark.{remark['outcome'] or undecided}"), remark["answer"] or ""


def photo_name(number: int) -> str:
    """Of the picture's file beside the template."""
    return f"foto-{number}.jpg"


def _photo(photo: Mapping[str, Any]) -> Words:
    return {
        "picture": photo_name(photo["number"]),
        "digest": photo["digest"],
        "alt": photo["text"],
        "caption": photo["caption"],
        # So that a high one stays on its page.
        "is_high": photo["height"] > photo["width"],
    }


def with_pictures(data: Mapping[str, Any], pictures: Mapping[str, bytes]) -> Words:
    """The same data, where a photo whose bytes are gone is told in words alone."""
    photos = [each if each["picture"] in pictures else {**each, "picture": ""} for each in data["photos"]]
    return {**data, "photos": photos}


def _corrections(corrections: Mapping[str, Any]) -> Words:
    decided, pending, until = corrections["decided"], corrections["pending"], corrections["until"]
    lines = [
        _("Il testo qui sopra è quello della serata e non cambia: le correzioni stanno accanto.")
        if decided
        else _("Finora nessuna correzione."),
        ngettext("Una richiesta è in esame.", "%(n)s richieste sono in esame.", pending) % {"n": pending}
        if pending
        else "",
        _("Chi c’era può chiederne una dal suo telefono fino al %(day)s.") % {"day": day(localtime(until))}
        if until
        else "",
    ]
    return {"said": " ".join(filter(None, lines)), "rows": [_correction(each) for each in decided]}


def _correction(correction: Mapping[str, Any]) -> Words:
    about = ""
    if correction["card"]:
        about = _("carta %(number)s") % {"number": correction["card"]}
    elif correction["sentence"]:
        about = _("frase %(number)s") % {"number": correction["sentence"]}
    is_shown = correction["text"] is not None
    reason = correction["reason"] if is_shown else ""
    return {
        "heading": " · ".join(filter(None, (correction["words"], about))),
        "text": correction["text"] if is_shown else _withheld(correction["standing"]),
        "is_shown": is_shown,
        "why": _("Perché:") if reason else "",
        "reason": reason or "",
        "when": day(localtime(correction["decided_at"])),
    }
