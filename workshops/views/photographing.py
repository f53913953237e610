"""Photos of a table: the page where who facilitates or directs adds and hides them, and each photo by its address."""

import uuid
from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect, QueryDict
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.utils.cache import get_conditional_response
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe
from pydantic import ValidationError

from home.domain.refusal import Refused
from home.models import User
from home.sentences import sentence_for
from workshops.domain.audiences import Audience
from workshops.domain.commands import HidePhoto, RestorePhoto
from workshops.domain.deciding_photos import ALT_CHARACTERS, PHOTOS_MAX
from workshops.live.timers import now_ms
from workshops.models import Table
from workshops.permissions import can_direct
from workshops.pictures import CONTENT_TYPE, MEGABYTES_MAX
from workshops.protocol import read_command
from workshops.protocol_fields import PhotoWords
from workshops.services.photographing import Sender, add_photo, bytes_of, director_of, photo_of, settle_photo
from workshops.services.viewing import view_for
from workshops.strings import say
from workshops.views.access import COMMAND_ID, Held, directed_or_403, held_by_cookie
from workshops.views.account_parts import time_of
from workshops.views.choosing import number
from workshops.views.desk_actions import REASONS, action
from workshops.views.pages import at_table, with_table

ADDING = "add_photo"


@at_table
@require_http_methods(["GET", "HEAD", "POST"])
def facilitation(request: HttpRequest, table: Table) -> HttpResponse:
    """At the table. On a tablet the button opens the camera."""
    held = held_by_cookie(request, table, facilitates=True)
    if held == Held():
        return render(request, "workshops/not_facilitating.html", {"number": table.number}, status=403)
    return _desk(request, table, Sender(held.actor), back=reverse("workshops:facilitation", args=[table.code]))


@never_cache
@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def regia(request: HttpRequest, code: str, number: int) -> HttpResponse:
    """On any later day: a facilitation card is of one."""
    workshop = directed_or_403(request, code)
    table = get_object_or_404(Table.objects.select_related("workshop", "direction"), workshop=workshop, number=number)
    assert isinstance(request.user, User)
    return _desk(request, table, director_of(table, request.user), back=reverse("workshops:regia", args=[code]))


def _desk(request: HttpRequest, table: Table, by: Sender, *, back: str) -> HttpResponse:
    if request.method != "POST":
        return _page(request, table, by, back=back)
    try:
        _do(request, table, by)
    except Refused as refusal:
        typed, attempt = request.POST, _attempt_after(refusal, request)
        told = {"refusal": sentence_for(refusal), "typed": typed, "attempt": attempt}
        return _page(request, table, by, back=back, status=409, **told)
    return HttpResponseRedirect(request.path, status=303)


def _do(request: HttpRequest, table: Table, by: Sender) -> None:
    """Raises Refused."""
    data, now = request.POST, timezone.now()
    command_id = _command_id(data)
    if data.get("kind") == ADDING:
        text = _words(data.get("text", ""))
        add_photo(table, request.FILES.get("photo"), text, command_id=command_id, by=by, now=now)
        return
    payload = {"photo": number(data.get("photo", "")), **({"reason": data["reason"]} if "reason" in data else {})}
    command = read_command(data.get("kind", ""), payload)
    if not isinstance(command, HidePhoto | RestorePhoto):
        raise Refused("unknown_kind")
    settle_photo(table, command, command_id=command_id, by=by, now=now)


def _command_id(data: QueryDict) -> str:
    sent = data.get("id") or str(uuid.uuid4())
    if not COMMAND_ID.fullmatch(sent):
        raise Refused("malformed")
    return sent


def _attempt_after(refusal: Refused, request: HttpRequest) -> str:
    """One that has served for something else would be refused for ever."""
    used = "" if refusal.code in {"command_id_reused", "malformed"} else request.POST.get("id", "")
    return used or str(uuid.uuid4())


def _words(text: str) -> str:
    try:
        return PhotoWords(text=text).text
    except ValidationError as error:
        raise Refused("malformed") from error


def _page(request: HttpRequest, table: Table, by: Sender, *, back: str, status: int = 200, **more: Any) -> HttpResponse:
    view, _mine = view_for(table, Audience.FACILITATOR, now=now_ms())
    photos = [_photo(each, table) for each in view.get("photos", ())]
    context = {
        "table": table,
        "photos": photos,
        "is_full": sum(each["state"] == "shown" for each in photos) >= PHOTOS_MAX,
        "is_concluded": view["state"] == "concluded",
        "is_open": view["state"] != "unopened",
        "is_regia": by.is_director,
        "back": back,
        "actions": request.path,
        "attempt": str(uuid.uuid4()),
        "limits": {"n": PHOTOS_MAX, "megabytes": MEGABYTES_MAX, "characters": ALT_CHARACTERS},
    }
    return render(request, "workshops/photos.html", {**context, **more}, status=status)


def _photo(photo: dict[str, Any], table: Table) -> dict[str, Any]:
    which = photo["number"]
    return {
        **photo,
        "at": time_of(photo["at"]),
        "url": reverse("workshops:photo", args=[table.code, which]),
        "hide": [action("hide_photo", say(f"reason.{reason}"), photo=which, reason=reason) for reason in REASONS],
        "restore": action("restore_photo", say("photo.restore"), photo=which),
    }


@with_table
@require_safe
def picture(request: HttpRequest, table: Table, number: int) -> HttpResponse:
    """The photo itself. Kept by who reads it, and asked about each time: one that was hidden is gone at once."""
    photo = photo_of(table, number, is_desk=_is_desk(request, table))
    if photo is None:
        raise Http404
    mark = f'"{photo.digest}"'
    response = get_conditional_response(request, etag=mark)
    if response is None:
        content = bytes_of(photo)
        if content is None:
            raise Http404
        response = HttpResponse(content, content_type=CONTENT_TYPE, headers={"ETag": mark})
        response["Content-Disposition"] = f'inline; filename="{table.workshop.code}-{table.number}-{number}.jpg"'
    response["Cache-Control"] = "private, no-cache"
    return response


def _is_desk(request: HttpRequest, table: Table) -> bool:
    return held_by_cookie(request, table, facilitates=True) != Held() or can_direct(request.user, table.workshop)
