"""What the pages of a table show: the same views as the socket's, in words, and what the scripts need to begin."""

import uuid
from collections.abc import Mapping
from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.middleware.csrf import get_token
from django.urls import reverse, translate_url
from django.utils.translation import get_language

from consultations.models import Organisation
from workshops.domain.audiences import Audience
from workshops.family_words import cards_alone, families_shown
from workshops.models import Table
from workshops.placing_words import fields_of, languages_listed
from workshops.queries import areas_listed
from workshops.services.lines import own_line
from workshops.services.seating import opens_seat, personal_code
from workshops.services.viewing import view_for
from workshops.strings import for_scripts, say
from workshops.synthesis_words import corrections_of, synthesis_of
from workshops.views.access import Held, cookie_name
from workshops.views.choosing import choosing, objections_shown
from workshops.views.preparing import went_of

# Long lists are for the combobox, which asks as one types; without scripts a select must stay usable.
ORGANISATIONS_LISTED = 200
SCREEN_REFRESH_SECONDS = 5
LANGUAGE_NAMES = {"it": "Italiano", "en": "English"}
SCREENS = {"write": "write", "clarify": "clarify", "group": "group", "choose": "choose", "conclude": "conclude"}


def config_of(request: HttpRequest, table: Table, role: str) -> dict[str, Any]:
    """What the scripts cannot know by themselves."""
    code = get_language() or settings.LANGUAGE_CODE
    return {
        "role": role,
        "code": table.code,
        "language": code,
        "other_language": _other_language(request, code),
        "table": {"id": table.pk, "number": table.number, "direction": {"order": table.direction.order}},
        "short_address": f"{settings.BASE_URL.split('://')[-1]}/t",
        "areas": areas_listed(),
        "languages": languages_listed(),
        "urls": {"socket": f"/ws/tavoli/{table.code}/", **_addresses(table)},
    }


def _addresses(table: Table) -> dict[str, str]:
    names = {
        "join": "join",
        "resume": "resume",
        "state": "state",
        "line": "line",
        "commands": "command",
        "organisations": "organisations",
        "screen": "screen",
        "account": "account",
        "follow": "follow",
        "qr": "qr",
        "receipts": "receipts",
        "photos": "photos",
    }
    return {key: reverse(f"workshops:{name}", args=[table.code]) for key, name in names.items()}


def _other_language(request: HttpRequest, code: str) -> dict[str, str] | None:
    """The first other language, with the address of this very page in it."""
    others = [other for other, _name in settings.LANGUAGES if other != code]
    if not others:
        return None
    url = translate_url(request.get_full_path(), others[0])
    return {"code": others[0], "name": LANGUAGE_NAMES.get(others[0], others[0]), "url": url}


def organisations_for(table: Table) -> list[dict[str, str]]:
    listed = Organisation.objects.filter(is_demo=table.is_demo, is_confirmed=True).order_by("name")
    return list(listed.values("slug", "name")[:ORGANISATIONS_LISTED])


def base_context(request: HttpRequest, table: Table, role: str) -> dict[str, Any]:
    return {
        "config": config_of(request, table, role),
        "strings": for_scripts(),
        "actions": request.path,
        # One id per form shown: pressing twice, or going back and pressing again, is one command.
        "attempt": str(uuid.uuid4()),
    }


def participant_context(request: HttpRequest, table: Table, held: Held, now: int) -> dict[str, Any]:
    """The page of who takes part: join form, or the present moment's screen."""
    view, mine = view_for(table, Audience.PARTICIPANT, held.seat, now=now)
    context = {**base_context(request, table, "participant"), "view": view, "mine": mine}
    if held.seat is None or mine is None:
        get_token(request)
        if view["state"] == "concluded":
            # The code on the sign still leads here when the evening is over.
            context["config"]["is_over"] = True
            return {**context, "screen": "workshops/plain/over.html"}
        return {**context, "screen": "workshops/plain/join.html", "organisations": organisations_for(table)}
    token = request.COOKIES[cookie_name(table, facilitates=False)]
    # A seat that was reopened here keeps the code of the device where it was taken: this token makes another one.
    code = dashed(personal_code(token)) if opens_seat(table, held.seat, personal_code(token)) else ""
    # Somebody who sat down by the plain form, before the scripts arrived, keeps the seat when they do.
    context["config"]["seat"] = {"token": token, "seat": held.seat, "personal_code": code, "name": mine["name"]}
    went = went_of(table, held.seat) if view["state"] == "waiting" else ""
    marks = {"my_line": own_line(table.pk, held.seat, mine["line"])} if mine.get("line") else {}
    return {**context, "personal_code": code, "went": went, **marks, **_present(view, mine, now)}


