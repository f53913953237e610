"""The WebSocket of a table, as a plain ASGI application: sockets never touch the channel layer or the database.

Accept first, refuse after: a close before the accept would reach a browser as a mere 1006, without its reason.
"""

import asyncio
import contextlib
import functools
import logging
from collections.abc import Awaitable, Callable, Mapping
from typing import Any

from django.conf import settings

from home.domain.refusal import Refused
from workshops.domain.actors import Actor, FacilitatorActor, SeatActor
from workshops.domain.audiences import Audience
from workshops.limits import TokenBucket, senders
from workshops.live import frames
from workshops.live.committing import committer
from workshops.live.connection import Connection, Send
from workshops.live.daphne_writer import DaphneWriter
from workshops.live.envelope import Accepted, Envelope, Failed, Outcome
from workshops.live.frames import CLOSE_CODES, Frame
from workshops.live.hub import Hub, current_hub
from workshops.live.room import Room
from workshops.live.timers import now_ms
from workshops.models import Table
from workshops.protocol import (
    PROTOCOL_VERSION,
    SEAT_WITHOUT_PHONE,
    CommandFrame,
    Hello,
    Seen,
    Typing,
    read_command,
    read_frame,
    read_seat_request,
)
from workshops.protocol_preparing import PREPARING, read_preparing
from workshops.queries import hash_of
from workshops.services.door import refuse_while_guessing, table_of_code
from workshops.services.preparing import prepare
from workshops.services.seating import seat_envelope

logger = logging.getLogger(__name__)

Receive = Callable[[], Awaitable[Mapping[str, Any]]]

# Commands for which the database is read before they can be committed, or which end beside the log.
ASKING_FIRST = frozenset({SEAT_WITHOUT_PHONE, *PREPARING})

HELLO_SECONDS = 10
# How many frames of every kind may come for one command, and their burst in seconds.
FRAMES_PER_COMMAND = 4
FRAME_BURST_SECONDS = 3
RETRY_MS = 1000
# Everything that a table shows may be asked for so often; who asks more often is answered a little later.
CATCH_UPS_AT_ONCE, CATCH_UP_EVERY_SECONDS = 10, 1.0


async def table_socket(scope: Mapping[str, Any], receive: Receive, send: Send) -> None:
    """ASGI entry point; the URL route gives `code`."""
    await TableSocket(scope["url_route"]["kwargs"]["code"], receive, send).run()


