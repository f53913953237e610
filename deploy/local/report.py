"""What the person at the terminal reads: one line per step, and one sentence when it cannot go on."""

import errno
import functools
import os
import signal
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from types import FrameType

DOT_SECONDS = 2
NO_SPACE = "The disk is full: free some space (about 1 GB is enough) and run the same command again."


class Stop(Exception):  # noqa: N818 -- it is how a command stops, with its sentence
    """The command cannot go on; the message is the one sentence to print."""


@contextmanager
def step(title: str) -> Iterator[None]:
    """Print `title`, a dot every two seconds while the body runs, and the seconds it took."""
    started = time.monotonic()
    done = threading.Event()

    def dots() -> None:
        while not done.wait(DOT_SECONDS):
            print(".", end="", flush=True)

    print(f"· {title} ", end="", flush=True)
    ticker = threading.Thread(target=dots, daemon=True)
    ticker.start()
    outcome = "stopped"
    try:
        yield
        outcome = f"{time.monotonic() - started:.0f} s"
    finally:
        done.set()
        ticker.join()
        print(f" {outcome}", flush=True)


def _raise_exit(signum: int, _frame: FrameType | None) -> None:
    sys.exit(128 + signum)


def entry_point(main: Callable[[], int]) -> Callable[[], None]:
    """Turn what stops `main` into one sentence and an exit code. SIGTERM unwinds, so that services are stopped."""

    @functools.wraps(main)
    def guarded() -> None:
        signal.signal(signal.SIGTERM, _raise_exit)
        try:
            code = main()
        except Stop as stop:
            _end(str(stop), 1)
        except KeyboardInterrupt:
            _end("Interrupted: the same command carries on from here.", 130)
        except OSError as error:
            if error.errno not in {errno.ENOSPC, errno.EDQUOT}:
                raise
            _end(NO_SPACE, 1)
        else:
            sys.exit(code)

    return guarded


def _end(sentence: str, code: int) -> None:
    with suppress(OSError):
        print(sentence, file=sys.stderr, flush=True)
    # A plain exit would flush what the full disk refused and end in a traceback.
    os._exit(code)