def dashed(code: str) -> str:
    """482913 -> 482-913: how a personal code is read aloud and typed again."""
    return f"{code[:3]}-{code[3:]}"


def is_open(view: Mapping[str, Any]) -> bool:
    return view["moment"] is not None and view["moment"]["phase"] != "closed"


def screen_of(view: Mapping[str, Any]) -> str:
    """Which screen belongs to a state: `waiting`, or that of the moment's kind."""
    if view["state"] == "concluded":
        return "conclude"
    return SCREENS[view["moment"]["kind"]] if view["moment"] else "waiting"


def _present(view: Mapping[str, Any], mine: Mapping[str, Any], now: int) -> dict[str, Any]:
    # Who facilitates freed this seat: its page says so instead of offering what would be refused.
    is_freed = mine["state"] == "freed"
    screen = "freed" if is_freed else screen_of(view)
    own = {card["number"] for card in mine["cards"]}
    return {
        "screen": f"workshops/plain/{screen}.html",
        "verb": say(f"verb.{screen}") if screen not in {"waiting", "freed"} else "",
        "is_open": is_open(view) and not is_freed,
        "own_cards": [card for card in reversed(mine["cards"]) if card["state"] not in {"withdrawn", "removed"}],
        "others": [card for card in view["cards"] if card["state"] == "shown" and card["number"] not in own],
        "clarified": with_remarks(view, own),
        "families": families_shown(view, own),
        "alone": cards_alone(view),
        # Language and area are likely to stay the same for the next card; a point is of one card.
        "setting": {**fields_of(mine["cards"][-1] if mine["cards"] else {}), "spot": "", "metres": ""},
        "covered": sum(1 for card in view["cards"] if card["state"] == "covered"),
        "synthesis": synthesis_of(view, mine),
        "can_write_sentences": screen == "conclude" and is_open(view) and not view["moment"]["held"],
        "corrections": corrections_of(view, mine, now),
        **choosing(view, mine),
    }


def with_remarks(view: Mapping[str, Any], own: set[int]) -> list[dict[str, Any]]:
    """Every card that may be read with what is said about it, one's own first."""
    shown = [card for card in view["cards"] if card["state"] == "shown"]
    return [
        {**card, "is_mine": card["number"] in own, "remarks": remarks_on(view, card["number"])}
        for card in sorted(shown, key=lambda card: card["number"] not in own)
    ]


def remarks_on(view: Mapping[str, Any], card: int) -> list[dict[str, Any]]:
    return [remark for remark in view.get("remarks", ()) if remark["card"] == card]


def screen_context(request: HttpRequest, table: Table, now: int) -> dict[str, Any]:
    """The room's screen. Its plain form loads itself again and again."""
    view, _mine = view_for(table, Audience.SCREEN, now=now)
    on_table = [card for card in view["cards"] if card["state"] in {"shown", "covered"}]
    moment = view["moment"]
    ends_at = moment["ends_at"] if moment and moment["phase"] != "closed" else None
    left = max(0, -(-(ends_at - now) // 1000)) if ends_at else None
    return {
        **base_context(request, table, "screen"),
        "view": view,
        "verb": say(f"verb.{moment['kind']}") if moment else "",
        "is_open": is_open(view),
        "on_table": cards_alone(view) if view.get("families") else on_table,
        "families": families_shown(view, set()),
        "synthesis": synthesis_of(view),
        **objections_shown(view),
        "density": "few" if len(on_table) <= 8 else "some" if len(on_table) <= 18 else "many",  # noqa: PLR2004 -- static/js/table/room/room.js has the same steps
        "minutes_left": f"{left // 60}:{left % 60:02d}" if left is not None else "",
        "refresh_seconds": SCREEN_REFRESH_SECONDS,
    }
