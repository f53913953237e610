"""The polling rung: the same commands, answers, snapshots and patches as the socket, over plain HTTP."""

import asyncio
from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps
from typing import Any

from asgiref.sync import sync_to_async
from django.db import connections
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_GET, require_POST
from pydantic import ValidationError

from consultations.models import Organisation
from home.domain.refusal import Refused
from workshops.domain.audiences import Audience
from workshops.domain.view_seats import mine_of
from workshops.limits import count_miss, senders
from workshops.live import frames
from workshops.live.committing import committer
from workshops.live.envelope import Accepted, Envelope, Outcome
from workshops.live.hub import current_hub
from workshops.live.room import Room
from workshops.live.timers import now_ms
from workshops.models import Table
from workshops.protocol import (
    SEAT_WITHOUT_PHONE,
    CommandFrame,
    JoinRequest,
    PinRequest,
    ResumeRequest,
    read_command,
    read_json,
    read_seat_request,
)
from workshops.protocol_preparing import PREPARING, read_preparing
from workshops.services.facilitating import card_by_token, take_facilitation
from workshops.services.lines import own_line
from workshops.services.preparing import prepare
from workshops.services.seating import personal_code, reopen_seat, seat_envelope, take_seat
from workshops.views.access import Held, held_by_header, known_table, remember
from workshops.views.showing import ORGANISATIONS_LISTED

ORGANISATIONS_SHOWN = 8
CODES_LIMIT, CODES_SECONDS = 600, 60
RETRY_MS = 1000
# Shorter than any proxy's or browser's patience.
WAIT_SECONDS = 6.0
STATUS = {"table_unknown": 404, "seat_unknown": 401, "too_fast": 429, "malformed": 400, "too_large": 413}

View = Callable[..., HttpResponse]


