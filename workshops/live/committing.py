"""One committer thread per process, with its own database connection.

Whatever waits is committed together: there is no artificial delay, a batch is what arrived while the one before was
being written. Answers and new states go back to the event loop in one call per commit.
"""

import asyncio
import logging
import queue
import threading
from collections import OrderedDict
from collections.abc import Callable
from concurrent.futures import Future
from dataclasses import dataclass
from uuid import UUID

from django.db import connection

from workshops.domain.state import TableState
from workshops.live.committer import commit
from workshops.live.envelope import Batch, Committed, Envelope, Failed, Outcome

logger = logging.getLogger(__name__)

BATCH_MAX = 500
STATES_KEPT = 64
ANSWER_SECONDS = 30

Reply = Callable[[Outcome], None]
Listener = Callable[[Committed], None]


@dataclass(frozen=True, slots=True)
class _Waiting:
    table: int
    envelope: Envelope
    reply: Reply
    loop: asyncio.AbstractEventLoop | None


class Committer:
    """Queue, thread and the newest states. `listeners` hear of every commit of this process, on the thread."""

    def __init__(self) -> None:
        self._queue: queue.SimpleQueue[_Waiting | None] = queue.SimpleQueue()
        self._states: OrderedDict[int, tuple[UUID, TableState]] = OrderedDict()
        self._thread: threading.Thread | None = None
        self._starting = threading.Lock()
        self.listeners: list[Listener] = []

    def submit(self, table: int, envelope: Envelope) -> "asyncio.Future[Outcome]":
        """From a coroutine: the outcome, after the commit."""
        answer: asyncio.Future[Outcome] = asyncio.get_running_loop().create_future()

        def reply(outcome: Outcome) -> None:
            if not answer.done():
                answer.set_result(outcome)

        self.hand_over(table, envelope, reply)
        return answer

    def hand_over(self, table: int, envelope: Envelope, reply: Reply) -> None:
        """From the event loop, which calls `reply` after the commit: neither future nor task for each command."""
        self._put(_Waiting(table, envelope, reply, asyncio.get_running_loop()))

    def send(self, table: int, envelope: Envelope) -> Outcome:
        """From a thread: wait for the outcome."""
        answer: Future[Outcome] = Future()
        self._put(_Waiting(table, envelope, answer.set_result, None))
        try:
            return answer.result(timeout=ANSWER_SECONDS)
        except TimeoutError:
            return Failed("no answer in time")

    def _put(self, waiting: _Waiting) -> None:
        with self._starting:
            if self._thread is None or not self._thread.is_alive():
                self._thread = threading.Thread(target=self._run, name="committer", daemon=True)
                self._thread.start()
        self._queue.put(waiting)

    def stop(self) -> None:
        """Finish what waits, then end the thread and its connection."""
        thread = self._thread
        if thread is not None and thread.is_alive():
            self._queue.put(None)
            thread.join(timeout=ANSWER_SECONDS)
        self._thread = None

    def forget(self) -> None:
        """Drop the kept states (another database stands behind the same table numbers: tests, a restored copy)."""
        self._states.clear()

    def _run(self) -> None:
        try:
            while True:
                taken, is_last = self._take()
                if taken:
                    self._commit(taken)
                if is_last:
                    return
        finally:
            connection.close()

    def _take(self) -> tuple[list[_Waiting], bool]:
        """Everything that waits, at most BATCH_MAX; blocks for the first."""
        taken: list[_Waiting] = []
        item = self._queue.get()
        while True:
            if item is None:
                return taken, True
            taken.append(item)
            if len(taken) >= BATCH_MAX:
                return taken, False
            try:
                item = self._queue.get_nowait()
            except queue.Empty:
                return taken, False

    def _commit(self, taken: list[_Waiting]) -> None:
        # The connection is kept from batch to batch; `commit` drops it when the outcome is unknown.
        by_table: dict[int, list[_Waiting]] = {}
        for waiting in taken:
            by_table.setdefault(waiting.table, []).append(waiting)
        committed = commit([self._batch(table, waiting) for table, waiting in by_table.items()])
        for result in committed:
            self._keep(result)
        # Who sent something hears of it first: else their own card would come beside the one still on its way.
        answers = _by_loop(by_table, committed)
        for_threads = answers.pop(None, [])
        for loop, pairs in answers.items():
            if not loop.is_closed():
                loop.call_soon_threadsafe(_deliver, pairs)
        for result in committed:
            self._tell_listeners(result)
        # A thread goes on at once with what listeners do: it waits for them.
        _deliver(for_threads)

    def _batch(self, table: int, waiting: list[_Waiting]) -> Batch:
        epoch, state = self._states.get(table, (None, None))
        return Batch(table=table, envelopes=tuple(item.envelope for item in waiting), base=state, epoch=epoch)

    def _keep(self, result: Committed) -> None:
        if result.state is None or result.epoch is None:
            self._states.pop(result.table, None)
            return
        self._states[result.table] = (result.epoch, result.state)
        self._states.move_to_end(result.table)
        if len(self._states) > STATES_KEPT:
            self._states.popitem(last=False)

    def _tell_listeners(self, result: Committed) -> None:
        for listener in self.listeners:
            try:
                listener(result)
            except Exception:
                # An acknowledgement never depends on who else wants to know.
                logger.exception("a listener failed on table %d", result.table)


def _by_loop(
    by_table: dict[int, list[_Waiting]], committed: list[Committed]
) -> dict[asyncio.AbstractEventLoop | None, list[tuple[Reply, Outcome]]]:
    answers: dict[asyncio.AbstractEventLoop | None, list[tuple[Reply, Outcome]]] = {}
    for waiting, result in zip(by_table.values(), committed, strict=True):
        for item, outcome in zip(waiting, result.outcomes, strict=True):
            answers.setdefault(item.loop, []).append((item.reply, outcome))
    return answers


def _deliver(pairs: list[tuple[Reply, Outcome]]) -> None:
    for reply, outcome in pairs:
        try:
            reply(outcome)
        except Exception:
            # The next one waits for an answer too.
            logger.exception("an answer could not be given")


committer = Committer()
