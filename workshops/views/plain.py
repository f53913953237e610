"""The last rung of the ladder: forms. The same commands through the same door, one page for each answer."""

import uuid
from collections.abc import Callable
from typing import Any

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse, QueryDict
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.html import escape
from django.utils.translation import get_language
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from home.domain.refusal import Refused
from home.paging import whole_number
from home.sentences import sentence_for
from proposals.services.following import follow as ask_to_follow
from workshops.limits import count_miss, senders
from workshops.live.committing import committer
from workshops.live.envelope import Accepted, Envelope, Outcome
from workshops.live.timers import now_ms
from workshops.models import Table
from workshops.models.workshop import new_token
from workshops.placing_words import setting_from
from workshops.protocol import SEAT_WITHOUT_PHONE, SeatRequest, read_command, read_seat_request
from workshops.protocol_preparing import PREPARING, read_preparing
from workshops.services.facilitating import card_by_token, take_facilitation
from workshops.services.preparing import prepare
from workshops.services.seating import reopen_seat, seat_envelope, take_seat
from workshops.strings import say
from workshops.views import api, pages
from workshops.views.access import COMMAND_ID, held_by_cookie, remember, token_of_form
from workshops.views.choosing import CASTING, choice_from, number
from workshops.views.pages import at_table, facilitator_page, participant_page

NUMBERS = (
    *("card", "remark", "family", "into", "seat", "moment", "minutes", "ballot"),
    *("sentence", "version", "place", "correction", "photo"),
)
TEXTS = ("text", "reason", "receipt", "concern", "how")
PLACED = ("lang", "area", "spot", "metres")
SAID = ("text", "about", "concern", "how", "paper")
TYPED = ("name", "organisation", "new_organisation", "resident", *SAID, *PLACED)
PLACING = ("post_card", "post_card_for", "amend_card")
CITING = ("propose_sentence", "amend_sentence")
SEE_OTHER = 303


def scripts_or_form(scripts: Callable[..., HttpResponse], form: Callable[..., HttpResponse]) -> Callable[..., Any]:
    """One address for both: scripts speak JSON, forms do not."""

    def either(request: HttpRequest, **kwargs: Any) -> HttpResponse:
        return (scripts if request.content_type == "application/json" else form)(request, **kwargs)

    return either


def _see(address: str) -> HttpResponse:
    return HttpResponseRedirect(address, status=SEE_OTHER)


def _settled(outcome: Outcome) -> Accepted:
    """Raises the refusal. An unknown outcome is told as such: pressing again repeats the same command."""
    if isinstance(outcome, Accepted):
        return outcome
    raise outcome if isinstance(outcome, Refused) else Refused("try_again")


def _typed(data: QueryDict) -> dict[str, Any]:
    """What to put back into the form. Nothing that was typed is lost with a refusal."""
    kept = {name: data.get(name, "") for name in TYPED}
    return {**kept, "seat": whole_number(data.get("seat", "")), "sent": data}


def _who(data: QueryDict) -> SeatRequest:
    return read_seat_request(
        {
            "name": data.get("name", ""),
            "organisation": data.get("organisation", ""),
            "new_organisation": data.get("new_organisation", ""),
            "resident": bool(data.get("resident")),
        }
    )


@at_table
@require_POST
def sit_down(request: HttpRequest, table: Table) -> HttpResponse:
    token = token_of_form(request, table)
    try:
        _settled(take_seat(table, _who(request.POST), token=token, now=now_ms()))
    except Refused as refusal:
        kept = {"typed": _typed(request.POST), "attempt": _attempt_after(refusal, request)}
        return participant_page(request, table, status=409, refusal=sentence_for(refusal), **kept)
    return _seated(request, table, token)


def _attempt_after(refusal: Refused, request: HttpRequest) -> str:
    """The id with which the form goes out again. One that has served for something else would be refused for ever."""
    used = "" if refusal.code == "command_id_reused" else request.POST.get("id", "")
    return used or str(uuid.uuid4())


@at_table
@require_POST
def take_back(request: HttpRequest, table: Table) -> HttpResponse:
    token = new_token()
    try:
        _settled(reopen_seat(table, code=request.POST.get("personal_code", "")[:12], token=token, now=now_ms()))
    except Refused as refusal:
        return participant_page(request, table, status=409, refusal=sentence_for(refusal))
    return _seated(request, table, token)


def _seated(request: HttpRequest, table: Table, token: str) -> HttpResponse:
    response = _see(reverse("workshops:table", args=[table.code]))
    remember(response, request, table, token, facilitates=False)
    return response


join = scripts_or_form(api.join, sit_down)
resume = scripts_or_form(api.resume, take_back)


@at_table
@require_POST
def take_part(request: HttpRequest, table: Table) -> HttpResponse:
    return _act(request, table, facilitates=False, page=participant_page)


@at_table
@require_POST
def facilitate(request: HttpRequest, table: Table) -> HttpResponse:
    return _act(request, table, facilitates=True, page=facilitator_page)


def _page_or_action(page: Callable[..., HttpResponse], action: Callable[..., HttpResponse]) -> Callable[..., Any]:
    """One address: the page, and the forms on it."""

    def either(request: HttpRequest, **kwargs: Any) -> HttpResponse:
        return (action if request.method == "POST" else page)(request, **kwargs)

    return either


table = _page_or_action(pages.table, take_part)
facilitation = _page_or_action(pages.facilitation, facilitate)


