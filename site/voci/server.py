"""The server: daphne, with sockets told to come back (1012) before it goes. `python -m voci.server --help`."""

import argparse
import asyncio
import ctypes
import functools
import gc
import importlib
import logging
import sys
import time
from collections.abc import Callable, Sequence
from typing import Any

# daphne installs the asyncio reactor when imported: before anything that imports twisted's own.
from daphne import http_protocol
from daphne.server import Server, twisted_loop
from daphne.ws_protocol import WebSocketFactory, WebSocketProtocol
from django.core.exceptions import RequestAborted
from twisted.internet import reactor
from twisted.internet.defer import Deferred
from twisted.internet.interfaces import IDelayedCall, IListeningPort
from twisted.internet.task import deferLater
from twisted.python.failure import Failure

from voci.env import Environment
from voci.frames import PromptFrames
from voci.logs import log_to_the_terminal

SERVICE_RESTART = 1012
# Long enough for close frames to leave and for a commit in flight to be acknowledged.
DRAIN_SECONDS = 0.7
PING_SECONDS = 10
APPLICATION_CLOSE_SECONDS = 2
# How long a client may take to answer a close: dropped sooner, a slow one would lose the reason with the connection.
CLOSE_SECONDS = 5
# A whole room arrives at once when the network comes back; the default of 50 would refuse most of it.
BACKLOG = 1024
MAX_MESSAGE_BYTES = 16384
# Of a request: more than any form or document of an editor. A photo may have a fifth of it.
MAX_BODY_BYTES = 64 * 1024 * 1024
# What a connection leaves behind is a ring that only the collector opens, and by itself that looks at old things once
# in hours. So after that many it is called, when daphne too (every second) has forgotten the last of them.
DEPARTURES = 250
TIDY_SECONDS = 2

logger = logging.getLogger(__name__)


class BoundedRequest(http_protocol.WebRequest):
    """daphne's request with a bounded body: Twisted keeps the whole of it on the disk before anybody is asked.

    What is too much is let by, not kept: a connection that is shut in the face of who sends tells them nothing.
    """

    is_too_large = False

    def handleContentChunk(self, data: bytes) -> None:  # noqa: N802 -- Twisted's name
        if self.content.tell() + len(data) > MAX_BODY_BYTES:
            self.is_too_large = True
        if not self.is_too_large:
            super().handleContentChunk(data)

    def process(self) -> Any:
        if not self.is_too_large:
            return super().process()
        self.request_start = time.time()
        return self.basic_error(413, b"Content Too Large", "Content Too Large")


# Twisted would read every form before the application does, and answer one without fields, as the admin posts them
# while somebody edits, with a bare 400.
http_protocol.WebRequest = functools.partial(BoundedRequest, parsePOSTFormSubmission=False)


class PromptProtocol(PromptFrames, WebSocketProtocol):
    """daphne's protocol, which reads the commonest frame at once."""


