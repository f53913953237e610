"""What the server writes down of itself: never an address that opens something for whoever reads it."""

import logging
import re

FORMAT = "%(asctime)s %(levelname)s %(name)s: %(message)s"
# Django notes the address of whatever it refuses: a wrong PIN, a form sent without its cookie.
_OPENING = re.compile(r"(/(?:t|f|siediti|iscrizioni|ingresso|filo|inviti|confirm/[\w-]+)/)[\w.~%-]{12,}")


class DiscreetFormatter(logging.Formatter):
    """Links with a secret in them without the secret, also inside tracebacks."""

    def format(self, record: logging.LogRecord) -> str:
        return _OPENING.sub(r"\1…", super().format(record))


def log_to_the_terminal() -> None:
    handler = logging.StreamHandler()
    handler.setFormatter(DiscreetFormatter(FORMAT))
    logging.basicConfig(level=logging.WARNING, handlers=[handler])
