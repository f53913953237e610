"""The desk of who facilitates, as forms: each thing that can be done is a button with its own fields."""

from collections.abc import Mapping
from typing import Any

from django.http import HttpRequest
from django.middleware.csrf import get_token

from workshops.domain.audiences import Audience
from workshops.family_words import cards_alone, families_shown
from workshops.models import Table
from workshops.services.viewing import view_for
from workshops.strings import say, say_number
from workshops.views.access import cookie_name
from workshops.views.choosing import field_of, objections_shown, options_of
from workshops.views.desk_actions import REASONS, Action, action
from workshops.views.desk_concluding import concluding
from workshops.views.preparing import lines_context, opening_config
from workshops.views.showing import base_context, is_open, organisations_for, remarks_on

STEP_COMMANDS = {"open": "open_moment", "close": "close_moment", "undo": "undo_close", "resume": "resume"}
REOPENING_REASONS = ("late", "mistake", "more_time", "other")


def desk_context(request: HttpRequest, table: Table, now: int) -> dict[str, Any]:
    view, _mine = view_for(table, Audience.FACILITATOR, now=now)
    get_token(request)
    context = base_context(request, table, "facilitator")
    # The page is given to its holder only; the script holds the same token for its socket.
    context["config"]["token"] = request.COOKIES[cookie_name(table, facilitates=True)]
    seats = [_seat(seat, view) for seat in view["seats"]]
    before = lines_context(table, view)
    context["config"] |= opening_config(table, before)
    return {
        **context,
        **before,
        "view": view,
        "is_open": is_open(view),
        "steps": [_step(step, view) for step in view["script"]],
        "seats": seats,
        "without_phone": [seat for seat in seats if not seat["phone"] and seat["state"] == "seated"],
        "organisations": organisations_for(table),
        "options": options_of(view, []),
        "can_answer": is_open(view) and view["moment"]["kind"] == "clarify" and not view["moment"]["held"],
        "recording": _next_to_record(seats),
        **(field_of(view["ballot"]) if view["ballot"] else {}),
        "cards": [_card(card, view) for card in view["cards"] if card["state"] != "withdrawn"],
        **_grouping(view),
        **concluding(view, seats),
        **objections_shown(view),
        "tools": _tools(view),
        "reopenings": _reopenings(view),
        "step": _next(view, now),
    }


def _step(step: Mapping[str, Any], view: Mapping[str, Any]) -> dict[str, Any]:
    present = view["moment"]["number"] if view["moment"] else 0
    standing = "now" if step["moment"] == present else "done" if step["moment"] < present else "to_come"
    if view["state"] == "concluded":
        standing = "done"
    return {"kind": step["kind"], "standing": standing, "words": say(f"step.{standing}")}


def _next_to_record(seats: list[dict[str, Any]]) -> int:
    """The first without a phone who has not voted: the form for entering votes goes from one to the next."""
    waiting = [seat for seat in seats if not seat["phone"] and seat["state"] == "seated" and seat["voter"] == "yes"]
    return next((seat["number"] for seat in waiting if not seat["voted"]), 0)


def _seat(seat: Mapping[str, Any], view: Mapping[str, Any]) -> dict[str, Any]:
    # Whoever was ticked in the list of organisations gave no name: they are called as the organisation they sit for.
    who = seat["name"] or (not seat["phone"] and seat["organisation"]) or say("seat.number", n=seat["number"])
    group = say("seat.resident") if seat["resident"] else seat["organisation"] or ""
    return {
        **seat,
        "label": who,
        "group": group,
        "words": _standing(seat, view),
        "actions": _seat_actions(seat, who, group),
    }


def _standing(seat: Mapping[str, Any], view: Mapping[str, Any]) -> str:
    if seat["state"] == "freed":
        return say("seat.freed")
    if seat["voter"] == "to_confirm":
        return " · ".join([say("seat.to_confirm"), *([say("seat.no_mandate")] if seat.get("no_mandate") else [])])
    if view["moment"] and view["moment"]["kind"] == "choose":
        if seat["voter"] != "yes":
            return say("seat.does_not_vote")
        return say("seat.voted" if seat["voted"] else "seat.not_voted")
    return say_number("seat.wrote", seat["wrote"]) if seat["wrote"] else say("seat.nothing_yet")