class TableSocket:
    """One client from accept to close. Frames are read one after another; commands do not wait for each other."""

    def __init__(self, code: str, receive: Receive, send: Send) -> None:
        self._code = code
        self._receive = receive
        self._send = send
        self._hub: Hub = current_hub()
        self._room: Room | None = None
        self._connection: Connection | None = None
        commands = settings.LIVE_COMMANDS_PER_SECOND
        frames_per_second = commands * FRAMES_PER_COMMAND
        self._frames = TokenBucket(frames_per_second * FRAME_BURST_SECONDS, frames_per_second)
        self._catch_ups = TokenBucket(CATCH_UPS_AT_ONCE, 1 / CATCH_UP_EVERY_SECONDS)
        self._asked: Hello | None = None
        self._answers: set[asyncio.Task[None]] = set()

    async def run(self) -> None:
        if (await self._receive())["type"] != "websocket.connect":
            return
        await self._send({"type": "websocket.accept"})
        try:
            await self._greet()
            while self._connection is not None and not self._connection.closing:
                await self._handle(await self._next_text())
        except Refused as refusal:
            await self._close(refusal.code)
        except _Gone:
            pass
        finally:
            if self._room is not None and self._connection is not None:
                self._room.leave(self._connection)

    async def _next_text(self) -> str:
        """The next text frame. Raises _Gone when the client left, Refused for a binary frame or a flood."""
        message = await self._receive()
        if message["type"] == "websocket.disconnect":
            raise _Gone
        if not self._frames.take(asyncio.get_running_loop().time()):
            raise Refused("too_fast")
        text = message.get("text")
        if text is None:
            raise Refused("malformed")
        return text

    async def _greet(self) -> None:
        try:
            async with asyncio.timeout(HELLO_SECONDS):
                hello = read_frame(await self._next_text())
        except TimeoutError:
            raise Refused("hello_expected") from None
        if not isinstance(hello, Hello):
            raise Refused("hello_expected")
        if hello.protocol != PROTOCOL_VERSION:
            raise Refused("protocol_unsupported")
        number = self._hub.number_of(self._code)
        if number is None:
            number = (await self._hub.in_reader(table_of_code, self._code)).pk
        room = await self._hub.enter(number)
        if room is None:
            raise Refused("table_unknown")
        connection = Connection(self._send, Audience(hello.role), DaphneWriter.find(self._send))
        await self._recognise(connection, room, hello)
        self._room, self._connection = room, connection
        room.join(connection)
        self._welcome(room, connection)
        room.catch_up(connection, since=hello.since, epoch=hello.epoch)

    def _welcome(self, room: Room, connection: Connection) -> None:
        connection.heard_at = asyncio.get_running_loop().time()
        welcome = {
            "type": "welcome",
            "protocol": PROTOCOL_VERSION,
            "epoch": str(room.epoch),
            "role": connection.audience.value,
            "seat": connection.seat,
            "now": now_ms(),
        }
        connection.write(Frame(welcome))

    async def _recognise(self, connection: Connection, room: Room, hello: Hello) -> None:
        """Who holds this token? A token that is not known yet may be newer than what this process has read."""
        if connection.audience is Audience.SCREEN:
            await self._hub.in_reader(refuse_while_guessing)
            return
        token_hash = hash_of(hello.token or "")
        if not _admit(connection, room, token_hash):
            await self._hub.refresh_names(room)
            await self._hub.catch_up(room.table)
            if not _admit(connection, room, token_hash):
                await self._hub.in_reader(refuse_while_guessing)
                raise Refused("seat_unknown")
        code = room.why_not(connection)
        if code is not None:
            raise Refused(code)

    async def _handle(self, text: str) -> None:
        room, connection = self._room, self._connection
        assert room is not None
        assert connection is not None
        frame = read_frame(text)
        now = asyncio.get_running_loop().time()
        match frame:
            case CommandFrame():
                self._take_command(frame)
            case Seen():
                if connection.seen(frame.seq, now):
                    room.catch_up(connection, since=frame.seq, epoch=str(room.epoch))
            case Typing():
                if connection.seat is not None:
                    room.registers.typed(connection.seat, now)
            case Hello():
                # Also how a client asks, after a silence, whether this socket still lives: there is always an answer.
                self._welcome(room, connection)
                if self._catch_ups.take(now):
                    room.catch_up(connection, since=frame.since, epoch=frame.epoch)
                else:
                    self._catch_up_later(frame)

    def _catch_up_later(self, hello: Hello) -> None:
        """Several of these become one: the newest says where the client stands."""
        is_awaited, self._asked = self._asked is not None, hello
        if not is_awaited:
            asyncio.get_running_loop().call_later(CATCH_UP_EVERY_SECONDS, self._catch_up)

    def _catch_up(self) -> None:
        room, connection, asked = self._room, self._connection, self._asked
        self._asked = None
        if room is not None and connection is not None and asked is not None:
            room.catch_up(connection, since=asked.since, epoch=asked.epoch)

    def _take_command(self, frame: CommandFrame) -> None:
        """Receipt is now; the answer comes when the commit does, and other frames are read meanwhile."""
        room, connection = self._room, self._connection
        assert room is not None
        assert connection is not None
        if not senders.may_send(room.table, _sender(connection)):
            connection.write(Frame(frames.retry(frame.id, RETRY_MS)))
            return
        reply = functools.partial(_reply, connection, frame.id)
        try:
            if frame.kind in ASKING_FIRST:
                task = asyncio.ensure_future(self._ask_first(frame, now_ms(), reply))
                self._answers.add(task)
                task.add_done_callback(self._answers.discard)
                return
            envelope = Envelope(_actor(connection), frame.id, read_command(frame.kind, frame.payload), now_ms())
            committer.hand_over(room.table, envelope, reply)
        except Refused as refusal:
            reply(refusal)
        except Exception:
            logger.exception("a command failed before it was committed")
            reply(Failed("not read"))

    async def _ask_first(self, frame: CommandFrame, now: int, reply: Callable[[Outcome], None]) -> None:
        """What the database is asked for before there is a command, and what is kept beside the log."""
        assert self._room is not None
        assert self._connection is not None
        table = self._room.table
        try:
            by = _actor(self._connection)
            if frame.kind == SEAT_WITHOUT_PHONE:
                request = read_seat_request(frame.payload)
                envelope = await self._hub.in_reader(prepare_seat, table, request, by, frame.id, now)
                committer.hand_over(table, envelope, reply)
            else:
                reply(await self._hub.in_reader(prepare, table, read_preparing(frame.kind, frame.payload), by))
        except Refused as refusal:
            reply(refusal)
        except Exception:
            logger.exception("a command failed before it was committed")
            reply(Failed("not asked"))

    async def _close(self, code: str) -> None:
        """Say why, then close with the code's number."""
        message = Frame(frames.error(code))
        with contextlib.suppress(Exception):
            await self._send({"type": "websocket.send", "text": message.text})
            await self._send({"type": "websocket.close", "code": CLOSE_CODES.get(code, 4400)})


class _Gone(Exception):  # noqa: N818 -- a way out of the loop
    """The client has left."""


def _admit(connection: Connection, room: Room, token_hash: str) -> bool:
    """Give the connection its place, by the token's hash."""
    connection.token_hash = token_hash
    if connection.audience is Audience.FACILITATOR:
        held = room.door.facilitation.get(token_hash)
        if held is not None and held[0] in room.state.facilitation:
            connection.facilitation, connection.generation = held
            return True
        return False
    seat = room.door.seats.get(token_hash)
    if seat is not None and seat[0] in room.state.seats:
        connection.seat, connection.generation = seat
        return True
    return False


def _sender(connection: Connection) -> str:
    """Whose bucket a command is taken from. A screen has none of its own: whatever it sends is refused."""
    return "screen" if connection.audience is Audience.SCREEN else _actor(connection).key


def _actor(connection: Connection) -> Actor:
    if connection.seat is not None:
        return SeatActor(connection.seat, connection.generation)
    if connection.facilitation is not None:
        return FacilitatorActor(connection.facilitation, connection.generation)
    raise Refused("not_allowed")


def prepare_seat(table_id: int, request: Any, by: Actor, command_id: str, now: int) -> Envelope:
    """Look the organisation up and make the command that seats somebody without a phone."""
    table = Table.objects.get(pk=table_id)
    return seat_envelope(table, request, by=by, command_id=command_id, token="", now=now)


def _reply(connection: Connection, command_id: str, outcome: Outcome) -> None:
    connection.write(Frame(answer_of(command_id, outcome)))


def answer_of(command_id: str, outcome: Outcome) -> dict[str, Any]:
    """The frame for an outcome: `ack`, `refused` or `retry`."""
    if isinstance(outcome, Accepted):
        return frames.ack(command_id, outcome.last_seq, outcome.result)
    if isinstance(outcome, Refused):
        return frames.refusal(command_id, outcome.code, outcome.details)
    return frames.retry(command_id, RETRY_MS)