def refusals_as_json(view: View) -> View:
    """A refusal is an answer in JSON with its code, never a page of the framework's."""

    @wraps(view)
    def answer(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        try:
            return view(request, *args, **kwargs)
        except Refused as refusal:
            return refused_response(refusal)

    return answer


def refused_response(refusal: Refused, command_id: str | None = None) -> JsonResponse:
    content = frames.refusal(command_id, refusal.code, refusal.details)
    return JsonResponse(content, status=STATUS.get(refusal.code, 409))


def outcome_response(command_id: str, outcome: Outcome) -> JsonResponse:
    if isinstance(outcome, Accepted):
        return JsonResponse(frames.ack(command_id, outcome.last_seq, outcome.result))
    if isinstance(outcome, Refused):
        return refused_response(outcome, command_id)
    return JsonResponse(frames.retry(command_id, RETRY_MS), status=503)


def _read(model: type[Any], request: HttpRequest) -> Any:
    """The JSON body, strictly. Raises Refused."""
    content = read_json(request.body)
    try:
        return model.model_validate(content)
    except (ValidationError, UnicodeEncodeError) as error:
        raise Refused("malformed") from error


# The token in the Authorization header is never sent by a browser on its own, so no other site can use it.
@csrf_exempt
@require_POST
@refusals_as_json
def command(request: HttpRequest, code: str) -> HttpResponse:
    """One command; 200 ack, 409 refused, 503 retry with the same id."""
    table = known_table(request, code)
    frame: CommandFrame = _read(CommandFrame, request)
    held = _held(request, table)
    if not senders.may_send(table.pk, held.actor.key):
        return JsonResponse(frames.retry(frame.id, RETRY_MS), status=503)
    if frame.kind in PREPARING:
        return outcome_response(frame.id, prepare(table.pk, read_preparing(frame.kind, frame.payload), held.actor))
    if frame.kind == SEAT_WITHOUT_PHONE:
        seat = read_seat_request(frame.payload)
        envelope = seat_envelope(table, seat, by=held.actor, command_id=frame.id, token="", now=now_ms())
    else:
        envelope = Envelope(held.actor, frame.id, read_command(frame.kind, frame.payload), now_ms())
    return outcome_response(frame.id, committer.send(table.pk, envelope))


def _held(request: HttpRequest, table: Table) -> Held:
    """A token is of a seat or of a facilitation card; both are looked for."""
    seat = held_by_header(request, table, facilitates=False)
    return seat if seat.seat is not None else held_by_header(request, table, facilitates=True)


@require_POST
@refusals_as_json
def join(request: HttpRequest, code: str) -> HttpResponse:
    """Sit down from a script: the token is made by the browser, so that repeating it gets the same seat."""
    table = known_table(request, code)
    asked: JoinRequest = _read(JoinRequest, request)
    outcome = take_seat(table, asked.who, token=asked.token, now=now_ms())
    response = outcome_response(asked.id, outcome)
    if not isinstance(outcome, Accepted):
        return response
    return JsonResponse(
        {
            **frames.ack(asked.id, outcome.last_seq, outcome.result),
            "seat": outcome.result["seat"],
            "personal_code": personal_code(asked.token),
        }
    )


@require_POST
@refusals_as_json
def resume(request: HttpRequest, code: str) -> HttpResponse:
    """Get a lost seat back on this device, by its personal code."""
    table = known_table(request, code)
    asked: ResumeRequest = _read(ResumeRequest, request)
    return outcome_response(asked.id, reopen_seat(table, code=asked.personal_code, token=asked.token, now=now_ms()))


@require_POST
@refusals_as_json
def facilitate(request: HttpRequest, token: str) -> HttpResponse:
    """Take the facilitation on this device: card by its QR, then its PIN."""
    card = card_by_token(token)
    if card is None:
        count_miss("facilitation-card", limit=CODES_LIMIT, seconds=CODES_SECONDS)
        raise Refused("card_not_known")
    asked: PinRequest = _read(PinRequest, request)
    outcome = take_facilitation(card, pin=asked.pin, token=asked.token, now=now_ms())
    response = outcome_response(asked.id, outcome)
    if not isinstance(outcome, Accepted):
        return response
    response = JsonResponse(
        {**frames.ack(asked.id, outcome.last_seq, outcome.result), "card": card.number, "table": card.table.code}
    )
    remember(response, request, card.table, asked.token, facilitates=True)
    return response


@require_GET
@refusals_as_json
def organisations(request: HttpRequest, code: str) -> HttpResponse:
    """Organisations whose name has the letters typed: eight to choose one from, or `tutte` to tick several in."""
    table = known_table(request, code)
    typed = request.GET.get("q", "").strip()[:60].replace("\x00", "")
    found = Organisation.objects.filter(is_demo=table.is_demo, is_confirmed=True, name__icontains=typed)
    most = ORGANISATIONS_LISTED if request.GET.get("tutte") == "1" else ORGANISATIONS_SHOWN
    rows = found.order_by("name").values("slug", "name", "sector")[:most]
    return JsonResponse({"organisations": list(rows)})


@never_cache
@require_GET
@refusals_as_json
def line(request: HttpRequest, code: str) -> HttpResponse:
    """The fingerprint at the line of this seat's own vote; nobody else's is told."""
    table = known_table(request, code)
    held = held_by_header(request, table, facilitates=False)
    held.actor  # noqa: B018 -- raises when the token opens nothing here
    number = request.GET.get("n", "")
    if held.seat is None or not _is_number(number):
        raise Refused("malformed")
    return JsonResponse(own_line(table.pk, held.seat, int(number)))


@never_cache
async def state(request: HttpRequest, code: str) -> HttpResponse:
    """One snapshot or patch, as over the socket."""
    if request.method != "GET":
        return HttpResponse(status=405)
    try:
        return await _state(request, code)
    except Refused as refusal:
        return refused_response(refusal)


async def _state(request: HttpRequest, code: str) -> HttpResponse:
    table = await sync_to_async(known_table)(request, code)
    role = request.GET.get("role", "participant")
    since = request.GET.get("since", "")
    if role not in {"participant", "facilitator", "screen"} or not (since == "" or _is_number(since)):
        raise Refused("malformed")
    wait = request.GET.get("wait", "")
    if wait not in {"", "1"}:
        raise Refused("malformed")
    audience = Audience(role)
    held = Held()
    if audience is not Audience.SCREEN:
        held = await sync_to_async(held_by_header)(request, table, facilitates=audience is Audience.FACILITATOR)
        held.actor  # noqa: B018 -- raises when the token opens nothing here
    hub = current_hub()
    # Who waits is told by pokes and the watchdog, like a socket.
    room = await (hub.enter(table.pk) if wait else hub.room(table.pk))
    if room is None:
        raise Refused("table_unknown")
    await hub.catch_up(table.pk)
    if room.lacks_names:
        await hub.refresh_names(room)
    asked = _Asked(room, audience, held, int(since) if since else None, request.GET.get("epoch") or None)
    if wait and hub.may_wait:
        # A connection of the database's pool is not kept by somebody who only waits.
        await sync_to_async(connections.close_all)()
        await asked.wait()
    return JsonResponse(asked.answer())


@dataclass(frozen=True, slots=True)
class _Asked:
    """Who asks for what is new, and from where."""

    room: Room
    audience: Audience
    held: Held
    since: int | None
    epoch: str | None

    def answer(self) -> dict[str, Any]:
        """The frame. Raises Refused for who may not be here any more."""
        self._check()
        answer, seq = self._news()
        nothing = {"type": "patch", "from": seq, "to": seq, "now": now_ms(), "set": {}, "cards": []}
        return {**(answer or nothing), "mine": self._mine()}

    async def wait(self) -> None:
        """Until there is something to answer, at most WAIT_SECONDS."""
        mine, give_up = self._mine(), asyncio.get_running_loop().time() + WAIT_SECONDS
        while self._news()[0] is None and self._mine() == mine:
            self._check()
            if not await self.room.wait_for_news(give_up - asyncio.get_running_loop().time()):
                return

    def _check(self) -> None:
        code = self.room.why_not_held(self.held.seat, self.held.facilitation, self.held.generation)
        if code is not None:
            raise Refused(code)

    def _news(self) -> tuple[dict[str, Any] | None, int]:
        return self.room.answer_for(self.audience, since=self.since, epoch=self.epoch)

    def _mine(self) -> dict[str, Any] | None:
        seat = self.held.seat
        return mine_of(self.room.state, seat, self.room.directory) if seat is not None else None


def _is_number(text: str) -> bool:
    return text.isascii() and text.isdigit() and len(text) <= 9  # noqa: PLR2004 -- more digits than any log has