def _seat_actions(seat: Mapping[str, Any], who: str, group: str) -> list[Action]:
    number = seat["number"]
    if seat["state"] == "freed":
        return [action("restore_seat", say("seat.restore", who=who), seat=number)]
    actions = [action("free_seat", say("seat.free", who=who), seat=number)]
    if seat["voter"] == "to_confirm":
        actions.insert(0, action("confirm_voter", say("seat.confirm", who=who, organisation=group), seat=number))
    if seat["voter"] == "other":
        actions.append(action("hand_over_vote", say("seat.hand_over", who=who, organisation=group), seat=number))
    return actions


def _card(card: Mapping[str, Any], view: Mapping[str, Any]) -> dict[str, Any]:
    number = card["number"]
    hide = [action("hide_card", say(f"reason.{reason}"), card=number, reason=reason) for reason in REASONS]
    remarks = [_remark(remark) for remark in remarks_on(view, number)]
    restore = action("restore_card", say("card.restore"), card=number)
    return {**card, "hide": hide, "restore": restore, "remarks": remarks}


def _remark(remark: Mapping[str, Any]) -> dict[str, Any]:
    number = remark["number"]
    hide = [action("hide_remark", say(f"reason.{reason}"), remark=number, reason=reason) for reason in REASONS]
    return {**remark, "hide": hide, "restore": action("restore_remark", say("remark.restore"), remark=number)}


def _grouping(view: Mapping[str, Any]) -> dict[str, Any]:
    """Families with what can be done with each, in their moment."""
    moment = view["moment"]
    if not moment or moment["kind"] != "group":
        return {}
    families = families_shown(view, set())
    undo = [action("undo_grouping", say("group.undo"))] if view["can_undo_grouping"] else []
    return {
        "families": [{**family, "actions": _family_actions(family, families)} for family in families],
        "alone": cards_alone(view),
        "can_group": is_open(view) and not moment["held"],
        "undo_grouping": undo,
    }


def _family_actions(family: Mapping[str, Any], families: list[dict[str, Any]]) -> list[Action]:
    number = family["number"]
    others = [other for other in families if other["number"] != number]
    merging = [
        action("merge_families", say("family.merge", name=other["label"]), family=number, into=other["number"])
        for other in others
    ]
    return [*merging, action("split_family", say("family.split"), family=number)]


def _tools(view: Mapping[str, Any]) -> list[Action]:
    kind, words = ("unlock_table", "lock.open") if view["locked"] else ("lock_table", "lock.close")
    tools = [action(kind, say(words))]
    if view["moment"] and view["moment"]["phase"] == "open" and view["moment"]["ends_at"] is not None:
        tools += [action("add_time", say(f"time.add_{minutes}"), minutes=minutes) for minutes in (1, 5)]
    if view["moment"] and view["moment"]["phase"] == "open" and not view["moment"]["held"]:
        tools.append(action("hold", say("hold.button"), moment=view["moment"]["number"]))
    return tools


def _reopenings(view: Mapping[str, Any]) -> list[Action]:
    """Each reason is a button that opens the closed moment again. Never a ballot: what was shown stays."""
    moment = view["moment"]
    if not moment or moment["phase"] != "closed" or moment["kind"] == "choose" or view["state"] == "concluded":
        return []
    number = moment["number"]
    return [
        action("reopen_moment", say(f"reopening.{reason}"), moment=number, reason=reason)
        for reason in REOPENING_REASONS
    ]


def _next(view: Mapping[str, Any], now: int) -> dict[str, Any] | None:
    """The one big button; None when the table is concluded."""
    step = view["next"]
    if step["step"] == "none":
        return None
    return {
        "kind": STEP_COMMANDS[step["step"]],
        "moment": step["moment"],
        "label": _next_label(view, step),
        "ready": _readiness(view, step, now),
        "warning": say("next.secret") if step.get("secrecy") == "secret" else "",
    }


def _next_label(view: Mapping[str, Any], step: Mapping[str, Any]) -> str:
    if step["step"] in {"undo", "resume"}:
        return say(f"next.{step['step']}")
    if step["step"] == "close" and step["kind"] == "write" and view["moment"]["reveal"] == "at_once":
        return say("next.close.write_at_once")
    return say(f"next.{step['step']}.{step['kind']}")


def _readiness(view: Mapping[str, Any], step: Mapping[str, Any], now: int) -> str:
    if step["step"] == "undo":
        return say("next.closes_in", n=max(0, -(-(view["moment"]["closes_at"] - now) // 1000)))
    if step["step"] == "open" or step["kind"] == "conclude":
        return ""
    return say(f"next.ready.{step['kind']}", n=step["ready"], of=step["of"])