def _act(request: HttpRequest, table: Table, *, facilitates: bool, page: Callable[..., HttpResponse]) -> HttpResponse:
    try:
        if request.POST.get("kind") in PREPARING:
            _prepare(request, table, facilitates=facilitates)
        else:
            _settled(committer.send(table.pk, _envelope(request, table, facilitates=facilitates)))
    except Refused as refusal:
        typed, attempt = _typed(request.POST), _attempt_after(refusal, request)
        told = {"status": 409, "refusal": sentence_for(refusal), "typed": typed, "attempt": attempt}
        shown = page(request, table, **told)
        # The moment may have closed meanwhile, and its form with it: what was typed is shown all the same.
        is_lost = typed["text"] and escape(typed["text"]).encode() not in shown.content
        return page(request, table, **told, kept=typed["text"]) if is_lost else shown
    return _see(request.path)


def _prepare(request: HttpRequest, table: Table, *, facilitates: bool) -> None:
    """A trial or a tick: the same answer as a command's, and nothing in the record. Raises Refused."""
    held, data = held_by_cookie(request, table, facilitates=facilitates), request.POST
    if not senders.may_send(table.pk, held.actor.key):
        raise Refused("too_fast")
    payload = {name: data[name] for name in ("text", "went", "line") if name in data}
    done = {"done": data["done"] == "1"} if "done" in data else {}
    prepare(table.pk, read_preparing(data["kind"], {**payload, **done}), held.actor)


def _envelope(request: HttpRequest, table: Table, *, facilitates: bool) -> Envelope:
    """The command of a form. Raises Refused."""
    held, data = held_by_cookie(request, table, facilitates=facilitates), request.POST
    kind, command_id = data.get("kind", ""), data.get("id") or str(uuid.uuid4())
    if not COMMAND_ID.fullmatch(command_id):
        raise Refused("malformed")
    if not senders.may_send(table.pk, held.actor.key):
        raise Refused("too_fast")
    if kind == SEAT_WITHOUT_PHONE:
        return seat_envelope(table, _who(data), by=held.actor, command_id=command_id, token="", now=now_ms())
    return Envelope(held.actor, command_id, read_command(kind, _payload(kind, data)), now_ms())


def _cites(data: QueryDict) -> dict[str, Any]:
    """What a sentence rests on, ticked in a list. Nobody named means the table itself."""
    cites = {name: [number(each) for each in data.getlist(name)] for name in ("cards", "families", "ballots")}
    return {**cites, "minority": True} if data.get("minority") else cites


def _topic(topic: str) -> dict[str, int]:
    """What a correction is about: `card-3`, `sentence-2`, or nothing for the account as a whole."""
    about, _dash, which = topic.partition("-")
    if not topic:
        return {}
    if about not in {"card", "sentence"}:
        raise Refused("malformed")
    return {about: number(which)}


def _payload(kind: str, data: QueryDict) -> dict[str, Any]:
    payload: dict[str, Any] = {name: number(data[name]) for name in NUMBERS if data.get(name)}
    if data.get("paper", "").strip():
        payload["paper"] = number(data["paper"].strip())
    payload |= {name: data[name] for name in TEXTS if name in data}
    if kind == "group_cards":
        payload["cards"] = [number(each) for each in data.getlist("cards")]
        payload.setdefault("family", 0)
    if kind in PLACING and "lang" in data:
        payload |= setting_from(data.dict())
    if kind in CITING:
        payload |= _cites(data)
    if kind == "ask_correction":
        payload |= _topic(data.get("topic", ""))
    if kind in CASTING:
        payload["choice"] = choice_from(data)
    return payload


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def take_card(request: HttpRequest, token: str) -> HttpResponse:
    """The facilitation card's QR leads here; its PIN opens the desk on this device."""
    card = card_by_token(token)
    if card is None:
        count_miss("facilitation-card", limit=api.CODES_LIMIT, seconds=api.CODES_SECONDS)
        return render(request, "workshops/not_facilitating.html", {"number": None}, status=404)
    if request.method != "POST":
        return render(request, "workshops/pin.html", {"table": card.table})
    device = new_token()
    try:
        _settled(take_facilitation(card, pin=request.POST.get("pin", "")[:8], token=device, now=now_ms()))
    except Refused as refusal:
        context = {"table": card.table, "refusal": sentence_for(refusal)}
        return render(request, "workshops/pin.html", context, status=409)
    response = _see(reverse("workshops:facilitation", args=[card.table.code]))
    remember(response, request, card.table, device, facilitates=True)
    return response


take_facilitation_card = scripts_or_form(api.facilitate, take_card)


@at_table
@require_POST
def follow(request: HttpRequest, table: Table) -> HttpResponse:
    """«Scrivimi quando la Città risponde»: confirmed by mail, and the same answer whether the address was known."""
    email = request.POST.get("email", "").strip()[:254]
    try:
        validate_email(email)
        ask_to_follow(table.ref, email=email, language=get_language() or "it", by=request.user, now=timezone.now())
    except ValidationError:
        return _followed(request, table, Refused("email_malformed"))
    except Refused as refusal:
        return _followed(request, table, refusal)
    return _followed(request, table, None)


def _followed(request: HttpRequest, table: Table, refusal: Refused | None) -> HttpResponse:
    sentence = sentence_for(refusal) if refusal else ""
    if "application/json" in request.headers.get("Accept", ""):
        return JsonResponse({"refusal": sentence}, status=409 if refusal else 200)
    context = {"table": table, "refusal": sentence, "done": "" if refusal else say("follow.sent")}
    return render(request, "workshops/followed.html", context, status=409 if refusal else 200)