class DrainingServer(Server):
    """daphne's server, which says 1012 on every open socket before it stops and reports a failure to listen."""

    failure: str = ""

    def __init__(self, *args: Any, announcement: str = "", **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._announcement = announcement
        self._ports: list[IListeningPort] = []
        self._departed = 0
        self.tidying: IDelayedCall | None = None

    def protocol_disconnected(self, protocol: Any) -> None:
        super().protocol_disconnected(protocol)
        self._departed += 1
        if self._departed >= DEPARTURES and self.tidying is None:
            self.tidying = reactor.callLater(TIDY_SECONDS, self._tidy)

    def _tidy(self) -> None:
        """Milliseconds: what was loaded at the start is out of the collector's sight."""
        self._departed, self.tidying = 0, None
        gc.collect()
        give_back_memory()

    def listen_success(self, port: IListeningPort) -> None:
        super().listen_success(port)
        self._ports.append(port)
        if self._announcement and len(self._ports) == len(self.endpoints):
            # Only from inside the running loop is SIGTERM handled: who reads the line may send one at once.
            reactor.callWhenRunning(reactor.callLater, 0, self._announce)

    def _announce(self) -> None:
        print(self._announcement, flush=True)  # noqa: T201 -- the one line that the terminal is left with

    def listen_error(self, failure: Failure) -> None:
        self.failure = failure.getErrorMessage()
        super().listen_error(failure)

    def kill_all_applications(self) -> Deferred[None]:
        """Runs before shutdown. daphne would cancel the applications at once, and with them the acks in flight."""
        for port in self._ports:
            port.stopListening()
        for protocol in list(self.connections):
            if isinstance(protocol, WebSocketProtocol):
                # sendClose refuses 1012, the code for "service restart", though it is registered.
                protocol.sendCloseFrame(code=SERVICE_RESTART, isReply=False)
        return deferLater(reactor, DRAIN_SECONDS, super().kill_all_applications)


def endpoints(arguments: argparse.Namespace) -> list[str]:
    """Twisted's descriptions of where to listen."""
    if arguments.unix:
        return [f"unix:{arguments.unix}:backlog={BACKLOG}"]
    host = arguments.host.replace(":", r"\:")
    return [f"tcp:port={arguments.port}:interface={host}:backlog={BACKLOG}"]


def load(name: str) -> Callable[..., Any]:
    """The ASGI application called `module:attribute`."""
    module, _, attribute = name.partition(":")
    return getattr(importlib.import_module(module), attribute)


def parse(argv: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m voci.server", description="Serve the platform.")
    parser.add_argument("--host", default="127.0.0.1", help="address to listen on")
    parser.add_argument("--port", type=int, default=8000)
    parser.add_argument("--unix", default="", metavar="PATH", help="a Unix socket instead of an address")
    parser.add_argument("--announce", default="", metavar="LINE", help="printed once it listens")
    parser.add_argument("--application", default="voci.asgi:application", metavar="MODULE:NAME")
    return parser.parse_args(argv)


def tune_interpreter() -> None:
    """For a process that holds much for good and runs two threads: the event loop and the committer.

    What was loaded is kept out of the collector's sight, or looking through it stops everybody for a tenth of a second;
    and a thread whose answer has come from the database waits for the interpreter 1 ms, not the usual 5.
    """
    gc.collect()
    gc.freeze()
    gc.set_threshold(10_000, 20, 20)
    sys.setswitchinterval(0.001)


def give_back_memory() -> None:
    """What a room has freed goes back to the system: glibc would keep it for the next one. Elsewhere nothing."""
    trim = getattr(ctypes.CDLL(None), "malloc_trim", None)
    if trim is not None:
        trim(0)


def tune_sockets(factory: WebSocketFactory) -> None:
    factory.protocol = PromptProtocol
    # A frame above the limit is answered with 1009; dropped without a word, a client would send it again for ever.
    factory.setProtocolOptions(failByDrop=False, closeHandshakeTimeout=CLOSE_SECONDS)


def forgive_departures(loop: asyncio.AbstractEventLoop, context: dict[str, Any]) -> None:
    """A client that left while the server stopped is no fault: Django forgets to look at the task that noticed it."""
    if not isinstance(context.get("exception"), RequestAborted):
        loop.default_exception_handler(context)


def main(argv: Sequence[str] | None = None) -> int:
    """Serve until SIGTERM or SIGINT; returns the exit code."""
    arguments = parse(argv)
    log_to_the_terminal()
    is_behind_proxy = Environment().flag("PROXY_HEADERS")
    server = DrainingServer(
        load(arguments.application),
        endpoints=endpoints(arguments),
        announcement=arguments.announce,
        ping_interval=PING_SECONDS,
        ping_timeout=PING_SECONDS,
        websocket_timeout=-1,
        websocket_max_message_size=MAX_MESSAGE_BYTES,
        websocket_max_frame_size=MAX_MESSAGE_BYTES,
        application_close_timeout=APPLICATION_CLOSE_SECONDS,
        proxy_forwarded_address_header="X-Forwarded-For" if is_behind_proxy else None,
        proxy_forwarded_proto_header="X-Forwarded-Proto" if is_behind_proxy else None,
        verbosity=0,
        server_name="voci",
    )
    server.ready_callable = lambda: tune_sockets(server.ws_factory)
    tune_interpreter()
    twisted_loop.set_exception_handler(forgive_departures)
    server.run()
    if server.failure:
        sys.stderr.write(f"The server cannot listen there: {server.failure}\n")
    return 1 if server.failure else 0


if __name__ == "__main__":
    sys.exit(main())
